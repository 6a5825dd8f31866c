/// The mailboxes in the value of From, To, Cc and their like, RFC 5322 §3.4 with §4.4.
///
/// Groups are flattened: what counts is who gets the message. Commas that are missing, brackets
/// that never close and display names with an `@` in them are read as they were meant.
struct AddressList {
  private(set) var mailboxes: [Mailbox] = []
  /// Whether everything in the value was an address, a group or a comment.
  private(set) var isWellFormed = true

  private var tokens: AddressTokens
  private var words: [AddressTokens.Word] = []
  private var angle: [AddressTokens.Word]?
  /// The last comment; before RFC 822 the name stood there, behind the address.
  private var comment: [UInt8]?
  private var isInGroup = false

  /// Calls `take` with each of the mailboxes in `value`.
  static func visit(_ value: UnsafeBufferPointer<UInt8>, _ take: (Mailbox) -> Void) {
    var finder = EncodedWord.Finder()
    var start = 0
    while start < value.count {
      guard let (mailbox, end) = Mailbox.plain(in: value, from: start, &finder) else {
        AddressList(splitting: Array(value[start...])).mailboxes.forEach(take)
        return
      }
      take(mailbox)
      start = end + 1
    }
  }

  init(parsing value: [UInt8]) {
    let found = value.withUnsafeBufferPointer { value in
      var finder = EncodedWord.Finder()
      return Mailbox.plain(in: value, from: 0, &finder)
    }
    if let (mailbox, end) = found, end == value.count {
      self.init(splitting: [])
      mailboxes = [mailbox]
    } else {
      self.init(splitting: value)
    }
  }

  /// Reads any value word for word.
  init(splitting value: [UInt8]) {
    tokens = AddressTokens(value)
    while let token = tokens.next() { take(token) }
    finishMailbox()
    if tokens.isBroken { isWellFormed = false }
  }

  private mutating func take(_ token: AddressTokens.Token) {
    switch token {
    case .word(let word):
      words.append(word)
      if angle == nil { comment = nil }
    case .comment(let text): comment = text
    case .open: takeAngle()
    case .close: isWellFormed = false
    case .comma: finishMailbox()
    case .colon: startGroup()
    case .semicolon:
      finishMailbox()
      isInGroup = false
    }
  }

  private mutating func startGroup() {
    if words.isEmpty || isInGroup || angle != nil { isWellFormed = false }
    isInGroup = true
    words = []
    comment = nil
  }

  /// Everything up to `>`, a route in front left out, RFC 5322 §4.4.
  private mutating func takeAngle() {
    if angle != nil {
      isWellFormed = false
      finishMailbox()
    }
    var inside: [AddressTokens.Word] = []
    angle = inside
    while let token = tokens.next() {
      switch token {
      case .word(let word): inside.append(word)
      case .colon, .comma: inside = inside.first?.isOnly(.at) == true ? [] : inside
      case .comment: continue
      case .open: isWellFormed = false
      case .semicolon: isWellFormed = false
      case .close:
        angle = inside
        return
      }
    }
    isWellFormed = false
    angle = inside
  }

  private mutating func finishMailbox() {
    defer {
      words = []
      angle = nil
      comment = nil
    }
    if let angle {
      // RFC 5322 §3.2.5 wants quotes around a name with such signs in it; dots are obsolete syntax.
      if words.contains(where: { $0.kind == .special && !$0.isOnly(.dot) }) {
        isWellFormed = false
      }
      let name = AddressTokens.phrase(words) ?? comment.map { EncodedWord.decode($0) }
      append(name: name, address: angle)
    } else {
      splitWords()
    }
  }

  /// Addresses without angle brackets; words before the first are taken for a name.
  private mutating func splitWords() {
    var rest = words[...]
    while let at = rest.firstIndex(where: { $0.isSpecial(.at) }) {
      let range = extent(around: at, in: rest)
      let before = Array(rest[..<range.lowerBound])
      if !before.isEmpty { isWellFormed = false }
      let name = AddressTokens.phrase(before) ?? comment.map { EncodedWord.decode($0) }
      append(name: name, address: Array(rest[range]))
      rest = rest[range.upperBound...]
    }
    guard !rest.isEmpty else { return }
    isWellFormed = false
    if rest.count == words.count { append(name: nil, address: Array(rest)) }
  }

  /// The words that belong together because dots or the `@` join them.
  private func extent(around at: Int, in words: ArraySlice<AddressTokens.Word>) -> Range<Int> {
    func isDot(_ index: Int) -> Bool { words[index].isSpecial(.dot) }
    var lower = at
    if lower > words.startIndex { lower -= 1 }
    while lower > words.startIndex, isDot(lower) || isDot(lower - 1) { lower -= 1 }
    var upper = at + 1
    if upper < words.endIndex { upper += 1 }
    while upper < words.endIndex, isDot(upper) || isDot(upper - 1) { upper += 1 }
    return lower..<upper
  }

  private mutating func append(name: String?, address words: [AddressTokens.Word]) {
    let address = AddressTokens.address(words)
    if !address.utf8.contains(.at) { isWellFormed = false }
    if name != nil || !address.isEmpty {
      mailboxes.append(Mailbox(name: name, address: address))
    }
  }
}
