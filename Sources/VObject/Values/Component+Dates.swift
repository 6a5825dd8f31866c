import CivilTime

extension ContentLine {
  /// The value as a day or time, in the zone that the TZID parameter names.
  ///
  /// - Throws: ``CivilTime/ValueError`` if the value is neither.
  package var dateValue: DateValue {
    get throws(ValueError) {
      let (zone, value) = zonedValue
      let bytes = value.span
      return try DateValue(parsing: bytes, bytes.trimmed(bytes.indices), timeZoneID: zone)
    }
  }

  /// The TZID parameter and the value.
  ///
  /// Some programs do not quote a TZID that holds colons, such as `tzone://Microsoft/Utc` or
  /// `UTC+02:00`, so that its end stands in front of the value.
  var zonedValue: (timeZoneID: String?, value: ArraySlice<UInt8>) {
    let value = valueBytes
    guard let zone = parameter("TZID") else { return (nil, value) }
    guard let colon = value.lastIndex(of: ASCII.colon),
      value[(colon + 1)...].prefix(8).count(where: \.isDigit) == 8
    else { return (zone, value) }
    let rest = String(decoding: value[..<colon], as: UTF8.self)
    return ("\(zone):\(rest)", value[(colon + 1)...])
  }
}

extension ContentLine {
  /// The value with the hyphens and colons of an extended day or time, if it is written in the most
  /// usual way.
  fileprivate var plainExtendedTime: String? {
    let facts = facts
    guard plainTime(facts) != nil else { return nil }
    var text: [UInt8] = []
    text.appendExtended(storage.span, facts.value)
    return String(decoding: text, as: UTF8.self)
  }
}

extension Component {
  /// The first property of that name as a day or time; `nil` if it is missing or cannot be read.
  package func dateValue(of name: String) -> DateValue? {
    try? property(named: name)?.dateValue
  }

  /// The same as jCal writes it, see ``DateValue/extendedText``.
  package func extendedDateText(of name: String) -> String? {
    property(named: name).flatMap { $0.plainExtendedTime ?? (try? $0.dateValue)?.extendedText }
  }

  /// Makes the first property of that name say `date`, or removes all of that name if it is `nil`.
  ///
  /// A line that already says this stays as it is; another keeps its other parameters.
  package mutating func setDateValue(_ date: DateValue?, of name: String) {
    guard let date else { return removeProperties(named: name) }
    guard dateValue(of: name) != date else { return }
    let line = ContentLine(name, parameters: date.parameters, value: date.text)
    setProperty(to: line, comparing: ["VALUE", "TZID"])
  }
}
