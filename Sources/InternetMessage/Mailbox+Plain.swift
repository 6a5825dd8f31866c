extension Mailbox {
  /// The mailbox that begins at `start` in the value of a field, and where the comma behind it stands or
  /// the value ends; `nil` if anything there could mean something else, and all has to be split.
  ///
  /// It is `Words <local.part@domain>`, `"Words" <local.part@domain>` or an address alone, as most are.
  /// The finder is the same for all of a value.
  static func plain(
    in value: UnsafeBufferPointer<UInt8>, from start: Int, _ finder: inout EncodedWord.Finder
  ) -> (mailbox: Mailbox, end: Int)? {
    var index = value.endOfWhitespace(from: start)
    var name: String?
    if index < value.count, value[index] == .quote {
      guard let close = endOfQuote(in: value, from: index + 1) else { return nil }
      name = EncodedWord.decode(value.part(index + 1..<close).trimmed)
      index = value.endOfWhitespace(from: close + 1)
      guard index < value.count, value[index] == .less else { return nil }
    } else {
      let comma = value.firstIndex(of: .comma, from: index, to: value.count)
      if let open = value.firstIndex(of: .less, from: index, to: comma ?? value.count) {
        guard let words = words(in: value, index..<open, &finder) else { return nil }
        (name, index) = (words, open)
      }
    }
    let isBracketed = index < value.count && value[index] == .less
    let addressStart = isBracketed ? index + 1 : index
    guard var end = endOfAddress(in: value, from: addressStart) else { return nil }
    let address = value.part(addressStart..<end)
    if isBracketed {
      guard end < value.count, value[end] == .greater else { return nil }
      end += 1
    }
    end = value.endOfWhitespace(from: end)
    guard end == value.count || value[end] == .comma else { return nil }
    return (Mailbox(name: name?.isEmpty == true ? nil : name, address: address.text), end)
  }

  /// Where the quote ends, if nothing in it is escaped.
  private static func endOfQuote(in value: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    value.firstIndex(of: .quote, from: start, to: value.count).flatMap { end in
      value.part(start..<end).has(.backslash) ? nil : end
    }
  }

  /// The text of words with one blank between them, none of which means anything but itself.
  private static func words(
    in value: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ finder: inout EncodedWord.Finder
  ) -> String? {
    var isEncoded = false
    for index in range where !value[index].isLetter {
      let byte = value[index]
      let previous = index > range.lowerBound ? value[index - 1] : .space
      if byte == .equals {
        isEncoded = true
        // An encoded word goes on to its end whatever is in it, if it is one.
        let beginsWord = previous == .space || previous == .dot
        if beginsWord, let word = finder.match(in: value, at: index),
          word.range.upperBound > range.upperBound
        {
          return nil
        }
      } else if !isPlain(byte), byte != .dot, byte != .space || previous == .space {
        return nil
      }
    }
    let words = value.part(range).trimmed
    return isEncoded ? EncodedWord.decode(words) : words.text
  }

  /// Where an address ends that has one `@` in it and else only what stands for itself.
  private static func endOfAddress(
    in value: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var (index, atCount) = (start, 0)
    while index < value.count {
      let byte = value[index]
      if byte == .at { atCount += 1 } else if !isPlain(byte), byte != .dot { break }
      index += 1
    }
    return atCount == 1 ? index : nil
  }

  /// Whether a byte is printable ASCII that stands for itself, and is in no end of an encoded word.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetter
      || byte > .space && byte < 0x7F && byte != .equals && !AddressTokens.isSpecial(byte)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How far blanks and line ends go on from `start`.
  fileprivate func endOfWhitespace(from start: Int) -> Int {
    var end = start
    while end < count, self[end].isWhitespace { end += 1 }
    return end
  }
}
