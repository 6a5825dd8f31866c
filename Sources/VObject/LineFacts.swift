/// What one walk over the head of a line finds, nothing of which is copied.
///
/// It tells the usual from the unusual: what is ``isPlain`` is as it seems; the rest must be asked for
/// with the care that ``ContentLine/parameters`` takes.
struct LineFacts {
  /// `nil` for a name that no standard defines, or one that is folded or has blanks in it.
  var name: PropertyName?
  /// Whether ``name`` and ``written`` can be relied on.
  var isPlainlyNamed = true
  /// Whether a fold or a blank is in the name, so that ``name`` is not known yet.
  var isNameHidden = false
  /// Where the name stands, without the group.
  var written = 0..<0
  /// Whether the parameters can be relied on: there is no fold, quote, blank or caret.
  var isPlain = true
  var hasParameters = false
  /// Whether there may be an ALTID.
  var mayBeAlternative = false
  /// Where the first VALUE is in the bytes of the file, or `nil`.
  var typeName: Range<Int>?
  /// Where the first TZID is.
  var zoneName: Range<Int>?
  /// Whether a parameter may say how the bytes of the value are to be read.
  var mayBeEncoded = false
  /// All between the colon and the line break, folds and all.
  var value: Range<Int>
}

extension LineFacts {
  /// Walks over a line that begins at `start` of `bytes`, whose head ends at `headEnd` and whose value
  /// is `value`.
  init(of bytes: Span<UInt8>, from start: Int, headEnd: Int, value: Range<Int>) {
    self.value = value
    var index = start
    var nameStart = start
    while index < headEnd, bytes[index].isNameByte { index += 1 }
    if index < headEnd, bytes[index] == ASCII.period {
      index += 1
      nameStart = index
      while index < headEnd, bytes[index].isNameByte { index += 1 }
    }
    isPlainlyNamed = index == headEnd || bytes[index] == ASCII.semicolon
    if isPlainlyNamed {
      written = nameStart..<index
      name = PropertyName(of: bytes, in: written)
    } else {
      isNameHidden = bytes[index].isBlank || bytes[index].isLineBreak
    }
    if index < headEnd { readParameters(in: bytes, index..<headEnd) }
  }

  private mutating func readParameters(in bytes: Span<UInt8>, _ range: Range<Int>) {
    hasParameters = true
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case ASCII.semicolon: readParameter(in: bytes, index + 1, range.upperBound)
      case ASCII.carriageReturn, ASCII.lineFeed, ASCII.quote, ASCII.caret, ASCII.space, ASCII.tab:
        isPlain = false
      default: break
      }
      index += 1
    }
  }

  /// Looks at the one parameter, or what looks like one, whose name begins at `start`.
  private mutating func readParameter(in bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    guard let (word, wordEnd) = Self.word(in: bytes, start, end) else {
      // A long word without an equals sign may be an encoding: QUOTED-PRINTABLE has sixteen letters.
      mayBeEncoded = mayBeEncoded || Self.isBare(bytes, start, end)
      return
    }
    guard wordEnd < end, bytes[wordEnd] == ASCII.equals else { return }
    switch word {
    case Self.charset: mayBeEncoded = true
    case Self.encoding, Self.type:
      let parameterEnd = (wordEnd..<end).first { bytes[$0] == ASCII.semicolon } ?? end
      mayBeEncoded = mayBeEncoded || parameterEnd - wordEnd > 16
    case Self.altID: mayBeAlternative = true
    case Self.value: typeName = typeName ?? Self.parameterValue(in: bytes, wordEnd, end)
    case Self.zoneID: zoneName = zoneName ?? Self.parameterValue(in: bytes, wordEnd, end)
    default: break
    }
  }

  private static let altID = packed("ALTID")
  private static let value = packed("VALUE")
  private static let zoneID = packed("TZID")

  private static let charset = packed("CHARSET")
  private static let encoding = packed("ENCODING")
  private static let type = packed("TYPE")

  private static func isBare(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, bytes[index] != ASCII.equals, bytes[index] != ASCII.semicolon { index += 1 }
    return index == end || bytes[index] == ASCII.semicolon
  }

  private static func packed(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  /// Up to eight letters in upper case, folds and blanks left out, and where they end; `nil` if the
  /// word is longer.
  private static func word(
    in bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> (word: UInt64, end: Int)? {
    var (word, length): (UInt64, Int) = (0, 0)
    var index = start
    while index < end, bytes[index] != ASCII.equals, bytes[index] != ASCII.semicolon {
      let byte = bytes[index]
      index += 1
      guard !byte.isLineBreak, !byte.isBlank else { continue }
      guard length < 8 else { return nil }
      word = word << 8 | UInt64(byte.uppercased)
      length += 1
    }
    return (word, index)
  }

  /// From the equals sign at `start` to the next comma or semicolon.
  private static func parameterValue(in bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int>
  {
    let start = start + 1
    var index = start
    while index < end, bytes[index] != ASCII.comma, bytes[index] != ASCII.semicolon { index += 1 }
    return start..<index
  }
}
