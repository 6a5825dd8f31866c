import Domain
package import TerminalUI

/// Keys that are pressed after each other to give one command: `n`, or `g k`.
package struct KeySequence: Hashable, Sendable {
  package let keys: [Key]

  init(_ keys: [Key]) {
    self.keys = keys
  }

  /// Reads key names with spaces between them: `g k`, `Ctrl-F`; `nil` if one is unknown.
  package init?(parsing names: String) {
    let keys = names.split(separator: " ").map { Key(parsing: String($0)) }
    let known = keys.compactMap { $0 }
    guard !known.isEmpty, known.count == keys.count else { return nil }
    self.keys = known
  }
}

extension KeySequence: CustomStringConvertible {
  package var description: String {
    keys.map(\.description).joined(separator: " ")
  }
}
