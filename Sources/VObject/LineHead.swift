/// Finds where the head of a content line (group, name, parameters) ends and its value begins.
enum LineHead {
  /// Where the colon is, or that there is none.
  struct Boundary {
    /// The offset of the colon that ends the head.
    var colon: Int?
    /// Whether a quote was opened and never closed, so that the first colon at all was taken.
    var hasOpenQuote = false
  }

  /// Searches `range`, one logical line with its folds, in time linear in the head's length.
  static func boundary(in bytes: Span<UInt8>, _ range: Range<Int>) -> Boundary {
    // Without a quote before it, it is the first colon.
    if let colon = bytes.firstIndex(of: ASCII.colon, in: range),
      bytes.firstIndex(of: ASCII.quote, in: range.lowerBound..<colon) == nil
    {
      return Boundary(colon: colon)
    }
    return quotedBoundary(in: bytes, range)
  }

  private static func quotedBoundary(in bytes: Span<UInt8>, _ range: Range<Int>) -> Boundary {
    var isValueStart = false
    var isQuoted = false
    var firstColon: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte > ASCII.equals {  // none of those that mean something here
        isValueStart = false
        index += 1
        continue
      }
      if byte.isLineBreak {
        index = indexAfterFold(in: bytes, range, from: index)
        continue
      }
      if byte == ASCII.colon {
        if !isQuoted { return Boundary(colon: index) }
        firstColon = firstColon ?? index
      } else if byte == ASCII.quote {
        isQuoted = isValueStart && !isQuoted
      }
      isValueStart = !isQuoted && (byte == ASCII.equals || byte == ASCII.comma)
      index += 1
    }
    return Boundary(colon: firstColon, hasOpenQuote: isQuoted)
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
