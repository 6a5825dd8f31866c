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

  /// Writes a JSON value for each element of a list with commas between them, else one alone.
  ///
  /// - Throws: ``CivilTime/ValueError`` if the value is not of the type; its place counts from the
  ///   start of the element. What was written until then must be taken away again.
  func append(_ value: ArraySlice<UInt8>, to json: inout [UInt8]) throws(ValueError) {
    switch shape {
    case .single: try append(element: value, to: &json)
    case .list:
      // One by one: of a million elements the first may be wrong.
      var rest: ArraySlice<UInt8>? = value
      while let list = rest {
        let end = TextEscaping.end(ofPartOf: list, before: ASCII.comma)
        if list.startIndex > value.startIndex { json.append(ASCII.comma) }
        try append(element: list[..<end], to: &json)
        rest = end < list.endIndex ? list[(end + 1)...] : nil
      }
    case .structured, .structuredLists:
      let fields = TextEscaping.split(value, at: ASCII.semicolon)
      try appendAlone(fields, to: &json) { (field, json) throws(ValueError) in
        try append(field: field, to: &json)
      }
      guard type == .text || fields.count == 2 else {
        throw ValueError(at: 0, expected: "two numbers and a semicolon between them")
      }
    }
  }

  private func append(
    field bytes: ArraySlice<UInt8>, to json: inout [UInt8]
  ) throws(ValueError) {
    guard shape == .structuredLists else { return try append(element: bytes, to: &json) }
    let elements = TextEscaping.split(bytes, at: ASCII.comma)
    try appendAlone(elements, to: &json) { (element, json) throws(ValueError) in
      json.appendJSON(TextEscaping.unescapedBytes(element))
    }
  }

  /// Writes one part alone, and any other number as an array.
  private func appendAlone(
    _ parts: [ArraySlice<UInt8>], to json: inout [UInt8],
    _ append: (ArraySlice<UInt8>, inout [UInt8]) throws(ValueError) -> Void
  ) throws(ValueError) {
    if parts.count != 1 { json.append(UInt8(ascii: "[")) }
    for (index, part) in parts.enumerated() {
      if index > 0 { json.append(ASCII.comma) }
      try append(part, &json)
    }
    if parts.count != 1 { json.append(UInt8(ascii: "]")) }
  }

  private func append(
    element bytes: ArraySlice<UInt8>, to json: inout [UInt8]
  ) throws(ValueError) {
    switch type {
    case .text, .languageTag: json.appendJSON(TextEscaping.unescapedBytes(bytes))
    case .unknown: json.appendJSON(bytes)
    case .uri, .calAddress: json.appendJSON(try address(bytes))
    case .binary: try appendBase64(bytes, to: &json)
    case .boolean: json += (try boolean(bytes.trimmed) ? "true" : "false").utf8
    case .integer: json += try integer(bytes.trimmed).utf8
    case .float: json += try float(bytes.trimmed).utf8
    case .recur: try RecurrenceText(parsing: bytes.trimmed).json.append(to: &json)
    case .duration: try appendDuration(bytes.trimmed, to: &json)
    case .period: try appendPeriod(bytes.trimmed, to: &json)
    case .utcOffset:
      JSONValue.append(try UTCOffset(parsing: bytes.trimmed).text(colon: ":"), to: &json)
    case .time:
      JSONValue.append(try PartialDate(parsingTime: bytes.trimmed).timeText(colon: ":"), to: &json)
    case .date, .dateTime, .dateAndOrTime, .timestamp: try appendDate(bytes.trimmed, to: &json)
    }
  }
}

extension JSONValueCoder {
  /// Cards escape the commas of URIs (RFC 6350 §3.4 in its own examples); calendars do not.
  private func address(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> ArraySlice<UInt8> {
    guard !needsScheme || bytes.contains(ASCII.colon) else {
      throw ValueError(at: 0, expected: "a scheme and a colon")
    }
    return dialect == .calendar ? bytes : TextEscaping.unescapedAddress(bytes)
  }

  private func appendBase64(
    _ bytes: ArraySlice<UInt8>, to json: inout [UInt8]
  ) throws(ValueError) {
    json.append(ASCII.quote)
    for index in bytes.indices where !bytes[index].isBlank {
      switch bytes[index] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), ASCII.equals:
        json.append(bytes[index])
      default: throw ValueError(at: index - bytes.startIndex, expected: "base64")
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
    _ bytes: ArraySlice<UInt8>, to json: inout [UInt8]
  ) throws(ValueError) {
    _ = try NominalDuration(parsing: String(decoding: bytes, as: UTF8.self))
    json.appendJSON(bytes)
  }

  private func appendPeriod(
    _ bytes: ArraySlice<UInt8>, to json: inout [UInt8]
  ) throws(ValueError) {
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      throw ValueError(at: bytes.count, expected: "a slash")
    }
    let time = JSONValueCoder(type: .dateTime, dialect: dialect)
    json.append(UInt8(ascii: "["))
    try time.appendDate(bytes[..<slash], to: &json)
    json.append(ASCII.comma)
    let end = bytes[(slash + 1)...]
    if end.contains(where: { $0.uppercased == UInt8(ascii: "P") }) {
      try appendDuration(end, to: &json)
    } else {
      try time.appendDate(end, to: &json)
    }
    json.append(UInt8(ascii: "]"))
  }
}

extension JSONValueCoder {
  private func appendDate(
    _ bytes: ArraySlice<UInt8>, to json: inout [UInt8]
  ) throws(ValueError) {
    if !appendPlainDate(bytes, to: &json) {
      JSONValue.append(try date(bytes).extendedText, to: &json)
    }
  }

  /// Writes what is in the one form of RFC 5545, with hyphens and colons put in.
  private func appendPlainDate(_ bytes: ArraySlice<UInt8>, to json: inout [UInt8]) -> Bool {
    guard type == .dateAndOrTime || type == .date || bytes.count > 8,
      type != .date || bytes.count == 8,
      CalendarTime(plainly: bytes.span, 0..<bytes.count) != nil
    else { return false }
    json.append(ASCII.quote)
    json.appendExtended(bytes.span, 0..<bytes.count)
    json.append(ASCII.quote)
    return true
  }

  private func date(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> PartialDate {
    let isDate = type == .date
    if dialect == .calendar, isDate || type == .dateTime {
      let value = try DateValue(parsing: bytes, timeZoneID: nil)
      if case .date = value, !isDate { throw ValueError(at: 8, expected: "T and a time") }
      if case .dateTime = value, isDate { throw ValueError(at: 8, expected: "the end") }
    }
    let parts = try PartialDate(parsing: bytes)
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
