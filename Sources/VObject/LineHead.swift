/// Finds where the head of a content line (group, name, parameters) ends and its value begins.
enum LineHead {
  /// Where the colon is, or that there is none, and what was seen on the way there.
  struct Boundary {
    /// The offset of the colon that ends the head.
    let colon: Int?
    /// Whether a quote was opened and never closed, so that the first colon at all was taken.
    let hasOpenQuote: Bool
    /// Where the first byte is that neither a name nor a group has.
    let nameEnd: Int
    /// Whether there is a period before that.
    let hasGroup: Bool
    /// Whether a parameter may say how the bytes of the value are to be read, be it CHARSET or, by a
    /// name or none, QUOTED-PRINTABLE; `false` is certain.
    let mayBeEncoded: Bool

    /// Whether a property in `range` is certainly one that nothing is wrong with.
    @inline(__always)
    func isPlain(in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
      colon != nil && !hasOpenQuote && nameEnd > range.lowerBound
        && (nameEnd == colon || bytes[nameEnd] == ASCII.semicolon)
    }
  }

  /// Searches `range`, one logical line with its folds, in time linear in the head's length.
  @inline(never)  // or else the walk over the line before it is left out of what reads lines
  static func boundary(in bytes: Span<UInt8>, _ range: Range<Int>) -> Boundary {
    var index = bytes.endOfName(in: range)
    let hasGroup = index < range.upperBound && bytes[index] == ASCII.period
    if hasGroup {
      while index < range.upperBound, bytes[index].isNameByte || bytes[index] == ASCII.period {
        index += 1
      }
    }
    let nameEnd = index
    if index < range.upperBound, bytes[index] == ASCII.colon {
      return Boundary(
        colon: index, hasOpenQuote: false, nameEnd: index, hasGroup: hasGroup, mayBeEncoded: false)
    }
    return boundary(in: bytes, index..<range.upperBound, nameEnd: nameEnd, hasGroup: hasGroup)
  }

  /// The same from the first byte on that neither a name nor a group has.
  private static func boundary(
    in bytes: Span<UInt8>, _ range: Range<Int>, nameEnd: Int, hasGroup: Bool
  ) -> Boundary {
    var index = range.lowerBound
    var (isQuoted, mayBeEncoded) = (false, false)
    var quotedColon: Int?
    while let mark = bytes.firstHeadMark(in: index..<range.upperBound) {
      index = mark + 1
      switch bytes[mark] {
      case ASCII.colon where !isQuoted:
        return Boundary(
          colon: mark, hasOpenQuote: false, nameEnd: nameEnd, hasGroup: hasGroup,
          mayBeEncoded: mayBeEncoded)
      case ASCII.colon: quotedColon = quotedColon ?? mark
      case ASCII.semicolon:
        mayBeEncoded = mayBeEncoded || bytes.mayBeginCharset(index..<range.upperBound)
      case ASCII.quote:
        isQuoted = !isQuoted && isValueStart(in: bytes, range.lowerBound..<mark)
      default: mayBeEncoded = true  // the Q of an encoding
      }
    }
    return Boundary(
      colon: quotedColon, hasOpenQuote: isQuoted, nameEnd: nameEnd, hasGroup: hasGroup,
      mayBeEncoded: mayBeEncoded)
  }

  /// Whether a value begins where `range` ends: behind an equals sign or a comma, folds aside.
  private static func isValueStart(in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound {
      let byte = bytes[end - 1]
      let isBehindBreak =
        byte.isBlank && end - 2 >= range.lowerBound && bytes[end - 2].isLineBreak
      guard byte.isLineBreak || isBehindBreak else {
        return byte == ASCII.equals || byte == ASCII.comma
      }
      end -= 1
    }
    return false
  }
}
