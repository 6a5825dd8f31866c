extension JSONValue {
  /// The document on one line; an array has one element a line.
  ///
  /// Control characters, those of C1 and those that turn the direction of text are escaped, so that
  /// nothing is lost and nothing reaches a terminal.
  var text: String {
    if case .array(let values) = self { return Self.arrayText(values) }
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of an array whose elements are made one after the other.
  static func arrayText(_ values: some Sequence<JSONValue>) -> String {
    var bytes = [UInt8(ascii: "[")]
    for (index, value) in values.enumerated() {
      if index > 0 { bytes += ",\n ".utf8 }
      value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value): bytes += (value.isFinite ? String(value) : "null").utf8
    case .string(let value): Self.write(value, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f && $0 != 0x22 && $0 != 0x5c }
    if isPlain {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { write(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func write(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    case _ where scalar.isHarmful: bytes += "\\u".utf8 + hexadecimal(scalar.value)
    default: bytes += String(scalar).utf8
    }
  }

  private static func hexadecimal(_ value: UInt32) -> [UInt8] {
    let digits = Array(String(value, radix: 16).utf8)
    return Array(repeating: UInt8(ascii: "0"), count: max(0, 4 - digits.count)) + digits
  }
}
