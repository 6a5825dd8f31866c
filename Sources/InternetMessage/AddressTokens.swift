/// Splits an address field into words, comments and the signs between them, in linear time.
struct AddressTokens {
  enum Token {
    case word(Word)
    /// What stands between the outermost parentheses.
    case comment([UInt8])
    case open
    case close
    case comma
    case colon
    case semicolon
  }

  struct Word: Hashable {
    enum Kind { case atom, quoted, literal, special }
    var kind: Kind
    /// A quoted string without its quotes and backslashes.
    var bytes: ArraySlice<UInt8>
    var hasBlankBefore: Bool

    /// Whether nothing but that sign is in the word.
    func isOnly(_ sign: UInt8) -> Bool { bytes.count == 1 && bytes.first == sign }

    /// Whether it is a sign that means something, and that one.
    func isSpecial(_ sign: UInt8) -> Bool { kind == .special && isOnly(sign) }
  }

  private let bytes: [UInt8]
  private var index = 0
  private var finder = EncodedWord.Finder()
  /// Whether a quote, comment or bracket never ended.
  private(set) var isBroken = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Token? {
    let start = index
    while index < bytes.count, bytes[index].isWhitespace { index += 1 }
    guard index < bytes.count else { return nil }
    let hasBlankBefore = index > start
    func word(_ kind: Word.Kind, _ bytes: ArraySlice<UInt8>) -> Token {
      .word(Word(kind: kind, bytes: bytes, hasBlankBefore: hasBlankBefore))
    }
    switch bytes[index] {
    case .quote: return word(.quoted, delimited(by: .quote)[...])
    case .openParenthesis: return .comment(comment())
    case .openBracket:
      let content = delimited(by: .closeBracket)
      return word(.literal, ([.openBracket] + content + [.closeBracket])[...])
    case .dot, .at, .backslash, .closeBracket, .closeParenthesis:
      index += 1
      return word(.special, bytes[(index - 1)..<index])
    case .less, .greater, .comma, .colon, .semicolon:
      index += 1
      return sign(bytes[index - 1])
    default: return word(.atom, atom())
    }
  }

  private func sign(_ byte: UInt8) -> Token {
    switch byte {
    case .less: .open
    case .greater: .close
    case .comma: .comma
    case .colon: .colon
    default: .semicolon
    }
  }

  /// A run of ordinary characters, or a whole encoded word whatever is in it.
  private mutating func atom() -> ArraySlice<UInt8> {
    let start = index
    if let match = bytes.withUnsafeBufferPointer({ finder.match(in: $0, at: start) }) {
      index = match.range.upperBound
    }
    while index < bytes.count, !bytes[index].isWhitespace, !Self.isSpecial(bytes[index]) {
      index += 1
    }
    return bytes[start..<index]
  }

  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case .quote, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .less, .greater,
      .comma, .colon, .semicolon, .dot, .at, .backslash:
      true
    default: false
    }
  }

  /// The content up to the closing sign; a backslash makes the next character an ordinary one.
  private mutating func delimited(by closing: UInt8) -> [UInt8] {
    index += 1
    var content: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == closing { return content }
      if byte == .backslash, index < bytes.count {
        content.append(bytes[index])
        index += 1
      } else {
        content.append(byte)
      }
    }
    isBroken = true
    return content
  }

  /// The text of a comment and of those nested in it.
  private mutating func comment() -> [UInt8] {
    var depth = 0
    var content: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == .openParenthesis { depth += 1 }
      if byte == .closeParenthesis { depth -= 1 }
      if depth == 0 { return Array(content.dropFirst()) }
      if byte == .backslash, index < bytes.count {
        content.append(bytes[index])
        index += 1
      } else {
        content.append(byte)
      }
    }
    isBroken = true
    return Array(content.dropFirst())
  }
}

extension AddressTokens {
  /// A display name, decoded; `nil` if nothing is left of it.
  static func phrase(_ words: [Word]) -> String? {
    var bytes: [UInt8] = []
    for word in words {
      if word.hasBlankBefore, !bytes.isEmpty { bytes.append(.space) }
      bytes += word.bytes
    }
    let text = EncodedWord.decode(bytes.trimmed)
    return text.isEmpty ? nil : text
  }

  /// An address written tightly, with quotes only where they are needed.
  static func address(_ words: [Word]) -> String {
    var bytes: [UInt8] = []
    for word in words {
      let needsQuotes =
        word.kind == .quoted
        && (word.bytes.isEmpty
          || word.bytes.contains { isSpecial($0) && $0 != .dot || $0.isWhitespace })
      guard needsQuotes else {
        bytes += word.bytes
        continue
      }
      bytes.append(.quote)
      for byte in word.bytes {
        if byte == .quote || byte == .backslash { bytes.append(.backslash) }
        bytes.append(byte)
      }
      bytes.append(.quote)
    }
    return Charset.decodeGuessing(bytes)
  }
}
