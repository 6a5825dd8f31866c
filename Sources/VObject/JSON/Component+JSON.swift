extension Component {
  /// The component on one line of JSON: jCal (RFC 7265) of a calendar, jCard (RFC 7095) of a card.
  ///
  /// Written property by property, so that it needs little memory beyond the text itself.
  package var json: [UInt8] {
    var bytes: [UInt8] = []
    appendJSON(to: &bytes, in: Dialect(of: self))
    return bytes
  }

  private func appendJSON(to bytes: inout [UInt8], in dialect: Dialect) {
    bytes += "[".utf8
    JSONValue.string(name.lowercased()).append(to: &bytes)
    bytes += ",[".utf8
    for case .property(let line) in items {
      if bytes.last == UInt8(ascii: "]") { bytes.append(ASCII.comma) }
      if !line.appendPlainJSON(to: &bytes, in: dialect) {
        line.appendJSON(to: &bytes, in: dialect)
      }
    }
    bytes += "]".utf8
    let components = components
    if dialect == .calendar || !components.isEmpty {
      bytes += ",[".utf8
      for (index, component) in components.enumerated() {
        if index > 0 { bytes.append(ASCII.comma) }
        component.appendJSON(to: &bytes, in: dialect)
      }
      bytes += "]".utf8
    }
    bytes += "]".utf8
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
