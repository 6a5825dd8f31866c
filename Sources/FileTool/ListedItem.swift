import VObject

/// What `list` shows of one item.
struct ListedItem {
  /// What kind of item it is; the raw values are what is printed.
  enum Kind: String {
    case event
    case todo
    case journal
    case contact
    case mail
  }

  var kind: Kind
  /// From the folder that is listed.
  var path: OperandPath
  var uid: String
  var title: String
  /// A date or time in extended form, or `nil`.
  var start: String?

  /// Tab-separated: kind, start, title, UID, path.
  var text: String {
    [kind.rawValue, start ?? "", title, uid, path.text].map { field in
      FileOutput.harmless(Self.onOneLine(field), keeping: "")
    }.joined(separator: "\t")
  }

  private static func onOneLine(_ field: String) -> String {
    let isBreak = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") }
    guard field.utf8.contains(where: isBreak) else { return field }
    return String(
      decoding: field.utf8.map { isBreak($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }

  var json: JSONValue {
    .object([
      .init("kind", .string(kind.rawValue)),
      .init("path", .string(path.text)),
      .init("uid", .string(uid)),
      .init("title", .string(title)),
      .init("start", start.map { .string($0) } ?? .null),
    ])
  }
}

extension ListedItem {
  /// Calls `body` with each event, to-do, journal entry and card of a file, a recurring one once.
  static func forEach(
    of file: ParsedFile, at path: OperandPath, _ body: (ListedItem) -> Void
  ) {
    var seen: Set<String> = []
    func list(_ item: Component) {
      guard let listed = ListedItem(item, at: path) else { return }
      let isNew = seen.insert(listed.uid).inserted
      if isNew || item.property(named: "RECURRENCE-ID") == nil { body(listed) }
    }
    file.forEachComponent { component in
      if component.name == "VCARD" {
        list(component)
      } else {
        component.forEachComponent { list($0) }
      }
    }
  }

  private init?(_ component: Component, at path: OperandPath) {
    switch component.name {
    case "VEVENT": kind = .event
    case "VTODO": kind = .todo
    case "VJOURNAL": kind = .journal
    case "VCARD": kind = .contact
    default: return nil
    }
    self.path = path
    uid = component.text(of: "UID") ?? ""
    title = component.text(of: kind == .contact ? "FN" : "SUMMARY") ?? ""
    start = kind == .contact ? nil : component.dateValue(of: "DTSTART")?.extendedText
  }
}
