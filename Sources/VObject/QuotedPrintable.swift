/// The quoted-printable encoding that vCard 2.1 took from MIME, RFC 2045 §6.7.
enum QuotedPrintable {
  /// Joins the lines of a value: an `=` at the end of a line goes, and so does the blank that a fold
  /// without one has put at the start of the next.
  ///
  /// After an `=` a blank is part of the text (RFC 2045 §6.7), unless all of several such lines
  /// start with one: then somebody folded on top of the encoding.
  static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let lines = bytes.split { $0.isLineBreak }
    let continued = zip(lines, lines.dropFirst()).filter { $0.0.last == ASCII.equals }.map(\.1)
    let isFoldedToo = continued.count > 1 && continued.allSatisfy { $0.first?.isBlank == true }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    for (index, line) in lines.enumerated() {
      let isAfterSoftBreak = index > 0 && joined.last == ASCII.equals
      if isAfterSoftBreak { joined.removeLast() }
      let isFold = index > 0 && (!isAfterSoftBreak || isFoldedToo) && line.first?.isBlank == true
      joined += isFold ? line.dropFirst() : line
    }
    return joined
  }

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
    bytes.flatMap { byte in
      (0x20...0x7e).contains(byte) && byte != ASCII.equals ? [byte] : escaped(byte)
    }
  }

  /// The byte as an equals sign and two digits, whatever it is.
  static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [ASCII.equals, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
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
