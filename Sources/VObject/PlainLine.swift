/// A line that says what it says in the one plain way: ASCII throughout, on one line, with neither group,
/// quote, caret, escape nor blank in what is not its value, and nothing encoded.
///
/// Of such a line no text is made: what is written of it is copied from the bytes it was read from.
struct PlainLine {
  let value: Range<Int>
  /// Whether name and parameter names are in upper case.
  let isUppercase: Bool

  /// Looks at the line whose name begins at `start`, whose head ends at `headEnd` and whose value is
  /// `value`; `nil` if it is not so plain.
  init?(of bytes: Span<UInt8>, from start: Int, headEnd: Int, value: Range<Int>) {
    var index = start
    var isUppercase = true
    while index < headEnd, bytes[index].isNameByte {
      isUppercase = isUppercase && bytes[index] == bytes[index].uppercased
      index += 1
    }
    guard index > start, index == headEnd || bytes[index] == ASCII.semicolon else { return nil }
    while index < headEnd {
      let nameStart = index + 1
      guard let end = Self.parameterEnd(in: bytes, from: nameStart, to: headEnd, &isUppercase)
      else {
        return nil
      }
      index = end
    }
    for index in value {
      guard bytes[index] >= 0x20, bytes[index] < 0x7f else { return nil }
    }
    (self.value, self.isUppercase) = (value, isUppercase)
  }

  /// Where the parameter that begins at `start` ends; `nil` if it is not plain or says how the value
  /// is to be read.
  private static func parameterEnd(
    in bytes: Span<UInt8>, from start: Int, to end: Int, _ isUppercase: inout Bool
  ) -> Int? {
    var index = start
    while index < end, bytes[index].isNameByte {
      isUppercase = isUppercase && bytes[index] == bytes[index].uppercased
      index += 1
    }
    guard index > start, index < end, bytes[index] == ASCII.equals,
      meaningful.index(of: bytes, in: start..<index) == nil
    else { return nil }
    index += 1
    let valueStart = index
    while index < end, bytes[index] != ASCII.semicolon {
      guard bytes[index] > 0x20, bytes[index] < 0x7f, bytes[index] != ASCII.quote,
        bytes[index] != ASCII.caret, bytes[index] != ASCII.comma, bytes[index] != ASCII.backslash
      else { return nil }
      index += 1
    }
    return encoding.index(of: bytes, in: valueStart..<index) == nil ? index : nil
  }

  private static let meaningful = NameTable(["ENCODING", "CHARSET"])
  private static let encoding = NameTable(["QUOTED-PRINTABLE"])
}

extension ContentLine {
  /// Whether ``normalized(in:)`` would give the same bytes; `false` is not certain.
  func isPlainlyNormal(in dialect: Dialect) -> Bool {
    guard dialect != .card21, bytes.count <= 77, lineEnding == .crlf, let plain, plain.isUppercase,
      plain.value.upperBound + 2 == Int(end)
    else { return false }
    return plain.value.isEmpty || storage[plain.value.upperBound - 1] != ASCII.equals
  }

  /// Whether this BEGIN or END is as it would be written.
  func isPlainDelimiter(of name: String) -> Bool {
    isPlainlyNormal(in: .calendar) && valueBytes.elementsEqual(name.utf8)
  }

  private var plain: PlainLine? {
    let headEnd = Int(start) + Int(colon)
    var valueEnd = Int(end)
    while valueEnd > headEnd + 1, storage[valueEnd - 1].isLineBreak { valueEnd -= 1 }
    guard hasColon, headEnd < valueEnd else { return nil }
    return PlainLine(
      of: storage.span, from: Int(start), headEnd: headEnd, value: headEnd + 1..<valueEnd)
  }
}
