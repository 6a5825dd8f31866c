/// How the bytes of a part were made fit for transport, RFC 2045 §6.
package enum TransferEncoding: String, Hashable, Sendable {
  /// 7bit, 8bit and binary: the bytes as they stand.
  case identity
  case quotedPrintable = "quoted-printable"
  case base64
  /// Never standard, still met: `x-uuencode`.
  case uuencode = "x-uuencode"

  /// The encoding by the value of Content-Transfer-Encoding, or `nil` if there is none such.
  init?(named name: UnsafeBufferPointer<UInt8>) {
    guard let known = Self.names.first(where: { name.spells($0.name) }) else { return nil }
    self = known.encoding
  }

  private static let names: [(name: StaticString, encoding: TransferEncoding)] = [
    ("quoted-printable", .quotedPrintable), ("base64", .base64),
    ("7bit", .identity), ("8bit", .identity), ("binary", .identity),
    ("7-bit", .identity), ("8-bit", .identity),
    ("x-uuencode", .uuencode), ("uuencode", .uuencode), ("x-uue", .uuencode), ("uue", .uuencode),
  ]

  /// What came out, and whether all of it was well formed.
  struct Decoded {
    var bytes: [UInt8]
    var isClean = true
  }

  func decode(_ bytes: ArraySlice<UInt8>) -> Decoded {
    guard let decode = decodeInPlace else {
      return self == .uuencode ? Self.decodeUuencode(bytes) : Decoded(bytes: Array(bytes))
    }
    var isClean = true
    let decoded = bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: input.count) { output, count in
        (count, isClean) = decode(input, output)
      }
    }
    return Decoded(bytes: decoded, isClean: isClean)
  }

  /// Calls `read` with the bytes that ``decode(_:)`` makes, which are in memory only meanwhile.
  func withDecoded<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ read: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if self == .identity { return read(bytes) }
    guard let decode = decodeInPlace else {
      return Self.decodeUuencode(Array(bytes)[...]).bytes.withUnsafeBufferPointer(read)
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { output in
      let count = decode(bytes, output).count
      return read(UnsafeBufferPointer(rebasing: output[..<count]))
    }
  }

  /// Decodes some bytes into others, of which there are as many, and tells how many are filled and
  /// whether all was well formed.
  private typealias Decode = (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> (
    count: Int, isClean: Bool
  )

  /// How that is decoded which can be without memory of its own.
  private var decodeInPlace: Decode? {
    switch self {
    case .quotedPrintable: Self.decodeQuotedPrintable
    case .base64: Self.decodeBase64
    case .identity, .uuencode: nil
    }
  }

  /// Undoes RFC 2045 §6.7; what is no escape stays as it is written.
  private static func decodeQuotedPrintable(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (count: Int, isClean: Bool) {
    var (index, end, isClean) = (0, 0, true)
    // Blanks up to here were encoded, and so are meant.
    var meantEnd = 0
    while index < input.count {
      if input[index] == .equals {
        if let escaped = escapedByte(in: input, at: index) {
          output[end] = escaped
          (index, end) = (index + 3, end + 1)
        } else if let next = endOfSoftBreak(in: input, at: index) {
          index = next
        } else {
          output[end] = .equals
          (index, end, isClean) = (index + 1, end + 1, false)
        }
        meantEnd = end
        continue
      }
      let plainCount = copyPlain(input, from: index, to: output, at: end)
      (index, end) = (index + plainCount, end + plainCount)
      guard index < input.count, input[index] != .equals else { continue }
      if input[index] == .lineFeed || input[index] == .carriageReturn {
        // Blanks at the end of a line were added on the way, rule (3).
        while end > meantEnd, output[end - 1].isBlank { end -= 1 }
      }
      output[end] = input[index]
      (index, end) = (index + 1, end + 1)
    }
    return (end, isClean)
  }

  /// Copies what comes before the next equals sign, line end or other control character, as far as that
  /// can be done eight bytes at a time, and tells how much that was.
  ///
  /// `output` has room for all of `input`, and `end` is not behind `start`.
  private static func copyPlain(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int,
    to output: UnsafeMutableBufferPointer<UInt8>, at end: Int
  ) -> Int {
    let (source, target) = (UnsafeRawBufferPointer(input), UnsafeMutableRawBufferPointer(output))
    var count = 0
    let lastStart = input.count - start - 8
    while count <= lastStart {
      let word = source.loadUnaligned(fromByteOffset: start + count, as: UInt64.self)
      target.storeBytes(of: word, toByteOffset: end + count, as: UInt64.self)
      let bytes = UInt64(littleEndian: word)
      let marks = bytes.places(of: .equals) | bytes.places(below: .space)
      guard marks == 0 else { return count + marks.trailingZeroBitCount / 8 }
      count += 8
    }
    return count
  }

  /// What `=41` stands for; `nil` for an equals sign that begins no such thing.
  private static func escapedByte(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt8? {
    guard start + 2 < bytes.count, let high = bytes[start + 1].hexadecimalValue,
      let low = bytes[start + 2].hexadecimalValue
    else { return nil }
    return high << 4 | low
  }

  /// Where it goes on behind an equals sign and the line end that it takes away; `nil` if there is none.
  private static func endOfSoftBreak(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    var end = start + 1
    while end < bytes.count, bytes[end].isBlank || bytes[end] == .carriageReturn { end += 1 }
    if end == bytes.count { return end }
    if bytes[end] == .lineFeed { return end + 1 }
    return bytes[end - 1] == .carriageReturn ? end : nil
  }

  /// Undoes RFC 2045 §6.8.
  ///
  /// Other characters are passed over; padding ends the data, unless nothing but more base64
  /// follows, as when pieces were joined.
  private static func decodeBase64(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (count: Int, isClean: Bool) {
    base64Values.withUnsafeBufferPointer { values in
      var (index, end, isClean, hasTested) = (0, 0, true, false)
      var group = Base64Group()
      while index < input.count {
        if group.count == 0 {
          let count = decodeGroups(input, from: index, by: values, to: output, at: end)
          index += count * 4
          end += count * 3
          guard index < input.count else { break }
        }
        let value = values[Int(input[index])]
        if value < 64 {
          group.append(value)
          if group.count == 4 { end += group.flush(to: output, at: end) }
        } else if input[index] == .equals {
          if group.count == 1 { isClean = false }
          end += group.flush(to: output, at: end)
          if !hasTested {
            hasTested = true
            let rest = input[(index + 1)...]
            if !rest.allSatisfy({ $0 == .equals || $0.isWhitespace }) { isClean = false }
            guard rest.allSatisfy({ values[Int($0)] < 64 || $0 == .equals || $0.isWhitespace })
            else { return (end, isClean) }
          }
        } else if !input[index].isWhitespace {
          isClean = false
        }
        index += 1
      }
      if group.count > 0 { isClean = false }
      end += group.flush(to: output, at: end)
      return (end, isClean)
    }
  }

  /// Decodes as much as comes in whole groups of four characters with nothing between them, and tells how
  /// many those are.
  private static func decodeGroups(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int, by values: UnsafeBufferPointer<UInt8>,
    to output: UnsafeMutableBufferPointer<UInt8>, at end: Int
  ) -> Int {
    var (count, index, place) = (0, start, end)
    while index + 4 <= input.count {
      let first = values[Int(input[index])]
      let second = values[Int(input[index + 1])]
      let third = values[Int(input[index + 2])]
      let fourth = values[Int(input[index + 3])]
      guard first | second | third | fourth < 64 else { break }
      output[place] = first << 2 | second >> 4
      output[place + 1] = second << 4 | third >> 2
      output[place + 2] = third << 6 | fourth
      (count, index, place) = (count + 1, index + 4, place + 3)
    }
    return count
  }

  /// Up to four characters of base64, which are three bytes.
  private struct Base64Group {
    private var bits: UInt32 = 0
    private(set) var count = 0

    mutating func append(_ value: UInt8) {
      bits = bits << 6 | UInt32(value)
      count += 1
    }

    /// Writes the bytes that are whole, tells how many those are, and begins anew.
    mutating func flush(to output: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
      let byteCount = count * 6 / 8
      let aligned = bits << UInt32(24 - count * 6)
      for place in 0..<byteCount {
        output[start + place] = UInt8(truncatingIfNeeded: aligned >> UInt32(16 - place * 8))
      }
      (bits, count) = (0, 0)
      return byteCount
    }
  }

  /// The value of each base64 character; 255 for what is none.
  private static let base64Values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, byte) in alphabet.utf8.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  /// Lines between `begin` and `end`, each with its length in front.
  static func decodeUuencode(_ bytes: ArraySlice<UInt8>) -> Decoded {
    var result = Decoded(bytes: [], isClean: false)
    var isInside = false
    for line in bytes.split(separator: .lineFeed) {
      let line = line.trimmed
      if !isInside {
        isInside = line.starts(with: "begin ".utf8)
      } else if line.spells("end") {
        result.isClean = true
        break
      } else if let first = line.first {
        result.bytes += uudecoded(line.dropFirst(), length: Int((first &- 32) & 63))
      }
    }
    return result
  }

  private static func uudecoded(_ line: ArraySlice<UInt8>, length: Int) -> ArraySlice<UInt8> {
    var output: [UInt8] = []
    var values = line.map { UInt32(($0 &- 32) & 63) }
    while values.count % 4 != 0 { values.append(0) }
    for index in stride(from: 0, to: values.count, by: 4) {
      let bits =
        values[index] << 18 | values[index + 1] << 12 | values[index + 2] << 6 | values[index + 3]
      output += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
    }
    return output.prefix(length)
  }
}
