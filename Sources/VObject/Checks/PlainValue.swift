import CivilTime

/// Tells values that are written in the most usual way, byte by byte and without a copy.
enum PlainValue {
  /// Whether what stands in `range` is certainly a value of that type; `false` is not certain.
  static func fits(_ type: ValueType, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    switch type {
    case .text, .languageTag, .calAddress, .unknown: true
    case .uri: range.contains { bytes[$0] == ASCII.colon }
    case .integer: range.count < 10 && !range.isEmpty && range.allSatisfy { bytes[$0].isDigit }
    case .date: range.count == 8 && CalendarTime(plainly: bytes, range) != nil
    case .dateTime, .timestamp: range.count > 8 && CalendarTime(plainly: bytes, range) != nil
    case .dateAndOrTime: CalendarTime(plainly: bytes, range) != nil
    case .duration: isDuration(bytes, range)
    case .utcOffset: isOffset(bytes, range)
    case .recur: isRule(bytes, range)
    case .time, .period, .boolean, .float, .binary: false
    }
  }

  /// `P1W`, `-PT15M` or the like, its numbers short.
  private static func isDuration(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let start = range.lowerBound + (bytes[range.lowerBound] == UInt8(ascii: "-") ? 1 : 0)
    guard start < range.upperBound, bytes[start] == UInt8(ascii: "P") else { return false }
    var (nextUnit, digitCount, isComplete) = (0, 0, false)
    for index in start + 1..<range.upperBound {
      if bytes[index].isDigit {
        digitCount += 1
        continue
      }
      guard digitCount < 10,
        let unit = units.index(of: bytes, in: index..<index + 1), unit >= nextUnit
      else { return false }
      let isT = unit == 2
      guard isT == (digitCount == 0), unit < 3 || nextUnit > 2 else { return false }
      (nextUnit, digitCount, isComplete) = (unit + 1, 0, !isT)
    }
    return isComplete && digitCount == 0
  }

  /// `+0200` or `-0330`.
  private static func isOffset(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 5, let digits = bytes.number(digits: 4, at: range.lowerBound + 1) else {
      return false
    }
    let sign = bytes[range.lowerBound]
    return (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"))
      && digits < 2400 && digits % 100 < 60
  }

  /// FREQ and one of its values, then perhaps more parts with a name and an equals sign in each.
  private static func isRule(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = (start..<range.upperBound).first { bytes[$0] == ASCII.semicolon }
      let part = start..<(end ?? range.upperBound)
      guard let equals = part.first(where: { !bytes[$0].isNameByte }), equals > start,
        bytes[equals] == ASCII.equals
      else { return false }
      if start == range.lowerBound {
        guard frequency.index(of: bytes, in: start..<equals) != nil,
          frequencies.index(of: bytes, in: equals + 1..<part.upperBound) != nil
        else { return false }
      }
      start = part.upperBound + 1
    }
    return !range.isEmpty
  }

  private static let units = NameTable(["W", "D", "T", "H", "M", "S"])
  private static let frequency = NameTable(["FREQ"])
  private static let frequencies = NameTable(RecurrenceText.frequencies)
}
