/// Text with the parts marked that a search found.
package struct MarkedText: Hashable, Sendable {
  /// A stretch that is all marked or not at all.
  package struct Run: Hashable, Sendable {
    package let text: String
    /// Whether it is what was looked for.
    package let isMarked: Bool
  }

  package let runs: [Run]

  /// The text without the marks.
  package var text: String {
    runs.map(\.text).joined()
  }

  /// Marks every character of `text` that one of the ranges of UTF-8 offsets touches.
  ///
  /// Takes time for each character times each range: for a line, not for a book.
  init(_ text: String, marking ranges: [Range<Int>]) {
    var runs: [Run] = []
    var (pending, pendingIsMarked) = ("", false)
    var offset = 0
    for character in text {
      let end = offset + character.utf8.count
      let isMarked = ranges.contains { $0.lowerBound < end && offset < $0.upperBound }
      if isMarked != pendingIsMarked, !pending.isEmpty {
        runs.append(Run(text: pending, isMarked: pendingIsMarked))
        pending = ""
      }
      pendingIsMarked = isMarked
      pending.append(character)
      offset = end
    }
    if !pending.isEmpty { runs.append(Run(text: pending, isMarked: pendingIsMarked)) }
    self.runs = runs
  }
}

extension MarkedText {
  /// Marks every place where one of the terms stands.
  init(_ text: String, terms: [SearchTerm]) {
    self.init(text, marking: Self.ranges(of: terms, in: SearchText.Traced(folding: text), text))
  }

  /// The original UTF-8 ranges of all hits.
  static func ranges(
    of terms: [SearchTerm], in traced: SearchText.Traced, _ text: String
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    traced.bytes.withUnsafeBufferPointer { bytes in
      for term in terms {
        var start = 0
        while let offset = ByteSearch.firstOffset(of: term.folded, in: bytes, from: start) {
          start = offset + term.folded.count
          let end = start < traced.origins.count ? traced.origins[start] : text.utf8.count
          ranges.append(traced.origins[offset]..<max(end, traced.origins[offset]))
        }
      }
    }
    return ranges
  }
}
