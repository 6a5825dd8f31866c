/// Files that a program on Windows has saved as “Unicode”: UTF-16, which no standard for calendars or
/// cards allows (RFC 5545 §3.1.4, RFC 6350 §3.1).
package struct UTF16Text: Hashable, Sendable {
  private let isBigEndian: Bool
  private let hasMark: Bool

  /// How `bytes` are written; `nil` if they are not UTF-16.
  private init?(formOf bytes: [UInt8]) {
    guard let order = Self.order(of: bytes) else { return nil }
    (isBigEndian, hasMark) = order
  }

  /// The same text in UTF-8, without a mark, and how it is written back; `nil` if `bytes` are not
  /// UTF-16, or would be others when they are written back.
  package static func lossless(_ bytes: [UInt8]) -> (utf8: [UInt8], form: UTF16Text)? {
    guard let form = UTF16Text(formOf: bytes), let utf8 = decoded(bytes),
      form.bytes(of: utf8) == bytes
    else { return nil }
    return (utf8, form)
  }

  /// The text in UTF-8 where ``lossless(_:)`` can read it, and else `bytes` as they are.
  package static func inUTF8(_ bytes: [UInt8]) -> [UInt8] { lossless(bytes)?.utf8 ?? bytes }

  /// The text in UTF-16, as it was written before.
  package func bytes(of utf8: [UInt8]) -> [UInt8] {
    let units = (hasMark ? [0xfeff] : []) + String(decoding: utf8, as: UTF8.self).utf16
    return units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  /// The same text in UTF-8, without a mark; `nil` if `bytes` are not UTF-16.
  ///
  /// What tells is the byte order mark, or a `BEGIN` of which every other byte is NUL. A surrogate
  /// without its other half becomes U+FFFD.
  package static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    guard let order = order(of: bytes) else { return nil }
    let start = order.hasMark ? 2 : 0
    let (low, high) = order.isBigEndian ? (1, 0) : (0, 1)
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: start, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + low]))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Whether the bytes are UTF-16.
  package static func isText(_ bytes: [UInt8]) -> Bool { order(of: bytes) != nil }

  private static func order(of bytes: [UInt8]) -> (isBigEndian: Bool, hasMark: Bool)? {
    // Most files are not, as the first two bytes tell.
    guard bytes.count > 1, bytes[0] >= 0xfe || bytes[0] == 0 || bytes[1] == 0 else { return nil }
    if bytes.starts(with: [0xff, 0xfe]), !bytes.dropFirst(2).starts(with: [0, 0]) {
      return (false, true)
    }
    if bytes.starts(with: [0xfe, 0xff]) { return (true, true) }
    let start = bytes.prefix(10)
    let (even, odd) = (start.indices.filter { $0 % 2 == 0 }, start.indices.filter { $0 % 2 == 1 })
    if odd.allSatisfy({ start[$0] == 0 }), even.map({ start[$0] }).equalsIgnoringCase("BEGIN".utf8)
    {
      return (false, false)
    }
    if even.allSatisfy({ start[$0] == 0 }), odd.map({ start[$0] }).equalsIgnoringCase("BEGIN".utf8)
    {
      return (true, false)
    }
    return nil
  }
}
