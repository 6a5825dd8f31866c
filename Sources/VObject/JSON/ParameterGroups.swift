/// The parameters of a line, those of one name together, in the order in which the names first come.
///
/// A line may have millions of them: of each is kept where it begins, and what is more is looked at
/// in the order of the line or, for its hash, in another that is made in linear time.
struct ParameterGroups {
  /// Where each parameter begins.
  private var places: [UInt32] = []
  /// The names of the first few.
  private var names: [ParameterName] = []
  /// For each parameter the index of the next one of its name, or 0; empty if no name comes twice.
  private var followers: [UInt32] = []
  /// Which of them follow one of their name; empty if no name comes twice.
  private var isFollower: [Bool] = []
  /// With more of them than these, comparing each with each takes longer than to sort them.
  private static let few = 12

  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    if !followers.isEmpty { (followers, isFollower) = ([], []) }
  }

  mutating func add(_ name: ParameterName, at place: Int) {
    places.append(UInt32(truncatingIfNeeded: place))
    if names.count < Self.few { names.append(name) }
  }

  /// Finds out which of them belong together; to be called when all have been added.
  mutating func group(in head: Span<UInt8>) {
    guard places.count > Self.few else {
      for index in names.indices.dropFirst() {
        if let first = names[..<index].firstIndex(where: { $0.isSame(as: names[index], in: head) })
        {
          link(index, behind: first)
        }
      }
      return
    }
    let keys = sortedKeys(in: head)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
      if end > start + 1 { link(keys[start..<end], in: head) }
      start = end
    }
  }

  /// Calls `body` for each name with the index of the first parameter that has it.
  func forEachFirst(_ body: (Int) -> Void) {
    for index in places.indices where isFollower.isEmpty || !isFollower[index] { body(index) }
  }

  /// The next parameter of the same name.
  func next(after index: Int) -> Int? {
    followers.isEmpty || followers[index] == 0 ? nil : Int(followers[index])
  }

  /// Reads the parameter from its name on.
  func scanner(at index: Int) -> ParameterScanner { ParameterScanner(from: Int(places[index])) }

  /// Has a parameter follow the last of those that follow `first`, which has its name.
  private mutating func link(_ index: Int, behind first: Int) {
    var last = first
    while let next = next(after: last) { last = next }
    follow(last, with: index)
  }

  private mutating func follow(_ last: Int, with index: Int) {
    if followers.isEmpty {
      followers = Array(repeating: 0, count: places.count)
      isFollower = Array(repeating: false, count: places.count)
    }
    followers[last] = UInt32(index)
    isFollower[index] = true
  }

  /// Links those of one hash, which all but always have one name.
  private mutating func link(_ keys: ArraySlice<ParameterKey>, in head: Span<UInt8>) {
    var lasts: [(name: ParameterName, index: Int)] = []
    for key in keys {
      let index = Int(key.index)
      guard let name = name(at: index, in: head) else { continue }
      if let known = lasts.firstIndex(where: { $0.name.isSame(as: name, in: head) }) {
        follow(lasts[known].index, with: index)
        lasts[known].index = index
      } else {
        lasts.append((name, index))
      }
    }
  }

  private func name(at index: Int, in head: Span<UInt8>) -> ParameterName? {
    var scanner = scanner(at: index)
    return scanner.nextName(in: head)
  }

  /// By their hashes; those of one hash in the order of the line.
  private func sortedKeys(in head: Span<UInt8>) -> [ParameterKey] {
    var keys = places.indices.map { index in
      ParameterKey(
        hash: name(at: index, in: head)?.hash(in: head) ?? 0, index: UInt32(index))
    }
    var sorted = keys
    for shift in [0, 11, 22] as [UInt32] {
      var starts = [Int](repeating: 0, count: 1 << 11)
      for key in keys { starts[key.digit(shift)] += 1 }
      var start = 0
      for digit in starts.indices { (starts[digit], start) = (start, start + starts[digit]) }
      for key in keys {
        sorted[starts[key.digit(shift)]] = key
        starts[key.digit(shift)] += 1
      }
      swap(&keys, &sorted)
    }
    return keys
  }
}

/// What a parameter is sorted by, and which one it is.
private struct ParameterKey {
  let hash: UInt32
  let index: UInt32

  /// Eleven bits of the hash.
  func digit(_ shift: UInt32) -> Int { Int(hash >> shift & 0x7ff) }
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
      return name.isNamed("ENCODING", in: head)
    case (.type, let name), (let name, .type): return name.isNamed("TYPE", in: head)
    }
  }

  /// The same for names that are the same.
  fileprivate func hash(in head: Span<UInt8>) -> UInt32 {
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
  fileprivate func hashOfLetters(_ range: Range<Int>) -> UInt32 {
    var hasher = Hasher()
    var word: UInt64 = 0
    for index in range {
      word = word << 8 | UInt64(self[index].lowercased)
      if (index - range.lowerBound) % 8 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
