import VObject

/// Which lines of a file belong to which item, so that a diagnostic can name the item.
struct ItemLines {
  /// By line, each with the UID of the item that begins there.
  private var starts: [(line: Int, uid: String?)] = []

  init(of file: ParsedFile) {
    file.forEachComponent { component in
      if component.name == "VCARD" {
        add(component)
      } else {
        starts.append((component.lineNumber, nil))
        component.forEachComponent { add($0) }
      }
    }
  }

  private mutating func add(_ item: Component) {
    starts.append((item.lineNumber, item.text(of: "UID")))
  }

  /// The UID of the item that the line lies in; `nil` outside items and in one without.
  func uid(atLine line: Int) -> String? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? starts[low - 1].uid : nil
  }
}
