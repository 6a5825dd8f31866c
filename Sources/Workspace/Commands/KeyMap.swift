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
  /// The beginnings of longer sequences, and where those apply.
  private var beginnings: [KeySequence: Contexts] = [:]

  /// The keys as shipped.
  package static let standard: KeyMap = {
    var map = KeyMap()
    for entry in CommandEntry.table {
      for keys in entry.keys.compactMap(KeySequence.init(parsing:)) { map.add(keys, entry.command) }
    }
    map.noteBeginnings()
    return map
  }()

  /// Lets `keys` give `command`, and no other one that applies where it does.
  package mutating func bind(_ keys: KeySequence, to command: Command) {
    for other in commands[keys, default: []] where overlaps(other, command) {
      remove(keys, other)
    }
    add(keys, command)
    noteBeginnings()
  }

  /// Lets `keys` give nothing any more.
  package mutating func unbind(_ keys: KeySequence) {
    for command in commands[keys, default: []] { remove(keys, command) }
    noteBeginnings()
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
    let isBeginning = beginnings[keys].map { !$0.isDisjoint(with: context) } ?? false
    return isBeginning ? .beginning : .nothing
  }

  private func overlaps(_ left: Command, _ right: Command) -> Bool {
    !left.entry.contexts.isDisjoint(with: right.entry.contexts)
  }

  private mutating func add(_ keys: KeySequence, _ command: Command) {
    commands[keys, default: []].append(command)
    sequences[command, default: []].append(keys)
  }

  private mutating func remove(_ keys: KeySequence, _ command: Command) {
    commands[keys]?.removeAll { $0 == command }
    sequences[command]?.removeAll { $0 == keys }
  }

  private mutating func noteBeginnings() {
    beginnings = [:]
    for (keys, bound) in commands where keys.keys.count > 1 {
      let contexts = bound.reduce(Contexts()) { $0.union($1.entry.contexts) }
      for count in 1..<keys.keys.count {
        beginnings[KeySequence(Array(keys.keys.prefix(count))), default: []].formUnion(contexts)
      }
    }
  }
}
