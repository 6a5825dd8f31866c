extension ContentLine {
  /// Makes a line of a jCal or jCard property: name, parameters, type, values.
  ///
  /// RFC 7265 §4 and RFC 7095 §4. Returns `nil` if `json` is no such array.
  package init?(json: JSONValue, dialect: Dialect) {
    guard case .array(let parts) = json, parts.count >= 4, case .string(let name) = parts[0],
      case .object(let members) = parts[1], case .string(let typeName) = parts[2],
      Self.isPropertyName(name.utf8)
    else { return nil }
    let definition = dialect.definition(of: asciiUppercased(name))
    let type = ValueType(named: typeName)
    var parameters = members.filter { $0.name != "group" }.map {
      Parameter($0.name, $0.value.elements.map(\.plainText))
    }
    if type != .unknown, type != definition?.type || type == nil {
      parameters.insert(Parameter("VALUE", typeName.uppercased()), at: 0)
    }
    if type == .binary, dialect == .calendar,
      !parameters.contains(where: { $0.name == "ENCODING" })
    {
      parameters.append(Parameter("ENCODING", "BASE64"))
    }
    let coder = JSONValueCoder(type: type ?? .unknown, dialect: dialect)
    let group = members.first { $0.name == "group" }?.value.plainText
    self.init(
      asciiUppercased(name), group: group, parameters: parameters,
      value: coder.value(from: Array(parts[3...])))
  }
}

extension JSONValueCoder {
  /// The value, escaped and in the form of the dialect, of what ``json(from:)`` makes.
  func value(from elements: [JSONValue]) -> String {
    elements.map { element in
      switch (type, element) {
      case (.recur, _): RecurrenceText(json: element)?.text ?? text(of: element)
      case (.period, .array(let ends)): ends.map(text).joined(separator: "/")
      case (_, .array(let fields)):
        fields.map { $0.elements.map(text).joined(separator: ",") }.joined(separator: ";")
      default: text(of: element)
      }
    }.joined(separator: ",")
  }

  private func text(of element: JSONValue) -> String {
    let text = element.plainText
    switch type {
    case .text, .languageTag: return String(decoding: TextEscaping.escaped(text), as: UTF8.self)
    case .date, .dateTime, .dateAndOrTime, .timestamp, .period:
      guard dialect == .calendar || dialect == .card4,
        let parts = try? PartialDate(parsing: text)
      else { return text }
      return parts.basicText
    case .time:
      let bytes = Array(text.utf8)
      let parts = try? PartialDate(parsingTime: bytes.span, bytes.indices)
      return parts?.timeText(colon: "") ?? text
    case .utcOffset:
      guard dialect != .card3, let offset = try? UTCOffset(parsing: text) else { return text }
      return offset.text(colon: "")
    case .boolean: return text.uppercased()
    default: return text
    }
  }
}

extension JSONValue {
  /// The elements of an array, or the value itself alone.
  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [self] }
  }

  /// A string, number or Boolean as text, and nothing for all else.
  var plainText: String {
    switch self {
    case .string(let text): text
    case .number(let digits): digits
    case .boolean(let value): value ? "true" : "false"
    case .null, .array, .object: ""
    }
  }
}
