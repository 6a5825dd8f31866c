import Foundation

/// Decodes what it can of text that is broken in its charset, with U+FFFD for the rest.
///
/// Foundation gives all or nothing, so the text is taken in blocks, and those that are broken are
/// halved until the bad places are small. Calls are counted: text that is broken all over ends as
/// its ASCII characters only.
struct LossyDecoder {
  private static let blockSize = 4096

  let encoding: String.Encoding
  private var remainingCalls = 20_000

  init(encoding: String.Encoding) {
    self.encoding = encoding
  }

  mutating func decode(_ bytes: [UInt8]) -> String {
    var output = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = bytes.firstIndex(
        of: .lineFeed, from: min(rest.startIndex + Self.blockSize, bytes.count), to: bytes.count)
      let block = rest[..<(end.map { $0 + 1 } ?? bytes.count)]
      output += halve(block)
      rest = rest[block.endIndex...]
    }
    return output
  }

  private mutating func halve(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = attempt(bytes) { return text }
    guard bytes.count > 16, remainingCalls > 0 else { return decodeByCharacter(bytes) }
    let middle = splitIndex(of: bytes)
    return halve(bytes[..<middle]) + halve(bytes[middle...])
  }

  /// After a byte that is never the second one of a character, if there is one in the second half.
  private func splitIndex(of bytes: ArraySlice<UInt8>) -> Int {
    let middle = bytes.startIndex + bytes.count / 2
    let safe = bytes[middle...].dropLast().firstIndex { $0 < 0x30 }
    return safe.map { $0 + 1 } ?? middle
  }

  private mutating func decodeByCharacter(_ bytes: ArraySlice<UInt8>) -> String {
    var output = ""
    var rest = bytes
    while let first = rest.first {
      let (character, length) = decodeCharacter(rest) ?? (Self.fallback(first), 1)
      output += character
      rest = rest.dropFirst(length)
    }
    return output
  }

  private static func fallback(_ byte: UInt8) -> String {
    (0x20..<0x80).contains(byte) ? [byte].text : "\u{FFFD}"
  }

  private mutating func decodeCharacter(_ bytes: ArraySlice<UInt8>) -> (String, Int)? {
    for length in [1, 2, 4] where length <= bytes.count {
      if let text = attempt(bytes.prefix(length)) { return (text, length) }
    }
    return nil
  }

  private mutating func attempt(_ bytes: ArraySlice<UInt8>) -> String? {
    guard remainingCalls > 0 else { return nil }
    remainingCalls -= 1
    return String(bytes: bytes, encoding: encoding)
  }
}
