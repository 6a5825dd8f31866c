import Foundation

/// Names that differ only in capitals, or in how their letters are composed: on the systems that some
/// people sync with, one file of the two would replace the other.
struct NameCollisions {
  /// Each name after the first of its kind, with that first one.
  let later: [(name: FileName, first: FileName)]
  private var folded: Set<String>

  init(_ names: [FileName]) {
    var firsts: [String: FileName] = [:]
    var later: [(name: FileName, first: FileName)] = []
    for name in names {
      let key = Self.fold(name)
      if let first = firsts[key] { later.append((name, first)) } else { firsts[key] = name }
    }
    (self.later, folded) = (later, Set(firsts.keys))
  }

  /// Whether a name would be taken for one that is there.
  func holds(_ name: FileName) -> Bool { folded.contains(Self.fold(name)) }

  mutating func insert(_ name: FileName) { folded.insert(Self.fold(name)) }

  private static func fold(_ name: FileName) -> String {
    let text = name.description
    // Foundation composes; most names need it not.
    return text.utf8.allSatisfy { $0 < 0x80 }
      ? text.lowercased() : text.precomposedStringWithCanonicalMapping.lowercased()
  }
}
