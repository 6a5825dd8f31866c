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
  @inline(__always)
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
    var (isValueStart, isQuoted, mayBeEncoded) = (false, false, false)
    var quotedColon: Int?
    while index < range.upperBound {
      let byte = bytes[index]
      index += 1
      if byte > ASCII.equals {  // none of those that mean something here, but the Q of an encoding
        if byte | 0x20 == UInt8(ascii: "q") { mayBeEncoded = true }
        isValueStart = false
        continue
      }
      if byte.isLineBreak {
        index = indexAfterFold(in: bytes, range, from: index)
        continue
      }
      switch byte {
      case ASCII.colon where !isQuoted:
        return Boundary(
          colon: index - 1, hasOpenQuote: false, nameEnd: nameEnd, hasGroup: hasGroup,
          mayBeEncoded: mayBeEncoded)
      case ASCII.colon: quotedColon = quotedColon ?? index - 1
      case ASCII.semicolon where bytes.mayBeginCharset(index..<range.upperBound):
        mayBeEncoded = true
      case ASCII.quote: isQuoted = isValueStart && !isQuoted
      default: break
      }
      isValueStart = !isQuoted && (byte == ASCII.equals || byte == ASCII.comma)
    }
    return Boundary(
      colon: quotedColon, hasOpenQuote: isQuoted, nameEnd: nameEnd, hasGroup: hasGroup,
      mayBeEncoded: mayBeEncoded)
  }

  /// The first byte after the run of line breaks at `index` and the blank that follows it.
  private static func indexAfterFold(
    in bytes: Span<UInt8>, _ range: Range<Int>, from index: Int
  ) -> Int {
    var index = index
    while index < range.upperBound, bytes[index].isLineBreak { index += 1 }
    return index < range.upperBound && bytes[index].isBlank ? index + 1 : index
  }
}
