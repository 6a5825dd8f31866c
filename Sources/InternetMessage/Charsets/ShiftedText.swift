/// Charsets of seven bits that shift to double-byte characters and back, made such of eight bits.
enum ShiftedText {
  /// ISO-2022-KR (RFC 1557) as EUC-KR: SO shifts, SI and the end of the line shift back.
  static func eucKR(fromISO2022KR bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isShifted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if bytes[index...].starts(with: "\u{1B}$)C".utf8) {
        index += 4
        continue
      }
      switch byte {
      case 0x0E: isShifted = true
      case 0x0F: isShifted = false
      case .lineFeed:
        isShifted = false
        output.append(byte)
      default: output.append(isShifted && byte > 0x20 && byte < 0x7F ? byte | 0x80 : byte)
      }
      index += 1
    }
    return output
  }

  /// HZ-GB-2312 (RFC 1843) as GB 2312: `~{` shifts, `~}` and the end of the line shift back.
  static func gb2312(fromHZ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isShifted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch (byte, next) {
      case (UInt8(ascii: "~"), UInt8(ascii: "{")) where !isShifted: isShifted = true
      case (UInt8(ascii: "~"), UInt8(ascii: "}")) where isShifted: isShifted = false
      case (UInt8(ascii: "~"), UInt8(ascii: "~")) where !isShifted: output.append(byte)
      case (UInt8(ascii: "~"), .lineFeed): break
      default:
        if byte == .lineFeed { isShifted = false }
        output.append(isShifted && byte > 0x20 && byte < 0x7F ? byte | 0x80 : byte)
        index += 1
        continue
      }
      index += 2
    }
    return output
  }
}
