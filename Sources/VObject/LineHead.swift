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
    /// Whether a parameter may say how the bytes of the value are to be read, be it CHARSET or, by a
    /// name or none, QUOTED-PRINTABLE; `false` is certain.
    let mayBeEncoded: Bool
  }

  /// Searches `range`, one logical line with its folds, in time linear in the head's length.
  static func boundary(in bytes: Span<UInt8>, _ range: Range<Int>) -> Boundary {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index].isNameByte || bytes[index] == ASCII.period {
      index += 1
    }
    let nameEnd = index
    var (isValueStart, isQuoted, mayBeEncoded) = (false, false, false)
    var colon: Int?
    while index < range.upperBound {
      let byte = bytes[index]
      if byte > ASCII.equals {  // none of those that mean something here, but the Q of an encoding
        mayBeEncoded = mayBeEncoded || byte | 0x20 == UInt8(ascii: "q")
        isValueStart = false
      } else if byte.isLineBreak {
        index = indexAfterFold(in: bytes, range, from: index)
        continue
      } else {
        if byte == ASCII.colon {
          if !isQuoted || colon == nil { colon = index }
          if !isQuoted { break }
        } else if byte == ASCII.semicolon {
          mayBeEncoded = mayBeEncoded || bytes.mayBeginCharset(index + 1..<range.upperBound)
        } else if byte == ASCII.quote {
          isQuoted = isValueStart && !isQuoted
        }
        isValueStart = !isQuoted && (byte == ASCII.equals || byte == ASCII.comma)
      }
      index += 1
    }
    return Boundary(
      colon: colon, hasOpenQuote: isQuoted, nameEnd: nameEnd, mayBeEncoded: mayBeEncoded)
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
