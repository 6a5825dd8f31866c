import CivilTime

extension CalendarTime {
  /// A day or time in exactly the form that RFC 5545 §3.3.4 and §3.3.5 give it; `nil` for any other
  /// form, which may be readable all the same.
  init?(plainly bytes: Span<UInt8>, _ range: Range<Int>) {
    let start = range.lowerBound
    guard range.count >= 8, let digits = bytes.number(digits: 8, at: start),
      let date = CivilDate(
        year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    else { return nil }
    if range.count == 8 {
      self = .day(date)
      return
    }
    guard range.count == 15 || range.count == 16 && bytes[start + 15] == UInt8(ascii: "Z"),
      bytes[start + 8] == UInt8(ascii: "T"), let clock = bytes.number(digits: 6, at: start + 9)
    else { return nil }
    let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    let time = CivilDateTime(date: date, hour: hour, minute: minute, second: second)
    self = range.count == 15 ? .local(time) : .utc(time)
  }
}

extension Span<UInt8> {
  /// The number that `count` digits at `start` make; `nil` if one of them is no digit.
  func number(digits count: Int, at start: Int) -> Int? {
    var number = 0
    for index in start..<start + count {
      guard self[index].isDigit else { return nil }
      number = number * 10 + Int(self[index] & 15)
    }
    return number
  }
}

extension [UInt8] {
  /// Writes a day or time that ``CivilTime/CalendarTime/init(plainly:_:)`` reads, with the hyphens and
  /// colons of its extended form.
  mutating func appendExtended(_ time: Span<UInt8>, _ range: Range<Int>) {
    for index in range {
      switch index - range.lowerBound {
      case 4, 6: append(UInt8(ascii: "-"))
      case 11, 13: append(ASCII.colon)
      default: break
      }
      append(time[index])
    }
  }
}
