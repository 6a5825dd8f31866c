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
    switch self {
    case .identity: Decoded(bytes: Array(bytes))
    case .quotedPrintable: Self.decodeQuotedPrintable(bytes)
    case .base64: Self.decodeBase64(bytes)
    case .uuencode: Self.decodeUuencode(bytes)
    }
  }

  /// Undoes RFC 2045 §6.7; what is no escape stays as it is written.
  static func decodeQuotedPrintable(_ bytes: ArraySlice<UInt8>) -> Decoded {
    var isClean = true
    let decoded = bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: input.count) { output, count in
        var (index, end) = (0, 0)
        // Blanks up to here were encoded, and so are meant.
        var meantEnd = 0
        while index < input.count {
          let isEscape = input[index] == .equals
          let plainCount = isEscape ? 0 : copyPlain(input, from: index, to: output, at: end)
          index += plainCount
          end += plainCount
          guard index < input.count else { break }
          var byte = input[index]
          index += 1
          if byte == .equals {
            let escape = Escape(in: input, at: index - 1)
            if !escape.isClean { isClean = false }
            index = escape.end
            meantEnd = end + (escape.byte == nil ? 0 : 1)
            guard let escaped = escape.byte else { continue }
            byte = escaped
          } else if byte == .lineFeed || byte == .carriageReturn {
            // Blanks at the end of a line were added on the way, rule (3).
            while end > meantEnd, output[end - 1].isBlank { end -= 1 }
          }
          output[end] = byte
          end += 1
        }
        count = end
      }
    }
    return Decoded(bytes: decoded, isClean: isClean)
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

  /// `=41`, a soft line break, or an equals sign that is neither.
  private struct Escape {
    /// What it stands for; `nil` for nothing.
    var byte: UInt8?
    /// Where to go on.
    var end: Int
    var isClean = true

    init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
      if start + 2 < bytes.count, let high = bytes[start + 1].hexadecimalValue,
        let low = bytes[start + 2].hexadecimalValue
      {
        (byte, end) = (high << 4 | low, start + 3)
        return
      }
      end = start + 1
      while end < bytes.count, bytes[end].isBlank || bytes[end] == .carriageReturn { end += 1 }
      if end == bytes.count { return }
      if bytes[end] == .lineFeed {
        end += 1
      } else if bytes[end - 1] != .carriageReturn {
        (byte, end, isClean) = (.equals, start + 1, false)
      }
    }
  }

  /// Undoes RFC 2045 §6.8.
  ///
  /// Other characters are passed over; padding ends the data, unless nothing but more base64
  /// follows, as when pieces were joined.
  static func decodeBase64(_ bytes: ArraySlice<UInt8>) -> Decoded {
    var result = Decoded(bytes: [])
    result.bytes.reserveCapacity(bytes.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    var hasTested = false
    for index in bytes.indices {
      let value = base64Values[Int(bytes[index])]
      if value < 64 {
        bits = bits << 6 | UInt32(value)
        count += 1
        if count == 4 {
          result.bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
          result.bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
          result.bytes.append(UInt8(truncatingIfNeeded: bits))
          count = 0
        }
      } else if bytes[index] == .equals {
        if count == 1 { result.isClean = false }
        flush(bits, count, into: &result.bytes)
        count = 0
        guard !hasTested else { continue }
        hasTested = true
        let rest = bytes[(index + 1)...]
        if !rest.allSatisfy({ $0 == .equals || $0.isWhitespace }) { result.isClean = false }
        guard rest.allSatisfy({ base64Values[Int($0)] < 64 || $0 == .equals || $0.isWhitespace })
        else { return result }
      } else if !bytes[index].isWhitespace {
        result.isClean = false
      }
    }
    if count > 0 { result.isClean = false }
    flush(bits, count, into: &result.bytes)
    return result
  }

  private static func flush(_ bits: UInt32, _ count: Int, into bytes: inout [UInt8]) {
    if count == 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 4)) }
    if count == 3 {
      bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
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
