/// Where a line lies in the bytes of a file, and what was seen of it when it was found.
struct LineMark {
  let start: UInt32
  let end: UInt32
  /// Counted from `start`; 0 when there is no value.
  let colon: UInt32
  /// The number of the line, and in the highest bits what else is known of it.
  private let numberAndMarks: UInt32

  /// A line at `range` of bytes, of which there must be less than 2 GiB.
  ///
  /// - Parameters:
  ///   - range: With the line break.
  ///   - colon: Where the value begins; `nil` if there is none.
  ///   - number: See ``lineNumber``.
  ///   - isFolded: Whether there may be a line break that does not end it.
  ///   - mayBeEncoded: See ``LineHead/Boundary/mayBeEncoded``.
  ///   - isASCII: Whether it is certain that all bytes are ASCII.
  ///   - isUTF8: Whether it is certain that the line without its folds is UTF-8.
  init(
    at range: Range<Int>, colon: Int?, number: Int, isFolded: Bool = true,
    mayBeEncoded: Bool = true, isASCII: Bool = false, isUTF8: Bool = false
  ) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
    self.colon = UInt32(truncatingIfNeeded: colon.map { $0 - range.lowerBound } ?? 0)
    numberAndMarks =
      UInt32(truncatingIfNeeded: number) & Self.numberMask | (isFolded ? Self.foldMark : 0)
      | (mayBeEncoded ? Self.encodingMark : 0) | (isASCII ? Self.asciiMark : 0)
      | (isUTF8 ? Self.utf8Mark : 0)
  }

  private static let foldMark: UInt32 = 1 << 31
  private static let encodingMark: UInt32 = 1 << 30
  private static let asciiMark: UInt32 = 1 << 29
  private static let utf8Mark: UInt32 = 1 << 28
  private static let numberMask: UInt32 = utf8Mark - 1

  /// With the line break.
  var range: Range<Int> { Int(start)..<Int(end) }

  /// The number of its first physical line in the file, from 1; 0 for a line made here.
  var lineNumber: Int { Int(numberAndMarks & Self.numberMask) }

  /// Whether there may be a line break that does not end the line; `false` is certain.
  var isFolded: Bool { numberAndMarks & Self.foldMark != 0 }

  /// See ``LineHead/Boundary/mayBeEncoded``.
  var mayBeEncoded: Bool { numberAndMarks & Self.encodingMark != 0 }

  /// Whether all bytes are ASCII; `true` is certain.
  var isASCII: Bool { numberAndMarks & Self.asciiMark != 0 }

  /// Whether the line without its folds is UTF-8; `true` is certain.
  var isUTF8: Bool { numberAndMarks & Self.utf8Mark != 0 }

  /// This line and the next one of the same file as one; `nil` if `next` is not the next.
  func joined(with next: LineMark) -> LineMark? {
    guard end == next.start, lineNumber > 0, next.lineNumber > 0 else { return nil }
    return LineMark(
      at: Int(start)..<Int(next.end), colon: colon > 0 ? Int(start + colon) : nil,
      number: lineNumber)
  }
}
