/// A key as the terminal reports it, modifiers included.
package enum Key: Hashable, Sendable {
  /// A character as typed; capitals stand for themselves, the space bar is " ".
  case character(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 is 1.
  case function(Int)
  /// A character with Ctrl, letters in lower case.
  ///
  /// Ctrl-H, Ctrl-I and Ctrl-M do not occur: terminals send them as backspace, tab and enter.
  case control(Character)
  /// A character with Alt, or one that follows a quick Escape.
  case alt(Character)
}

extension Key: CustomStringConvertible {
  /// The name people read and write in a keymap: `g`, `Space`, `Ctrl-F`, `Alt-b`, `PgUp`, `F1`.
  package var description: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    case .control(" "): "Ctrl-Space"
    case .control(let character): "Ctrl-" + String(character).uppercased()
    case .alt(" "): "Alt-Space"
    case .alt(let character): "Alt-\(character)"
    default: Self.names.first { $0.key == self }?.name ?? ""
    }
  }

  /// Reads a name as ``description`` writes it.
  ///
  /// Names of keys and of Ctrl are read in any case and in a few common spellings (`C-f`, `^F`,
  /// `PageUp`, `Return`); single characters are taken as they are.
  package init?(parsing name: String) {
    if name.count == 1, let character = name.first {
      self = character == "\n" ? .enter : .character(character)
      return
    }
    let lowered = name.lowercased()
    if let key = Self.names.first(where: { $0.name.lowercased() == lowered })?.key
      ?? Self.otherNames[lowered]
    {
      self = key
    } else if lowered.first == "f", let number = Int(lowered.dropFirst()), 1...63 ~= number {
      self = .function(number)
    } else if let rest = Self.rest(of: lowered, after: ["ctrl-", "ctrl+", "c-", "^"]) {
      self.init(controlNamed: rest)
    } else if Self.rest(of: lowered, after: ["alt-", "alt+", "m-"]) != nil,
      let dash = name.dropLast().lastIndex(where: { "-+".contains($0) }),
      let character = Self.character(named: name[name.index(after: dash)...])
    {
      self = .alt(character)
    } else {
      return nil
    }
  }

  /// The keys of a script such as `jj<Enter>gg<Ctrl-F>ro`, names in angle brackets.
  ///
  /// `<lt>` stands for "<". Returns `nil` if a name is unknown or a bracket is not closed.
  package static func script(_ script: String) -> [Key]? {
    var keys: [Key] = []
    var rest = script[...]
    while let first = rest.popFirst() {
      guard first == "<" else {
        keys.append(first == "\n" ? .enter : .character(first))
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { return nil }
      let name = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      guard let key = name == "lt" ? .character("<") : Key(parsing: name) else { return nil }
      keys.append(key)
    }
    return keys
  }

  private init?(controlNamed rest: Substring) {
    guard let character = Self.character(named: rest), character.isASCII else { return nil }
    switch character {
    case "i": self = .tab
    case "m": self = .enter
    case "h": self = .backspace
    case "[": self = .escape
    default: self = .control(character)
    }
  }

  private static func character(named name: Substring) -> Character? {
    if name.lowercased() == "space" { return " " }
    return name.count == 1 ? name.first : nil
  }

  private static func rest(of name: String, after prefixes: [String]) -> Substring? {
    prefixes.first { name.hasPrefix($0) && name.count > $0.count }
      .map { name.dropFirst($0.count) }
  }

  private static let names: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab),
    ("Backspace", .backspace), ("Delete", .delete), ("Insert", .insert),
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
  ]

  private static let otherNames: [String: Key] = [
    "return": .enter, "cr": .enter, "escape": .escape, "backtab": .backTab, "s-tab": .backTab,
    "bs": .backspace, "del": .delete, "ins": .insert, "pageup": .pageUp, "pagedown": .pageDown,
    "space": .character(" "),
  ]
}
