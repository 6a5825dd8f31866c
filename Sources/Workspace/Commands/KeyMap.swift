import TerminalUI

/// Which keys give which commands.
///
/// One sequence may stand for several commands as long as they apply in different contexts.
package struct KeyMap: Hashable, Sendable {
  /// What the keys pressed so far amount to.
  enum Match: Hashable {
    case nothing
    /// More keys may follow.
    case beginning
    case command(Command)
  }

  private var commands: [KeySequence: [Command]] = [:]
  private var sequences: [Command: [KeySequence]] = [:]
  private var beginnings: Set<KeySequence> = []

  /// The keys as shipped.
  package static let standard: KeyMap = {
    var map = KeyMap()
    for entry in CommandEntry.table {
      for keys in entry.keys.compactMap(KeySequence.init(parsing:)) { map.add(keys, entry.command) }
    }
    return map
  }()

  /// Lets `keys` give `command`, and no other one that applies where it does.
  package mutating func bind(_ keys: KeySequence, to command: Command) {
    for other in commands[keys, default: []] where overlaps(other, command) {
      remove(keys, other)
    }
    add(keys, command)
  }

  /// Lets `keys` give nothing any more.
  package mutating func unbind(_ keys: KeySequence) {
    for command in commands[keys, default: []] { remove(keys, command) }
  }

  /// The keys of `command`, the one to show first.
  package func keys(for command: Command) -> [KeySequence] {
    sequences[command, default: []]
  }

  /// The keys to show beside a command: `g k`, or nothing.
  func label(for command: Command) -> String {
    sequences[command]?.first?.description ?? ""
  }

  func match(_ pressed: [Key], in context: Contexts) -> Match {
    let keys = KeySequence(pressed)
    let found = commands[keys]?.first { $0.entry.contexts.contains(context) }
    if let found { return .command(found) }
    return beginnings.contains(keys) ? .beginning : .nothing
  }

  private func overlaps(_ left: Command, _ right: Command) -> Bool {
    !left.entry.contexts.isDisjoint(with: right.entry.contexts)
  }

  private mutating func add(_ keys: KeySequence, _ command: Command) {
    commands[keys, default: []].append(command)
    sequences[command, default: []].append(keys)
    noteBeginnings()
  }

  private mutating func remove(_ keys: KeySequence, _ command: Command) {
    commands[keys]?.removeAll { $0 == command }
    sequences[command]?.removeAll { $0 == keys }
    noteBeginnings()
  }

  private mutating func noteBeginnings() {
    beginnings = []
    for (keys, bound) in commands where !bound.isEmpty {
      for count in 1..<max(1, keys.keys.count) {
        beginnings.insert(KeySequence(Array(keys.keys.prefix(count))))
      }
    }
  }
}
