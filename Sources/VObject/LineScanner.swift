import InternetMessage

/// One logical line of a file: a physical line and the folds after it, or a run of empty lines.
struct LogicalLine {
  /// With folds and the line break.
  var range: Range<Int>
  /// The physical line it starts on, from 1.
  var number: Int
  /// Whether there is nothing in it but line breaks.
  var isEmpty = false
  /// Whether it spans more than one physical line.
  var isFolded = false
  /// Whether it has a byte outside ASCII.
  var hasHighByte = false
  /// Whether it is UTF-8 as it stands; if it is not, it may yet be so without its folds.
  var isUTF8 = true
  /// Whether it has a NUL or another control character that text must not have.
  var hasControl = false
  /// Where the last physical line's text ends, its line break not counted.
  var textEnd: Int
}

/// Splits bytes into logical lines, in one pass and linear time.
///
/// Tolerant of LF, CR and CR CR LF for CRLF, and of empty lines before a fold.
struct LineScanner {
  private(set) var offset = 0
  private var number = 1
  /// How many line breaks were not CRLF.
  private(set) var oddLineBreakCount = 0

  mutating func skip(_ byteCount: Int) {
    offset += byteCount
  }

  /// The next logical line, or `nil` at the end.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>) -> LogicalLine? {
    guard offset < bytes.count else { return nil }
    var line = LogicalLine(range: offset..<offset, number: number, textEnd: offset)
    if bytes[offset].isLineBreak {
      line.isEmpty = true
      skipLineBreaks(in: bytes)
    } else {
      skipText(in: bytes, noting: &line)
      if !skipPlainLineBreak(in: bytes) {
        while skipFold(in: bytes) {
          line.isFolded = true
          skipText(in: bytes, noting: &line)
        }
        skipLineBreak(in: bytes)
      }
    }
    line.range = line.range.lowerBound..<offset
    return line
  }

  /// Takes the next physical line into `line`, as after the soft break of a quoted-printable value.
  mutating func extend(_ line: inout LogicalLine, in bytes: Span<UInt8>) {
    line.isFolded = true
    skipText(in: bytes, noting: &line)
    skipLineBreak(in: bytes)
    line.range = line.range.lowerBound..<offset
  }

  @inline(__always)
  private mutating func skipText(in bytes: Span<UInt8>, noting line: inout LogicalLine) {
    var offset = offset
    while true {
      offset = bytes.endOfPrintable(from: offset)
      guard offset < bytes.count, !bytes[offset].isLineBreak else { break }
      if bytes[offset] >= 0x80 {
        let length = bytes.utf8Length(at: offset)
        line.hasHighByte = true
        line.isUTF8 = line.isUTF8 && length > 0
        offset += max(length, 1)
      } else {
        line.hasControl = line.hasControl || bytes[offset] != ASCII.tab
        offset += 1
      }
    }
    self.offset = offset
    line.textEnd = offset
  }

  /// Skips a CR LF or LF with a printable character behind it, if that is what comes next.
  @inline(__always)
  private mutating func skipPlainLineBreak(in bytes: Span<UInt8>) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    let isPair = bytes[offset] == ASCII.carriageReturn
    let lineFeed = isPair ? offset + 1 : offset
    guard bytes[lineFeed] == ASCII.lineFeed, bytes[lineFeed + 1] > ASCII.space else { return false }
    offset = lineFeed + 1
    number += 1
    if !isPair { oddLineBreakCount += 1 }
    return true
  }

  /// Skips line breaks and the blank after them, if there is one, else nothing.
  private mutating func skipFold(in bytes: Span<UInt8>) -> Bool {
    var ahead = self
    ahead.skipLineBreak(in: bytes)
    if ahead.offset < bytes.count, bytes[ahead.offset].isLineBreak {
      ahead.skipLineBreaks(in: bytes)
    }
    guard ahead.offset < bytes.count, bytes[ahead.offset].isBlank else { return false }
    self = ahead
    offset += 1
    return true
  }

  /// Skips all the line breaks there are, in one pass even if they are a million CRs.
  private mutating func skipLineBreaks(in bytes: Span<UInt8>) {
    var returns = 0
    while offset < bytes.count, bytes[offset].isLineBreak {
      if bytes[offset] == ASCII.carriageReturn {
        returns += 1
      } else {
        number += 1
        if returns != 1 { oddLineBreakCount += 1 }
        returns = 0
      }
      offset += 1
    }
    number += returns
    oddLineBreakCount += returns
  }

  /// Skips one line break: up to eight CRs and an LF, or else one CR.
  private mutating func skipLineBreak(in bytes: Span<UInt8>) {
    let start = offset
    let limit = min(bytes.count, start + 8)
    var end = start
    while end < limit, bytes[end] == ASCII.carriageReturn { end += 1 }
    if end < bytes.count, bytes[end] == ASCII.lineFeed {
      offset = end + 1
    } else {
      offset = min(end, start + 1)
    }
    if offset > start {
      number += 1
      if offset - start != 2 || end != start + 1 { oddLineBreakCount += 1 }
    }
  }
}
