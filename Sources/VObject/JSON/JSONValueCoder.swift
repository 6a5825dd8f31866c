import CivilTime

/// Turns values of one type into JSON and back, RFC 7265 §3.6 and RFC 7095 §3.5.
struct JSONValueCoder {
  var type: ValueType
  var shape: ValueShape
  var dialect: Dialect
  /// Whether a URI without a scheme is to be taken for a text.
  private var needsScheme = false

  init(type: ValueType, shape: ValueShape = .single, dialect: Dialect) {
    (self.type, self.shape, self.dialect) = (type, shape, dialect)
  }

  /// For a property so defined, whose value is of `type`.
  init(type: ValueType, definition: PropertyDefinition, dialect: Dialect) {
    let isDefined = type == definition.type || definition.shape == .list
    self.init(type: type, shape: isDefined ? definition.shape : .single, dialect: dialect)
    needsScheme = type == .uri && definition.otherTypes.contains(.text)
  }

  /// Writes what stands in `range` of `bytes` as a JSON value for each element of a list with commas
  /// between them, else as one alone.
  ///
  /// - Throws: ``CivilTime/ValueError`` if the value is not of the type; its place counts from the
  ///   start of the element. What was written until then must be taken away again.
  func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    switch shape {
    case .single: try append(element: bytes, range, to: &json)
    case .list:
      // One by one: of a million elements the first may be wrong.
      var rest = range
      while true {
        let end = TextEscaping.end(ofPartOf: bytes, rest, before: ASCII.comma)
        try append(element: bytes, rest.lowerBound..<end, to: &json)
        guard end < range.upperBound else { return }
        json.append(ASCII.comma)
        rest = end + 1..<range.upperBound
      }
    case .structured, .structuredLists:
      let count = try appendParts(of: bytes, range, at: ASCII.semicolon, to: &json) {
        (bytes, field, json) throws(ValueError) in
        try append(field: bytes, field, to: &json)
      }
      guard type == .text || count == 2 else {
        throw ValueError(at: 0, expected: "two numbers and a semicolon between them")
      }
    }
  }

  private func append(
    field bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    guard shape == .structuredLists else {
      return try append(element: bytes, range, to: &json)
    }
    _ = try appendParts(of: bytes, range, at: ASCII.comma, to: &json) {
      (bytes, element, json) throws(ValueError) in
      json.appendJSON(unescaping: bytes, element)
    }
  }

  /// Writes one part alone, and any other number as an array; tells how many there are.
  private func appendParts(
    of bytes: Span<UInt8>, _ range: Range<Int>, at separator: UInt8, to json: inout [UInt8],
    _ append: (Span<UInt8>, Range<Int>, inout [UInt8]) throws(ValueError) -> Void
  ) throws(ValueError) -> Int {
    var end = TextEscaping.end(ofPartOf: bytes, range, before: separator)
    guard end < range.upperBound else {
      try append(bytes, range, &json)
      return 1
    }
    json.append(UInt8(ascii: "["))
    try append(bytes, range.lowerBound..<end, &json)
    var count = 1
    while end < range.upperBound {
      let start = end + 1
      end = TextEscaping.end(ofPartOf: bytes, start..<range.upperBound, before: separator)
      json.append(ASCII.comma)
      try append(bytes, start..<end, &json)
      count += 1
    }
    json.append(UInt8(ascii: "]"))
    return count
  }
  private func append(
    element bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    switch type {
    case .text, .languageTag: json.appendJSON(unescaping: bytes, range)
    case .unknown: json.appendJSON(bytes, range)
    case .uri, .calAddress: try appendAddress(bytes, range, to: &json)
    case .binary: try appendBase64(bytes, range, to: &json)
    default: try append(trimmed: bytes, bytes.trimmed(range), to: &json)
    }
  }

  /// Writes a value of a type that knows no blanks.
  private func append(
    trimmed bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    switch type {
    case .boolean: json += (try boolean(bytes.slice(range)) ? "true" : "false").utf8
    case .integer: json += try integer(bytes.slice(range)).utf8
    case .float: json += try float(bytes.slice(range)).utf8
    case .recur: try RecurrenceText(parsing: bytes.slice(range)).json.append(to: &json)
    case .duration: try appendDuration(bytes, range, to: &json)
    case .period: try appendPeriod(bytes, range, to: &json)
    case .utcOffset:
      JSONValue.append(try UTCOffset(parsing: bytes, range).text(colon: ":"), to: &json)
    case .time:
      let time = try PartialDate(parsingTime: bytes, range)
      JSONValue.append(time.timeText(colon: ":"), to: &json)
    case .date, .dateTime, .dateAndOrTime, .timestamp: try appendDate(bytes, range, to: &json)
    case .text, .languageTag, .unknown, .uri, .calAddress, .binary: break
    }
  }
}

extension JSONValueCoder {
  /// Cards escape the commas of URIs (RFC 6350 §3.4 in its own examples); calendars do not.
  private func appendAddress(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    guard !needsScheme || range.contains(where: { bytes[$0] == ASCII.colon }) else {
      throw ValueError(at: 0, expected: "a scheme and a colon")
    }
    if dialect == .calendar || !range.contains(where: { bytes[$0] == ASCII.backslash }) {
      json.appendJSON(bytes, range)
    } else {
      json.appendJSON(TextEscaping.unescapedAddress(bytes.slice(range)))
    }
  }

  private func appendBase64(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    json.append(ASCII.quote)
    for index in range where !bytes[index].isBlank {
      switch bytes[index] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), ASCII.equals:
        json.append(bytes[index])
      default: throw ValueError(at: index - range.lowerBound, expected: "base64")
      }
    }
    json.append(ASCII.quote)
  }

  private func boolean(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> Bool {
    if bytes.equalsIgnoringCase("TRUE".utf8) { return true }
    if bytes.equalsIgnoringCase("FALSE".utf8) { return false }
    throw ValueError(at: 0, expected: "TRUE or FALSE")
  }

  /// RFC 5545 §3.3.8: -2147483648 to 2147483647.
  private func integer(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> String {
    guard let number = Int32(String(decoding: bytes, as: UTF8.self)) else {
      throw ValueError(at: 0, expected: "an integer of 32 bits")
    }
    return String(number)
  }

  /// The same digits as JSON allows them: no plus, no zeros in front, a digit before the point.
  private func float(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> String {
    var rest = bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let parts = rest.split(separator: ASCII.period, omittingEmptySubsequences: false)
    guard rest.contains(where: \.isDigit), parts.count <= 2,
      parts.allSatisfy({ $0.allSatisfy(\.isDigit) })
    else { throw ValueError(at: 0, expected: "a number") }
    let whole = parts[0].drop { $0 == UInt8(ascii: "0") }
    var text = isNegative ? "-" : ""
    text += whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
    if parts.count == 2, !parts[1].isEmpty {
      text += "." + String(decoding: parts[1], as: UTF8.self)
    }
    return text
  }

  private func appendDuration(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    _ = try NominalDuration(parsing: String(decoding: bytes.slice(range), as: UTF8.self))
    json.appendJSON(bytes, range)
  }

  private func appendPeriod(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    guard let slash = range.first(where: { bytes[$0] == UInt8(ascii: "/") }) else {
      throw ValueError(at: range.count, expected: "a slash")
    }
    let time = JSONValueCoder(type: .dateTime, dialect: dialect)
    json.append(UInt8(ascii: "["))
    try time.appendDate(bytes, range.lowerBound..<slash, to: &json)
    json.append(ASCII.comma)
    let end = slash + 1..<range.upperBound
    if end.contains(where: { bytes[$0].uppercased == UInt8(ascii: "P") }) {
      try appendDuration(bytes, end, to: &json)
    } else {
      try time.appendDate(bytes, end, to: &json)
    }
    json.append(UInt8(ascii: "]"))
  }
}

extension JSONValueCoder {
  private func appendDate(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) throws(ValueError) {
    if !appendPlainDate(bytes, range, to: &json) {
      JSONValue.append(try date(bytes, range).extendedText, to: &json)
    }
  }

  /// Writes what is in the one form of RFC 5545, with hyphens and colons put in.
  private func appendPlainDate(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) -> Bool {
    guard type == .dateAndOrTime || type == .date || range.count > 8,
      type != .date || range.count == 8, CalendarTime(plainly: bytes, range) != nil
    else { return false }
    json.append(ASCII.quote)
    json.appendExtended(bytes, range)
    json.append(ASCII.quote)
    return true
  }

  private func date(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(ValueError) -> PartialDate {
    let isDate = type == .date
    if dialect == .calendar, isDate || type == .dateTime {
      let value = try DateValue(parsing: bytes, range, timeZoneID: nil)
      if case .date = value, !isDate { throw ValueError(at: 8, expected: "T and a time") }
      if case .dateTime = value, isDate { throw ValueError(at: 8, expected: "the end") }
    }
    let parts = try PartialDate(parsing: bytes, range)
    switch type {
    case .date, .dateTime:
      if parts.timeText(colon: "").isEmpty != isDate {
        throw ValueError(at: 0, expected: isDate ? "a date alone" : "a date and a time")
      }
    case .timestamp:
      guard parts.year != nil, parts.day != nil, parts.second != nil else {
        throw ValueError(at: 0, expected: "a complete date and time")
      }
    default: break
    }
    return parts
  }
}
