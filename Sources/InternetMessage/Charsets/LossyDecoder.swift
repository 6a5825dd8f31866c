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
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = bytes.firstIndex(
        of: .lineFeed, from: min(rest.startIndex + Self.blockSize, bytes.count), to: bytes.count)
      let block = rest[..<(end.map { $0 + 1 } ?? bytes.count)]
      halve(block, into: &output)
      rest = rest[block.endIndex...]
    }
    return output.text
  }

  private mutating func halve(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) {
    if let text = attempt(bytes) {
      output += text.utf8
    } else if bytes.count > 16, remainingCalls > 0 {
      let middle = splitIndex(of: bytes)
      halve(bytes[..<middle], into: &output)
      halve(bytes[middle...], into: &output)
    } else {
      decodeByCharacter(bytes, into: &output)
    }
  }

  /// After a byte that is never the second one of a character, if there is one in the second half.
  private func splitIndex(of bytes: ArraySlice<UInt8>) -> Int {
    let middle = bytes.startIndex + bytes.count / 2
    let safe = bytes[middle...].dropLast().firstIndex { $0 < 0x30 }
    return safe.map { $0 + 1 } ?? middle
  }

  private mutating func decodeByCharacter(
    _ bytes: ArraySlice<UInt8>, into output: inout [UInt8]
  ) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if remainingCalls > 0, let (character, length) = decodeCharacter(bytes[index...]) {
        output += character.utf8
        index += length
      } else {
        output.appendFallback(bytes[index])
        index += 1
      }
    }
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

extension [UInt8] {
  /// Writes what can be told of a byte that is part of no character: itself if it is printable ASCII,
  /// else U+FFFD.
  fileprivate mutating func appendFallback(_ byte: UInt8) {
    if (0x20..<0x80).contains(byte) {
      append(byte)
    } else {
      self += [0xef, 0xbf, 0xbd]
    }
  }
}
