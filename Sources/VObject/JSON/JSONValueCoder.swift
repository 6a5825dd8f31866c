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

  /// One JSON value for each element of a list, else one alone.
  ///
  /// - Throws: ``CivilTime/ValueError`` if the value is not of the type; its place counts from the
  ///   start of the element.
  func json(from value: ArraySlice<UInt8>) throws(ValueError) -> [JSONValue] {
    switch shape {
    case .single: return [try element(value)]
    case .list:
      var elements: [JSONValue] = []
      // One by one: of a million elements the first may be wrong.
      var rest: ArraySlice<UInt8>? = value
      while let list = rest {
        let end = TextEscaping.end(ofPartOf: list, before: ASCII.comma)
        elements.append(try element(list[..<end]))
        rest = end < list.endIndex ? list[(end + 1)...] : nil
      }
      return elements
    case .structured, .structuredLists:
      var fields: [JSONValue] = []
      for field in TextEscaping.split(value, at: ASCII.semicolon) {
        fields.append(try self.field(field))
      }
      guard type == .text || fields.count == 2 else {
        throw ValueError(at: 0, expected: "two numbers and a semicolon between them")
      }
      return [fields.count == 1 ? fields[0] : .array(fields)]
    }
  }

  private func field(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> JSONValue {
    guard shape == .structuredLists else { return try element(bytes) }
    let elements = TextEscaping.split(bytes, at: ASCII.comma).map {
      JSONValue.string(TextEscaping.unescaped($0))
    }
    return elements.count == 1 ? elements[0] : .array(elements)
  }

  private func element(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> JSONValue {
    switch type {
    case .text, .languageTag: .string(TextEscaping.unescaped(bytes))
    case .unknown: .string(String(decoding: bytes, as: UTF8.self))
    case .uri, .calAddress: .string(try address(bytes))
    case .binary: .string(try base64(bytes))
    case .boolean: try boolean(bytes.trimmed)
    case .integer: .number(try integer(bytes.trimmed))
    case .float: .number(try float(bytes.trimmed))
    case .recur: try RecurrenceText(parsing: bytes.trimmed).json
    case .duration: .string(try duration(bytes.trimmed))
    case .period: try period(bytes.trimmed)
    case .utcOffset: .string(try UTCOffset(parsing: bytes.trimmed).text(colon: ":"))
    case .time: .string(try PartialDate(parsingTime: bytes.trimmed).timeText(colon: ":"))
    case .date, .dateTime: .string(try date(bytes.trimmed))
    case .dateAndOrTime: .string(try PartialDate(parsing: bytes.trimmed).extendedText)
    case .timestamp: .string(try timestamp(bytes.trimmed))
    }
  }
}

extension JSONValueCoder {
  /// Cards escape the commas of URIs (RFC 6350 §3.4 in its own examples); calendars do not.
  private func address(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard !needsScheme || bytes.contains(ASCII.colon) else {
      throw ValueError(at: 0, expected: "a scheme and a colon")
    }
    return dialect == .calendar ? text : TextEscaping.unescapedAddress(bytes)
  }

  private func base64(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> String {
    var text: [UInt8] = []
    for (offset, byte) in bytes.enumerated() where !byte.isBlank {
      switch byte {
      case _ where byte.isNameByte && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_"),
        UInt8(ascii: "+"), UInt8(ascii: "/"), ASCII.equals:
        text.append(byte)
      default: throw ValueError(at: offset, expected: "base64")
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func boolean(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> JSONValue {
    if bytes.equalsIgnoringCase("TRUE".utf8) { return .boolean(true) }
    if bytes.equalsIgnoringCase("FALSE".utf8) { return .boolean(false) }
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

  private func duration(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try NominalDuration(parsing: text)
    return text
  }

  private func period(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> JSONValue {
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      throw ValueError(at: bytes.count, expected: "a slash")
    }
    let start = JSONValueCoder(type: .dateTime, dialect: dialect)
    let end = bytes[(slash + 1)...]
    let isDuration = end.contains { $0.uppercased == UInt8(ascii: "P") }
    return .array([
      .string(try start.date(bytes[..<slash])),
      .string(isDuration ? try duration(end) : try start.date(end)),
    ])
  }

  /// A DATE or DATE-TIME, whichever the type says; in cards also with parts missing.
  private func date(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> String {
    let isDate = type == .date
    if dialect == .calendar {
      let value = try DateValue(parsing: bytes, timeZoneID: nil)
      if case .date = value, !isDate { throw ValueError(at: 8, expected: "T and a time") }
      if case .dateTime = value, isDate { throw ValueError(at: 8, expected: "the end") }
    }
    let parts = try PartialDate(parsing: bytes)
    if parts.timeText(colon: "").isEmpty != isDate {
      throw ValueError(at: 0, expected: isDate ? "a date alone" : "a date and a time")
    }
    return parts.extendedText
  }

  private func timestamp(_ bytes: ArraySlice<UInt8>) throws(ValueError) -> String {
    let parts = try PartialDate(parsing: bytes)
    guard parts.year != nil, parts.day != nil, parts.second != nil else {
      throw ValueError(at: 0, expected: "a complete date and time")
    }
    return parts.extendedText
  }
}
