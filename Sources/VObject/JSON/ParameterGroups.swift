/// The parameters of a line, those of one name together, in the order in which the names first come.
struct ParameterGroups {
  typealias Entry = (name: Int, place: Int)

  private var names: [ParameterName] = []
  /// Where each parameter begins, and the index of its name.
  private var entries: [Entry] = []
  /// Once the names are many: for each hash the index of the name that has it, counted from 1, or 0; if
  /// a slot was taken, the next one is.
  private var slots: [UInt32] = []
  /// With more names than these, looking at each takes longer than to look one up.
  private static let manyNames = 8

  mutating func removeAll() {
    names.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    if !slots.isEmpty { slots = [] }
  }

  mutating func add(_ name: ParameterName, at place: Int, of head: Span<UInt8>) {
    entries.append((index(of: name, head), place))
  }

  private mutating func index(of name: ParameterName, _ head: Span<UInt8>) -> Int {
    if let last = entries.last?.name, names[last].isSame(as: name, in: head) { return last }
    if slots.isEmpty {
      for index in names.indices where names[index].isSame(as: name, in: head) { return index }
    } else {
      let slot = slot(of: name, head)
      if slots[slot] > 0 { return Int(slots[slot]) - 1 }
      slots[slot] = UInt32(names.count + 1)
    }
    names.append(name)
    if names.count > max(Self.manyNames, slots.count / 2) { makeSlots(head) }
    return names.count - 1
  }

  /// Makes four slots for each name.
  private mutating func makeSlots(_ head: Span<UInt8>) {
    slots = Array(repeating: 0, count: 4 * names.count)
    for index in names.indices { slots[slot(of: names[index], head)] = UInt32(index + 1) }
  }

  /// Where the name is, or where there is room for it.
  private func slot(of name: ParameterName, _ head: Span<UInt8>) -> Int {
    var slot = Int(UInt(bitPattern: name.hash(in: head)) % UInt(slots.count))
    while slots[slot] > 0, !names[Int(slots[slot]) - 1].isSame(as: name, in: head) {
      slot = slot + 1 < slots.count ? slot + 1 : 0
    }
    return slot
  }

  /// Calls `body` for each name with the places of its parameters.
  mutating func forEachByName(_ body: (ParameterName, ArraySlice<Entry>) -> Void) {
    if names.count < entries.count { entries.sort { $0 < $1 } }
    var start = 0
    while start < entries.count {
      let name = entries[start].name
      var end = start + 1
      while end < entries.count, entries[end].name == name { end += 1 }
      body(names[name], entries[start..<end])
      start = end
    }
  }
}

extension ParameterName {
  /// Whether JSON has the same letters for both.
  fileprivate func isSame(as other: Self, in head: Span<UInt8>) -> Bool {
    switch (self, other) {
    case (.written(let left), .written(let right)):
      if left.count == right.count,
        zip(left, right).allSatisfy({ head[$0].lowercased == head[$1].lowercased })
      {
        return true
      }
      guard let left = head.unusualLetters(left), let right = head.unusualLetters(right) else {
        return false
      }
      return left == right
    case (.encoding, let name), (let name, .encoding):
      return name.isSame(as: "ENCODING", in: head)
    case (.type, let name), (let name, .type): return name.isSame(as: "TYPE", in: head)
    }
  }

  /// The same for names that are the same.
  fileprivate func hash(in head: Span<UInt8>) -> Int {
    switch self {
    case .encoding: return Array("encoding".utf8).span.hashOfLetters(0..<8)
    case .type: return Array("type".utf8).span.hashOfLetters(0..<4)
    case .written(let range):
      guard let letters = head.unusualLetters(range) else { return head.hashOfLetters(range) }
      return letters.span.hashOfLetters(letters.indices)
    }
  }
}

extension Span<UInt8> {
  /// The name in `range` in lower case, if it has letters beyond ASCII.
  fileprivate func unusualLetters(_ range: Range<Int>) -> [UInt8]? {
    guard range.contains(where: { self[$0] >= 0x80 }) else { return nil }
    return Array(lowercasedText(range).utf8)
  }

  /// By a hash that nobody can foresee, as the names may be chosen by somebody hostile.
  fileprivate func hashOfLetters(_ range: Range<Int>) -> Int {
    var hasher = Hasher()
    var word: UInt64 = 0
    for index in range {
      word = word << 8 | UInt64(self[index].lowercased)
      if (index - range.lowerBound) % 8 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    return hasher.finalize()
  }
}
