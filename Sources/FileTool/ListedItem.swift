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
  /// From the folder that is listed, for people.
  var path: String
  var uid: String
  var title: String
  /// A date or time in extended form, or `nil`.
  var start: String?

  /// Prints it on a line, tab-separated: kind, start, title, UID, path.
  func print(to output: inout FileOutput) {
    output.printField(kind.rawValue)
    output.printField(start ?? "")
    output.printField(title)
    output.printField(uid)
    output.printField(path, isLast: true)
  }

  /// Writes it as an object behind what `bytes` holds.
  func appendJSON(to bytes: inout [UInt8]) {
    func append(_ name: String, _ text: String) {
      bytes += name.utf8
      if text.isEmpty {
        bytes += "\"\"".utf8
      } else {
        JSONValue.string(text).append(to: &bytes)
      }
    }
    bytes += "{\"kind\":\"".utf8
    bytes += kind.rawValue.utf8
    append("\",\"path\":", path)
    append(",\"uid\":", uid)
    append(",\"title\":", title)
    if let start {
      append(",\"start\":", start)
    } else {
      bytes += ",\"start\":null".utf8
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

extension ListedItem {
  /// The event, to-do, journal entry or card, or `nil` if `component` is none.
  init?(_ component: Component, at path: String) {
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
    start = kind == .contact ? nil : component.extendedDateText(of: "DTSTART")
  }
}

/// Which items of a file have been seen, so that one that comes back is listed once.
struct ListedIdentities {
  private var uids: Set<[UInt8]> = []
  /// The UIDs that are not among ``uids`` yet, where nothing will be unless it is asked for.
  private var lines: [ContentLine] = []

  /// Whether the item is to be listed: it is new, or more than a change of one that has been seen.
  mutating func isListed(_ item: Component) -> Bool {
    let line = item.property(named: "UID")
    guard item.property(named: "RECURRENCE-ID") == nil else {
      for line in lines { uids.insert(Array(line.text.utf8)) }
      lines.removeAll()
      return uids.insert(Array((line?.text ?? "").utf8)).inserted
    }
    if let line {
      lines.append(line)
    } else {
      uids.insert([])
    }
    return true
  }
}
