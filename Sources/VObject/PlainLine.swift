/// A line that says what it says in the one plain way: ASCII throughout, on one line, with neither group,
/// quote, caret, escape nor blank in what is not its value, and nothing encoded.
///
/// Of such a line no text is made: what is written of it is copied from the bytes it was read from.
struct PlainLine {
  let name: Range<Int>
  /// From the first semicolon to the colon.
  let parameters: Range<Int>
  let value: Range<Int>
  /// Whether name and parameter names are in upper case.
  let isUppercase: Bool
  private let parameterCount: Int

  /// More than these are looked through for doubled names with more care than is taken here.
  private static let maximumParameterCount = 8

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
    (name, parameters, self.value) = (start..<index, index..<headEnd, value)
    var count = 0
    while index < headEnd {
      let nameStart = index + 1
      guard let end = Self.parameterEnd(in: bytes, from: nameStart, to: headEnd, &isUppercase)
      else {
        return nil
      }
      index = end
      count += 1
    }
    for index in value {
      guard bytes[index] >= 0x20, bytes[index] < 0x7f else { return nil }
    }
    (self.isUppercase, parameterCount) = (isUppercase, count)
    guard !hasDoubledParameter(in: bytes) else { return nil }
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

  private static let meaningful = NameTable(["VALUE", "ENCODING", "CHARSET", "GROUP"])
  private static let encoding = NameTable(["QUOTED-PRINTABLE"])

  /// Calls `body` with the name and the value of each parameter.
  func forEachParameter(in bytes: Span<UInt8>, _ body: (Range<Int>, Range<Int>) -> Void) {
    var index = parameters.lowerBound
    while index < parameters.upperBound {
      let start = index + 1
      var equals = start
      while bytes[equals] != ASCII.equals { equals += 1 }
      index = equals
      while index < parameters.upperBound, bytes[index] != ASCII.semicolon { index += 1 }
      body(start..<equals, equals + 1..<index)
    }
  }

  private func hasDoubledParameter(in bytes: Span<UInt8>) -> Bool {
    guard parameterCount > 1 else { return false }
    guard parameterCount <= Self.maximumParameterCount else { return true }
    var names: [Range<Int>] = []
    var isDoubled = false
    forEachParameter(in: bytes) { name, _ in
      isDoubled =
        isDoubled
        || names.contains { other in
          other.count == name.count
            && zip(other, name).allSatisfy { bytes[$0].uppercased == bytes[$1].uppercased }
        }
      names.append(name)
    }
    return isDoubled
  }
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
