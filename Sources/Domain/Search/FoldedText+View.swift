extension FoldedText {
  /// Folded text wherever it lies, for as long as it lies there.
  struct View {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let ends: UnsafeRawBufferPointer

    init(bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeRawBufferPointer) {
      (self.bytes, self.ends) = (bytes, ends)
    }

    /// The view of what ``FoldedText/packed`` made; an empty one of anything else.
    init(packed: UnsafeRawBufferPointer) {
      let count = packed.count >= 4 ? Int(packed.loadUnaligned(as: UInt32.self)) : 0
      let start = 4 + count * MemoryLayout<FieldEnd>.stride
      guard start <= packed.count else {
        bytes = UnsafeBufferPointer(start: nil, count: 0)
        ends = UnsafeRawBufferPointer(start: nil, count: 0)
        return
      }
      bytes = UnsafeRawBufferPointer(rebasing: packed[start...]).bindMemory(to: UInt8.self)
      ends = UnsafeRawBufferPointer(rebasing: packed[4..<start])
    }

    private var fieldCount: Int { ends.count / MemoryLayout<FieldEnd>.stride }

    /// A field's role and the offset behind it, which is never behind that of the text.
    private func end(of field: Int) -> (role: Role, offset: Int) {
      guard field < fieldCount else { return (.body, bytes.count) }
      let end = ends.loadUnaligned(
        fromByteOffset: field * MemoryLayout<FieldEnd>.stride, as: FieldEnd.self)
      return (end.role, min(end.offset, bytes.count))
    }

    func contains(_ needle: UnsafeBufferPointer<UInt8>) -> Bool {
      ByteSearch.firstOffset(of: needle, in: bytes) != nil
    }

    /// Whether `needle`, already folded, stands in the first field.
    func titleContains(_ needle: [UInt8]) -> Bool {
      let title = UnsafeBufferPointer(rebasing: bytes[..<end(of: 0).offset])
      return ByteSearch.firstOffset(of: needle, in: title) != nil
    }

    /// The worth of the best hit, by role and fit; 0 if there is none.
    ///
    /// What is worth less than `least` need not be found.
    func score(of term: SearchTerm.Needle, atLeast least: Int = 1) -> Int {
      var (best, field, start, tries) = (0, 0, 0, 0)
      let searched = term.phoneDigits == nil ? part(worth: least) : bytes
      while let offset = ByteSearch.firstOffset(of: term.folded, in: searched, from: start) {
        if end(of: field).offset <= offset { tries = 0 }
        while field < fieldCount, end(of: field).offset <= offset { field += 1 }
        let (role, fieldEnd) = end(of: field)
        tries += 1
        // A field that cannot do better, or has been looked at long enough, is passed over.
        if best >= role.worth || tries > Self.maximumTries {
          start = max(fieldEnd, offset + 1)
          continue
        }
        let fit = FoldedText.fit(of: offset..<offset + term.folded.count, in: bytes)
        best = max(best, role.weight * fit.rawValue)
        start = offset + 1
      }
      return best == 0 ? phoneScore(of: term) : best
    }

    /// The text up to the last field in which a hit can be worth as much as `least`.
    private func part(worth least: Int) -> UnsafeBufferPointer<UInt8> {
      guard least > Role.body.worth else { return bytes }
      let last = (0..<fieldCount).last { end(of: $0).role.worth >= least }
      return UnsafeBufferPointer(rebasing: bytes[..<(last.map { end(of: $0).offset } ?? 0)])
    }

    /// How many hits in one field are looked at for a better one.
    private static let maximumTries = 8

    private func phoneScore(of term: SearchTerm.Needle) -> Int {
      guard let digits = term.phoneDigits else { return 0 }
      var start = 0
      for field in 0..<fieldCount {
        let (role, end) = end(of: field)
        if role == .phone, start <= end {
          let phone = UnsafeBufferPointer(rebasing: bytes[start..<end])
          if ByteSearch.firstOffset(of: digits, in: phone) != nil {
            return Role.phone.weight * Fit.wordStart.rawValue
          }
        }
        start = end
      }
      return 0
    }
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
