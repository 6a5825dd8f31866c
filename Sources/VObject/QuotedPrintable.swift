/// The quoted-printable encoding that vCard 2.1 took from MIME, RFC 2045 §6.7.
enum QuotedPrintable {
  /// Decodes `=C3=A5`; an equals sign that no two digits follow stands for itself.
  static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == ASCII.equals, let high = rest.first.flatMap(hexDigit),
        let low = rest.dropFirst().first.flatMap(hexDigit)
      {
        decoded.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// Decodes a text, whose line breaks are CRLF there and a line feed here.
  static func decodedText(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let decoded = decoded(bytes)
    return zip(decoded, decoded.dropFirst() + [0]).compactMap { byte, next in
      byte == ASCII.carriageReturn && next == ASCII.lineFeed ? nil : byte
    }
  }

  /// Encodes all but printable ASCII.
  static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { byte in
      (0x20...0x7e).contains(byte) && byte != ASCII.equals
        ? [byte] : [ASCII.equals, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte.uppercased {
    case let digit where digit.isDigit: digit - UInt8(ascii: "0")
    case let letter where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(letter):
      letter - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
