/// A JSON value, RFC 8259, that keeps the order of its members and the digits of its numbers.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A number as it is written in JSON.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value in an object.
  package struct Member: Hashable, Sendable {
    /// The name, unescaped.
    package var name: String
    /// What it names.
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      (self.name, self.value) = (name, value)
    }
  }

  /// The member of that name if this is an object, else `nil`.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSONValue {
  /// The value on one line, without spaces.
  ///
  /// Control and formatting characters are escaped, also those beyond ASCII that RFC 8259 allows
  /// to stand, so that a terminal can show the line.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Writes the value behind what `bytes` holds.
  package func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .string(let text): Self.append(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(ASCII.comma) }
        element.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(ASCII.comma) }
        Self.append(member.name, to: &bytes)
        bytes.append(ASCII.colon)
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Writes a text as a JSON string.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(ASCII.quote)
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7f && $0 != ASCII.quote && $0 != ASCII.backslash
    }
    if isPlain {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    }
    bytes.append(ASCII.quote)
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"", "\\": bytes += [ASCII.backslash, UInt8(ascii: scalar)]
    case "\n": bytes += "\\n".utf8
    case "\t": bytes += "\\t".utf8
    case _ where scalar.isUnsafeOnScreen:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
      }
    case _ where scalar.isASCII: bytes.append(UInt8(ascii: scalar))
    default: if let encoded = UTF8.encode(scalar) { bytes += encoded }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal might obey the character instead of showing it: controls of both sets, and
  /// what changes the direction of text or ends a line.
  package var isUnsafeOnScreen: Bool {
    switch value {
    case 0..<0x20, 0x7f..<0xa0, 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff:
      true
    default: false
    }
  }
}
