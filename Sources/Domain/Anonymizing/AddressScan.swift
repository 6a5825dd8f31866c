/// Mail addresses and phone numbers in running text.
enum AddressScan {
  /// Where the mail address that begins at an offset ends; `nil` if none does.
  static func endOfAddress(at start: Int, in bytes: [UInt8]) -> Int? {
    guard isLocal(bytes[start]), start == 0 || !isLocal(bytes[start - 1]) else { return nil }
    var offset = start
    while offset < bytes.count, isLocal(bytes[offset]) { offset += 1 }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "@") else { return nil }
    offset += 1
    let domain = offset
    while offset < bytes.count, isDomain(bytes[offset]) { offset += 1 }
    while offset > domain, !isLetterOrDigit(bytes[offset - 1]) { offset -= 1 }
    return offset > domain ? offset : nil
  }

  /// Where the phone number that begins at an offset ends; `nil` if none does.
  ///
  /// Eight digits, together, in pairs or as `800 12 345`, or a plus and eight to fifteen. Groups of
  /// four are years; full stops and hyphens stand in dates.
  static func endOfPhone(at start: Int, in bytes: [UInt8]) -> Int? {
    guard start == 0 || !isPhonePart(bytes[start - 1]) else { return nil }
    let hasPlus = bytes[start] == UInt8(ascii: "+")
    var offset = hasPlus ? start + 1 : start
    var groups: [Int] = []
    while groups.count < 6, let end = endOfDigits(at: offset, in: bytes) {
      groups.append(end - offset)
      offset = end
      let total = groups.reduce(0, +)
      let isWhole = hasPlus ? total >= 8 : total == 8
      let next = endOfBlank(at: offset, in: bytes)
      let goesOn = next.flatMap { endOfDigits(at: $0, in: bytes) } != nil
      if isWhole, !(hasPlus && goesOn && total < 12) {
        return isPhone(groups, hasPlus) ? offset : nil
      }
      guard let next, goesOn, total < 15 else { return nil }
      offset = next
    }
    return nil
  }

  private static func isPhone(_ groups: [Int], _ hasPlus: Bool) -> Bool {
    hasPlus || groups == [8] || groups.allSatisfy { $0 == 2 || $0 == 3 }
  }

  private static func endOfDigits(at start: Int, in bytes: [UInt8]) -> Int? {
    var offset = start
    while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset += 1 }
    return offset > start ? offset : nil
  }

  /// Behind one blank, which may be one that does not break (U+00A0).
  private static func endOfBlank(at start: Int, in bytes: [UInt8]) -> Int? {
    guard start < bytes.count else { return nil }
    if bytes[start] == 0x20 { return start + 1 }
    return bytes[start...].starts(with: [0xc2, 0xa0]) ? start + 2 : nil
  }

  private static func isPhonePart(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || [0x2b, 0x2d, 0x2e, 0x2c].contains(byte) || byte >= 0x80
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte >= 0x80 || [0x2e, 0x5f, 0x25, 0x2b, 0x2d].contains(byte)
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == 0x2e || byte == 0x2d || byte >= 0x80
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
