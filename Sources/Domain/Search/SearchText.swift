/// Text as it is searched: without case, accents and the many ways of writing æ, ø and å.
///
/// Both what is searched and what is typed are folded, so it matters only that all spellings of a
/// word come out alike, not that the result is a word: `poesi` becomes `posi` on both sides.
package enum SearchText {
  /// Folds `text` so that `orland`, `Oerland` and `Ørland` become the same.
  ///
  /// æ, ä, ae → a; ø, ö, oe → o; å, aa → a; ï → i; é → e; ü → u; capitals → small letters; quotation
  /// marks, dashes and spaces → the plain ones. Folding what is folded changes nothing.
  package static func fold(_ text: String) -> String {
    String(decoding: foldedBytes(text), as: UTF8.self)
  }

  /// The folded text in UTF-8.
  ///
  /// Never longer than the text itself; linear in time.
  package static func foldedBytes(_ text: String) -> [UInt8] {
    withFolded(text) { Array($0) }
  }

  /// Calls `body` with the folded text in UTF-8, which is in memory only meanwhile.
  static func withFolded<Result>(
    _ text: String, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    text.withBytes { utf8 in
      withUnsafeTemporaryAllocation(
        byteCount: utf8.count + EightLetters.mostCount, alignment: 1
      ) { room in
        let count = fold(utf8, into: room)
        return body(UnsafeRawBufferPointer(rebasing: room[..<count]))
      }
    }
  }

  /// Folds `text` behind what `bytes` holds already; the two do not meet as letters.
  static func appendFolded(_ text: String, to bytes: inout ByteBuffer) {
    text.withBytes { utf8 in
      bytes.append(atMost: utf8.count + EightLetters.mostCount) { fold(utf8, into: $0) }
    }
  }

  /// Folds text into room for as much and eight letters more, and tells how much it became.
  private static func fold(
    _ utf8: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableRawBufferPointer
  ) -> Int {
    var folder = Folder(output: BufferOutput(room: room))
    folder.fold(UnsafeRawBufferPointer(utf8))
    return folder.output.count
  }
}

extension SearchText {
  /// `text` in UTF-8 with small letters for the capitals of ASCII and Latin-1, and nothing else changed.
  static func appendSmall(_ text: String, to bytes: inout [UInt8]) {
    text.withBytes { utf8 in
      var previous: UInt8 = 0
      for byte in utf8 {
        let isLatinCapital = previous == 0xc3 && (0x80...0x9e).contains(byte) && byte != 0x97
        bytes.append(byte &- 0x41 < 26 || isLatinCapital ? byte | 0x20 : byte)
        previous = byte
      }
    }
  }

  /// Folded text that knows where each of its bytes came from.
  struct Traced: FoldOutput {
    private(set) var bytes: [UInt8] = []
    /// For every folded byte, the offset of the first original byte that made it.
    private(set) var origins: [Int] = []

    init(folding text: String) {
      self = text.withBytes { utf8 in
        var folder = Folder(output: Traced(expecting: utf8.count))
        folder.fold(UnsafeRawBufferPointer(utf8))
        return folder.output
      }
    }

    private init(expecting count: Int) {
      bytes.reserveCapacity(count)
      origins.reserveCapacity(count)
    }

    mutating func append(_ byte: UInt8, from offset: Int) {
      bytes.append(byte)
      origins.append(offset)
    }

    mutating func append(_ letters: EightLetters, from offset: Int) {
      withUnsafeBytes(of: letters.word.littleEndian) { bytes += $0.prefix(letters.count) }
      origins += offset..<offset + letters.count
    }
  }

  /// Writes to memory that has room for the text, as folded text is never longer, and for eight letters.
  private struct BufferOutput: FoldOutput {
    private let room: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(room: UnsafeMutableRawBufferPointer) {
      self.room = room
    }

    mutating func append(_ byte: UInt8, from offset: Int) {
      room[count] = byte
      count += 1
    }

    mutating func append(_ letters: EightLetters, from offset: Int) {
      room.storeBytes(of: letters.word.littleEndian, toByteOffset: count, as: UInt64.self)
      count += letters.count
    }
  }
}

/// Where folded bytes go: just kept, or kept with their origins.
protocol FoldOutput {
  mutating func append(_ byte: UInt8, from offset: Int)
  /// Takes letters that came from as many bytes; there is room for eight.
  mutating func append(_ letters: EightLetters, from offset: Int)
}

/// Folds UTF-8 byte by byte, with a short way for ASCII.
private struct Folder<Output: FoldOutput> {
  var output: Output
  /// The last letter that came out, 0 at the start and for one beyond ASCII.
  private var previous: UInt8 = 0

  init(output: Output) {
    self.output = output
  }

  mutating func fold(_ input: UnsafeRawBufferPointer) {
    var offset = 0
    while offset < input.count {
      let letters = EightLetters(folding: input, from: offset, behind: previous)
      if letters.count > 0 {
        output.append(letters, from: offset)
        previous = letters[letters.count - 1]
        offset += letters.count
      } else if input[offset] < 0x80 {
        // It only continues a long vowel.
        offset += 1
      } else {
        offset = foldScalar(input, at: offset)
      }
    }
  }

  /// Lets a letter out unless it only continues a long vowel: the second a of aa, the e of ae and oe.
  private mutating func emit(_ byte: UInt8, from offset: Int) {
    if byte == 0x65 && (previous == 0x61 || previous == 0x6f) { return }
    if byte == 0x61 && previous == 0x61 { return }
    output.append(byte, from: offset)
    previous = byte < 0x80 ? byte : 0
  }

  /// Folds the scalar that starts at `offset` and returns the offset after it.
  private mutating func foldScalar(_ input: UnsafeRawBufferPointer, at offset: Int) -> Int {
    let (scalar, end) = decode(input, at: offset)
    if let base = LatinLetters.base(of: scalar) {
      emit(base, from: offset)
      if let second = LatinLetters.second(of: scalar) { emit(second, from: offset) }
      return end
    }
    switch scalar {
    case 0xad, 0x200b...0x200f, 0x2060, 0xfeff: break
    case _ where LatinLetters.isCombiningMark(scalar): break
    case 0xa0, 0x2000...0x200a, 0x202f, 0x3000: emit(0x20, from: offset)
    case 0x2010...0x2015, 0x2212: emit(0x2d, from: offset)
    case 0xab, 0xbb, 0x201c...0x201f: emit(0x22, from: offset)
    case 0x2018...0x201b: emit(0x27, from: offset)
    default: copySmall(scalar, input, offset..<end)
    }
    return end
  }

  /// Copies a scalar of another script, as its small letter where that is not longer.
  private mutating func copySmall(
    _ scalar: UInt32, _ input: UnsafeRawBufferPointer, _ range: Range<Int>
  ) {
    if let value = Unicode.Scalar(scalar), value.properties.isUppercase {
      let small = value.properties.lowercaseMapping.utf8
      if small.count <= range.count {
        for byte in small { emit(byte, from: range.lowerBound) }
        return
      }
    }
    for index in range { emit(input[index], from: range.lowerBound) }
  }

  /// The scalar at `offset` and where it ends; the bytes are a String's and so well formed.
  private func decode(
    _ input: UnsafeRawBufferPointer, at offset: Int
  ) -> (scalar: UInt32, end: Int) {
    let lead = input[offset]
    let count = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    let end = min(offset + count, input.count)
    var scalar = UInt32(lead) & (0xff >> UInt32(count + 1))
    for index in offset + 1..<end { scalar = scalar << 6 | UInt32(input[index] & 0x3f) }
    return (scalar, end)
  }
}
