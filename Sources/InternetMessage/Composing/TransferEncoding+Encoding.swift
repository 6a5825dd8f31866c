extension TransferEncoding {
  /// Encodes text lines, RFC 2045 §6.7; lines end with LF and are at most 76 characters long.
  static func encodeQuotedPrintable(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    for line in text.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      append(line, to: &output)
      output.append(.lineFeed)
    }
    // What follows the last line end is no line.
    output.removeLast()
    return output
  }

  private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var column = 0
    for (index, byte) in zip(line.indices, line) {
      let isLast = index == line.endIndex - 1
      // A dot alone ends the mail for some programs; a blank at the end is lost on the way.
      let isPlain =
        byte == .dot && line.count == 1
        ? false : byte.isBlank ? !isLast : (0x21...0x7E).contains(byte) && byte != .equals
      let encoded = isPlain ? [byte] : escape(byte)
      if column + encoded.count > (isLast ? 76 : 75) {
        output += [.equals, .lineFeed]
        column = 0
      }
      output += encoded
      column += encoded.count
    }
  }

  /// `=C3` for 0xC3.
  static func escape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [.equals, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// Encodes bytes on one line, RFC 2045 §6.8.
  static func encodeBase64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0..<4 {
        let isPadding = digit > group.count
        output.append(isPadding ? .equals : alphabet[bits >> (18 - 6 * digit) & 63])
      }
    }
    return output
  }
}
