extension Component {
  /// The component on one line of JSON: jCal (RFC 7265) of a calendar, jCard (RFC 7095) of a card.
  package var json: [UInt8] {
    var bytes: [UInt8] = []
    var problems = DiagnosticList(limit: 0)
    writeJSON(finding: &problems) { bytes += $0 }
    return bytes
  }

  /// Writes what ``json`` is in pieces of some 64 KiB, but no property in two, and adds to `problems`
  /// what is wrong with the values of properties, as ``ParsedFile/valueProblemList`` has it.
  package func writeJSON(finding problems: inout DiagnosticList, _ write: ([UInt8]) -> Void) {
    let dialect = Dialect(of: self)
    var writer = JSONWriter(in: dialect, finding: problems)
    appendJSON(to: &writer, in: dialect, write)
    write(writer.text)
    problems = writer.problems
  }

  private func appendJSON(
    to writer: inout JSONWriter, in dialect: Dialect, _ write: ([UInt8]) -> Void
  ) {
    writer.text.append(UInt8(ascii: "["))
    JSONValue.append(name.lowercased(), to: &writer.text)
    writer.text += ",[".utf8
    var isFirst = true
    for case .property(let line) in items {
      if !isFirst { writer.text.append(ASCII.comma) }
      isFirst = false
      writer.append(line)
      writer.flush(to: write)
    }
    writer.text.append(UInt8(ascii: "]"))
    let hasComponents = items.contains { if case .component = $0 { true } else { false } }
    if dialect == .calendar || hasComponents {
      writer.text += ",[".utf8
      isFirst = true
      for case .component(let component) in items {
        if !isFirst { writer.text.append(ASCII.comma) }
        isFirst = false
        component.appendJSON(to: &writer, in: dialect, write)
      }
      writer.text.append(UInt8(ascii: "]"))
    }
    writer.text.append(UInt8(ascii: "]"))
    writer.flush(to: write)
  }

  /// Makes a component of jCal or jCard; what is no property or component in it is left out.
  ///
  /// Returns `nil` if `json` is no array of a name and properties.
  package init?(json: JSONValue) {
    var dialect = Dialect.calendar
    if case .array(let parts) = json, case .string(let name)? = parts.first,
      name.lowercased() == "vcard"
    {
      dialect = Self.cardDialect(of: parts.dropFirst().first?.elements ?? [])
    }
    self.init(json: json, dialect: dialect, depth: ParsedFile.depthLimit)
  }

  private init?(json: JSONValue, dialect: Dialect, depth: Int) {
    guard depth > 0, case .array(let parts) = json, parts.count >= 2,
      case .string(let name) = parts[0], case .array(let properties) = parts[1]
    else { return nil }
    self.init(name: name)
    for property in properties {
      if let line = ContentLine(json: property, dialect: dialect) { items.append(.property(line)) }
    }
    for component in parts.count > 2 ? parts[2].elements : [] {
      if let inner = Component(json: component, dialect: dialect, depth: depth - 1) {
        items.append(.component(inner))
      }
    }
  }

  private static func cardDialect(of properties: [JSONValue]) -> Dialect {
    let version = properties.first { $0.elements.first == .string("version") }
    switch version?.elements.last?.plainText.prefix(1) {
    case "2": return .card21
    case "3": return .card3
    default: return .card4
    }
  }
}
