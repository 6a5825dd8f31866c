extension Mailbox {
  /// The mailbox of a value that is `Words <local.part@domain>` or an address alone and has no sign
  /// that could mean anything else, as most have it; else `nil`, and all has to be split.
  ///
  /// The words may be encoded ones if the value is the last one, as then nothing like the end of one
  /// stands behind them.
  init?(plain value: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    let open = value.firstIndex(of: .less, from: 0, to: value.count)
    guard (value.last == .greater) == (open != nil) else { return nil }
    var (previous, isEncoded) = (UInt8.space, false)
    for byte in value.prefix(open ?? 0) {
      if byte == .equals, isLast {
        isEncoded = true
      } else if !Self.isPlain(byte), byte != .dot, byte != .space || previous == .space {
        return nil
      }
      previous = byte
    }
    let address = open.map { value.part(($0 + 1)..<(value.count - 1)) } ?? value
    var atCount = 0
    for byte in address where !Self.isPlain(byte) {
      if byte == .at { atCount += 1 } else if byte != .dot { return nil }
    }
    guard atCount == 1 else { return nil }
    let words = value.part(0..<(open ?? 0)).trimmed
    let name = isEncoded ? EncodedWord.decode(words) : words.text
    self.init(name: name.isEmpty ? nil : name, address: address.text)
  }

  /// Whether a byte is printable ASCII that stands for itself, and is in no end of an encoded word.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetter
      || byte > 0x20 && byte < 0x7F && byte != .equals && !AddressTokens.isSpecial(byte)
  }
}
