/// A property parameter, such as `TYPE=home,work`.
package struct Parameter: Hashable, Sendable {
  /// In upper case.
  package var name: String
  /// Without quotes, and with the carets of RFC 6868 decoded.
  package var values: [String]

  package init(_ name: String, _ values: [String]) {
    self.name = asciiUppercased(name)
    self.values = values
  }

  package init(_ name: String, _ value: String) {
    self.init(name, [value])
  }
}

extension Sequence<Parameter> {
  /// All values of all parameters of that name, whatever its case.
  package func values(of name: String) -> [String] {
    filter { $0.name.utf8.equalsIgnoringCase(name.utf8) }.flatMap(\.values)
  }

  /// The first of them, or `nil`.
  package func value(of name: String) -> String? {
    first { $0.name.utf8.equalsIgnoringCase(name.utf8) && !$0.values.isEmpty }?.values.first
  }
}

extension Parameter {
  /// Reads the parameters that follow a property's name: `;A=b,"c:d";E=f`.
  ///
  /// Tolerant: `NAME = value` is `NAME=value`; a parameter without `=` is an `ENCODING` or a `TYPE`,
  /// as in vCard 2.1; a quote opens a quoted value only where a value starts; text after a closing
  /// quote joins the value.
  static func list(parsing bytes: ArraySlice<UInt8>) -> [Parameter] {
    var parameters: [Parameter] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      index += 1  // the semicolon
      let nameStart = index
      while index < bytes.endIndex, bytes[index] != ASCII.equals, bytes[index] != ASCII.semicolon {
        index += 1
      }
      let name = bytes[nameStart..<index].trimmed
      if index < bytes.endIndex, bytes[index] == ASCII.equals {
        let isSpacedOut = bytes[index - 1].isBlank
        let values = values(parsing: bytes, from: &index, isSpacedOut: isSpacedOut)
        parameters.append(Parameter(name.uppercasedText, values))
      } else if !name.isEmpty {
        let value = String(decoding: bytes[nameStart..<index], as: UTF8.self)
        let isEncoding = encodings.index(of: name.span, in: 0..<name.count) != nil
        parameters.append(Parameter(isEncoding ? "ENCODING" : "TYPE", value))
      }
    }
    return parameters
  }

  /// What vCard 2.1 §2.4.3 calls encodings; their names say enough without `ENCODING=`.
  private static let encodings = NameTable(["BASE64", "QUOTED-PRINTABLE", "7BIT", "8BIT"])

  /// Reads the values from the `=` or `,` at `index` on, and leaves `index` at the next `;`.
  private static func values(
    parsing bytes: ArraySlice<UInt8>, from index: inout Int, isSpacedOut: Bool
  ) -> [String] {
    var values: [String] = []
    while index < bytes.endIndex, bytes[index] != ASCII.semicolon {
      index += 1  // the equals sign or comma
      if isSpacedOut { while index < bytes.endIndex, bytes[index].isBlank { index += 1 } }
      var value: ArraySlice<UInt8> = []
      if index < bytes.endIndex, bytes[index] == ASCII.quote {
        let start = index + 1
        index = bytes[start...].firstIndex(of: ASCII.quote) ?? bytes.endIndex
        value = bytes[start..<index]
        index = min(index + 1, bytes.endIndex)
      }
      let start = index
      while index < bytes.endIndex, bytes[index] != ASCII.semicolon, bytes[index] != ASCII.comma {
        index += 1
      }
      value = value.isEmpty ? bytes[start..<index] : value + bytes[start..<index]
      values.append(decodingCarets(value))
    }
    return values
  }

  /// Decodes `^n`, `^'` and `^^`; any other caret stands for itself, RFC 6868 §3.2.
  private static func decodingCarets(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = ContentLine.utf8(bytes)
    guard bytes.contains(ASCII.caret) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      guard isEscape else {
        isEscape = byte == ASCII.caret
        if !isEscape { decoded.append(byte) }
        continue
      }
      isEscape = false
      switch byte {
      case UInt8(ascii: "n"), UInt8(ascii: "N"): decoded.append(ASCII.lineFeed)
      case ASCII.apostrophe: decoded.append(ASCII.quote)
      case ASCII.caret: decoded.append(ASCII.caret)
      default: decoded += [ASCII.caret, byte]
      }
    }
    if isEscape { decoded.append(ASCII.caret) }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The same with nothing that a strict reader would stumble over; `nil` if no name is left.
  var cleaned: Parameter? {
    let name = String(decoding: name.utf8.filter(\.isNameByte), as: UTF8.self)
    return name.isEmpty ? nil : Parameter(name, values.map(TextEscaping.withoutControls))
  }

  /// Whether it says how the characters of the value are encoded, as in vCard 2.1.
  var tellsTextEncoding: Bool {
    name == "CHARSET"
      || (name == "ENCODING" || name == "TYPE")
        && values.contains { $0.utf8.equalsIgnoringCase("QUOTED-PRINTABLE".utf8) }
  }

  /// Whether it says that the value is base64, under the names of RFC 2426 §5 and vCard 2.1 §2.4.3.
  var tellsBase64: Bool {
    name == "ENCODING"
      && values.contains {
        $0.utf8.equalsIgnoringCase("BASE64".utf8) || $0.utf8.equalsIgnoringCase("B".utf8)
      }
  }

  /// `;NAME=value,value` as it stands in a content line: quoted where needed, RFC 6868 applied.
  var bytes: [UInt8] {
    var bytes: [UInt8] = [ASCII.semicolon] + Array(name.utf8) + [ASCII.equals]
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(ASCII.comma) }
      let encoded = Self.encodingCarets(value)
      let needsQuotes = encoded.contains {
        $0 == ASCII.comma || $0 == ASCII.colon || $0 == ASCII.semicolon || $0.isBlank
      }
      bytes += needsQuotes ? [ASCII.quote] + encoded + [ASCII.quote] : encoded
    }
    return bytes
  }

  private static func encodingCarets(_ value: String) -> [UInt8] {
    var encoded: [UInt8] = []
    for byte in TextEscaping.withoutControls(value).utf8 {
      switch byte {
      case ASCII.lineFeed: encoded += [ASCII.caret, UInt8(ascii: "n")]
      case ASCII.quote: encoded += [ASCII.caret, ASCII.apostrophe]
      case ASCII.caret: encoded += [ASCII.caret, ASCII.caret]
      default: encoded.append(byte)
      }
    }
    return encoded
  }
}
