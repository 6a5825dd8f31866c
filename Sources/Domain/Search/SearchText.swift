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
    var bytes: [UInt8] = []
    appendFolded(text, to: &bytes)
    return bytes
  }

  /// Folds `text` behind what `bytes` holds already; the two do not meet as letters.
  package static func appendFolded(_ text: String, to bytes: inout [UInt8]) {
    text.withBytes { utf8 in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: utf8.count) { buffer in
        var folder = Folder(output: BufferOutput(buffer: buffer))
        folder.fold(utf8)
        bytes.append(
          contentsOf: UnsafeBufferPointer(start: buffer.baseAddress, count: folder.output.count))
      }
    }
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
        var folder = Folder(output: Traced())
        folder.fold(utf8)
        return folder.output
      }
    }

    private init() {}

    mutating func append(_ byte: UInt8, from offset: Int) {
      bytes.append(byte)
      origins.append(offset)
    }

    mutating func append(_ letters: EightLetters, from offset: Int) {
      for place in 0..<8 { append(letters[place], from: offset + place) }
    }
  }

  /// Writes to memory that is large enough, as folded text is never longer.
  private struct BufferOutput: FoldOutput {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) {
      self.buffer = buffer
    }

    mutating func append(_ byte: UInt8, from offset: Int) {
      buffer[count] = byte
      count += 1
    }

    mutating func append(_ letters: EightLetters, from offset: Int) {
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      bytes.storeBytes(of: letters.word.littleEndian, toByteOffset: count, as: UInt64.self)
      count += 8
    }
  }
}

/// Where folded bytes go: just kept, or kept with their origins.
protocol FoldOutput {
  mutating func append(_ byte: UInt8, from offset: Int)
  /// Takes eight bytes that came from as many.
  mutating func append(_ letters: EightLetters, from offset: Int)
}

/// Folds UTF-8 byte by byte, with a short way for ASCII.
private struct Folder<Output: FoldOutput> {
  var output: Output
  /// The last letter that came out, 0 at the start.
  private var previous: UInt8 = 0

  init(output: Output) {
    self.output = output
  }

  mutating func fold(_ input: UnsafeBufferPointer<UInt8>) {
    let words = UnsafeRawBufferPointer(input)
    var offset = 0
    while offset + 8 <= input.count {
      let word = words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if let letters = EightLetters(folding: UInt64(littleEndian: word), behind: previous) {
        output.append(letters, from: offset)
        previous = letters[7]
        offset += 8
      } else {
        offset = fold(input, from: offset, to: offset + 8)
      }
    }
    _ = fold(input, from: offset, to: input.count)
  }

  /// Folds scalars until one begins at `end` or behind it, and returns where.
  private mutating func fold(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var offset = start
    while offset < end {
      let byte = input[offset]
      if byte < 0x80 {
        let isCapital = byte &- 0x41 < 26
        emit(isCapital ? byte | 0x20 : byte, from: offset)
        offset += 1
      } else {
        offset = foldScalar(input, at: offset)
      }
    }
    return offset
  }

  /// Lets a letter out unless it only continues a long vowel: the second a of aa, the e of ae and oe.
  private mutating func emit(_ byte: UInt8, from offset: Int) {
    if byte == 0x65 && (previous == 0x61 || previous == 0x6f) { return }
    if byte == 0x61 && previous == 0x61 { return }
    output.append(byte, from: offset)
    previous = byte
  }

  /// Folds the scalar that starts at `offset` and returns the offset after it.
  private mutating func foldScalar(_ input: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
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
    _ scalar: UInt32, _ input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
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
    _ input: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (scalar: UInt32, end: Int) {
    let lead = input[offset]
    let count = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    let end = min(offset + count, input.count)
    var scalar = UInt32(lead) & (0xff >> UInt32(count + 1))
    for index in offset + 1..<end { scalar = scalar << 6 | UInt32(input[index] & 0x3f) }
    return (scalar, end)
  }
}
