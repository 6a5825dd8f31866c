/// Several fields of text folded for searching, behind each other.
package struct FoldedText: Hashable, Sendable {
  /// What a field tells about its record, which decides how much a hit in it counts.
  package enum Role: UInt8, Hashable, Sendable {
    case title
    /// Another name: a nickname, an official name, a code.
    case name
    /// The digits of a telephone number with its country code.
    case phone
    /// Who takes part.
    case people
    /// Place, category, address, role.
    case detail
    /// Running text.
    case body
  }

  /// The fields with a line feed behind each, so that no hit runs from one into the next.
  private(set) var bytes: [UInt8] = []
  /// Each field's role and the offset behind it.
  private(set) var ends: [(role: Role, offset: Int)] = []

  package init() {}

  /// The fields of a list row, all of equal weight.
  package init(_ fields: [String]) {
    for field in fields { append(field, as: .detail) }
  }

  package init(_ record: Record) {
    record.visitSearchFields { append($1, as: $0) }
  }

  /// Empties the text and takes in another record, keeping the memory.
  mutating func replace(with record: Record) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    record.visitSearchFields { append($1, as: $0) }
  }

  /// Folds `text` in as one more field; nothing if it is empty.
  package mutating func append(_ text: String, as role: Role) {
    guard !text.isEmpty else { return }
    SearchText.appendFolded(text, to: &bytes)
    bytes.append(0x0a)
    ends.append((role, bytes.count))
  }

  /// Takes in a telephone number, to be found by any run of its digits however they are grouped.
  package mutating func append(_ phone: PhoneNumber) {
    append(phone.digits, as: .phone)
  }

  package static func == (left: FoldedText, right: FoldedText) -> Bool {
    left.bytes == right.bytes && left.ends.elementsEqual(right.ends) { $0 == $1 }
  }

  /// Hashes the bytes alone, which tell texts apart well enough.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
  }
}

extension FoldedText {
  /// How well a hit fits the words around it.
  enum Fit: Int, Comparable {
    case inside = 4
    case wordStart = 8
    case wholeWord = 10

    static func < (left: Fit, right: Fit) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// Whether `needle`, already folded, stands anywhere.
  func contains(_ needle: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { ByteSearch.firstOffset(of: needle, in: $0) != nil }
  }

  /// The worth of the best hit, by role and fit; 0 if there is none.
  func score(of term: SearchTerm) -> Int {
    let best = bytes.withUnsafeBufferPointer { buffer in
      var (best, field, start, tries) = (0, 0, 0, 0)
      while let offset = ByteSearch.firstOffset(of: term.folded, in: buffer, from: start) {
        if ends[field].offset <= offset { tries = 0 }
        while ends[field].offset <= offset { field += 1 }
        let weight = ends[field].role.weight
        tries += 1
        // A field that cannot do better, or has been looked at long enough, is passed over.
        if best >= weight * Fit.wholeWord.rawValue || tries > Self.maximumTries {
          start = ends[field].offset
          continue
        }
        let fit = Self.fit(of: offset..<offset + term.folded.count, in: buffer)
        best = max(best, weight * fit.rawValue)
        start = offset + 1
      }
      return best
    }
    return best == 0 ? phoneScore(of: term) : best
  }

  /// How many hits in one field are looked at for a better one.
  private static let maximumTries = 8

  private func phoneScore(of term: SearchTerm) -> Int {
    guard let digits = term.phoneDigits else { return 0 }
    var start = 0
    for (role, end) in ends {
      if role == .phone {
        let found = bytes[start..<end].withUnsafeBufferPointer {
          ByteSearch.firstOffset(of: digits, in: $0) != nil
        }
        if found { return Role.phone.weight * Fit.wordStart.rawValue }
      }
      start = end
    }
    return 0
  }

  static func fit(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Fit {
    let startsWord = range.lowerBound == 0 || !isWordByte(bytes[range.lowerBound - 1])
    guard startsWord else { return .inside }
    let endsWord = range.upperBound >= bytes.count || !isWordByte(bytes[range.upperBound])
    return endsWord ? .wholeWord : .wordStart
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x61 < 26 || byte &- 0x30 < 10
  }
}

extension FoldedText.Role {
  var weight: Int {
    switch self {
    case .title: 100
    case .name: 80
    case .phone: 50
    case .people: 40
    case .detail: 30
    case .body: 20
    }
  }
}
