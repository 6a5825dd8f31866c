package import CivilTime

/// A record that a search found, and where in it.
package struct SearchHit: Hashable, Sendable {
  package let record: RecordKey
  /// The record's title, what was looked for marked.
  package let title: MarkedText
  /// A line of the field that fits best beside the title, what was looked for marked; empty if the
  /// record has nothing but a title.
  package let snippet: MarkedText
  /// The record's day: of an event the first, of a follow-up the one it is due or was done.
  package let date: CivilDate?
  /// Higher is better; 0 where only conditions were asked for.
  package let score: Int
}

extension SearchHit {
  /// How many characters a snippet has at most, the dots at its ends included.
  package static let snippetLength = 100

  init(_ record: Record, date: CivilDate?, score: Int, query: Query) {
    self.record = record.key
    title = MarkedText(record.title, terms: query.terms)
    snippet = Self.snippet(of: record, terms: query.terms)
    self.date = date
    self.score = score
  }

  /// The field with the best hit, cut to its neighbourhood; without one the longest field's start.
  private static func snippet(of record: Record, terms: [SearchTerm]) -> MarkedText {
    var best: (score: Int, text: String)?
    var start: (weight: Int, text: String)?
    record.visitSearchFields { role, text in
      guard role != .title, role != .phone, !text.isEmpty else { return }
      let folded = FoldedText([text])
      let found = terms.reduce(0) { $0 + (folded.contains($1.folded) ? role.weight : 0) }
      if found > best?.score ?? 0 { best = (found, text) }
      let weight = role == .body ? 1 : 0
      if weight > start?.weight ?? -1 { start = (weight, text) }
    }
    guard let text = best?.text ?? start?.text else { return MarkedText("", marking: []) }
    return Self.snippet(of: text, terms: terms)
  }

  /// The neighbourhood of the first hit in a text, on one line, cut at blanks.
  static func snippet(of text: String, terms: [SearchTerm]) -> MarkedText {
    let traced = SearchText.Traced(folding: text)
    let ranges = MarkedText.ranges(of: terms, in: traced, text)
    let first = ranges.map(\.lowerBound).min() ?? 0
    let window = self.window(around: first, in: Array(text.utf8))
    let slice = String(decoding: Array(text.utf8)[window], as: UTF8.self)
    let line = slice.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let prefix = window.lowerBound > 0 ? "…" : ""
    let suffix = window.upperBound < text.utf8.count ? "…" : ""
    return MarkedText(prefix + line + suffix, terms: terms)
  }

  /// Offsets that begin and end beside blanks where there are any near.
  private static func window(around offset: Int, in bytes: [UInt8]) -> Range<Int> {
    let length = snippetLength - 2
    guard bytes.count > length else { return 0..<bytes.count }
    var start = max(0, min(offset - length / 3, bytes.count - length))
    if start > 0 {
      let blank = bytes[start..<max(start, offset)].firstIndex(where: isBlank)
      start = blank.map { $0 + 1 } ?? characterStart(atOrBefore: start, in: bytes)
    }
    var end = min(start + length, bytes.count)
    if end < bytes.count {
      let blank = bytes[max(start + length / 2, offset)..<max(end, offset)].lastIndex(
        where: isBlank)
      end = blank ?? characterStart(atOrBefore: end, in: bytes)
    }
    return start..<max(start, end)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0a
  }

  private static func characterStart(atOrBefore offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    return start
  }
}
