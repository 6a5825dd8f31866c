/// A day in the proleptic Gregorian calendar, such as 16 September 2021, in no particular zone.
package struct CivilDate: Hashable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// Creates a day, or returns `nil` if there is no such day or the year is outside 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.dayCount(year: year, month: month)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Creates a day from its distance to 1 January 1970; days outside 1...9999 are clamped.
  package init(dayNumber: Int) {
    // Howard Hinnant's days-from-civil algorithm, years counted from March.
    let shifted = min(max(dayNumber, Self.minimumDayNumber), Self.maximumDayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  private static let minimumDayNumber = -719_162
  private static let maximumDayNumber = 2_932_896

  /// Days since 1 January 1970; negative before.
  package var dayNumber: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package var weekday: Weekday {
    let index = (dayNumber + 3) % 7
    return Weekday(rawValue: (index < 0 ? index + 7 : index) + 1) ?? .monday
  }

  /// The day `count` days later, or earlier if negative.
  package func adding(days count: Int) -> CivilDate {
    CivilDate(dayNumber: dayNumber + count)
  }

  /// The same day of the month `count` months later, or the month's last day if it is shorter.
  package func adding(months count: Int) -> CivilDate {
    let index = year * 12 + month - 1 + count
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let lastDay = Self.dayCount(year: newYear, month: newMonth)
    return CivilDate(year: newYear, month: newMonth, day: min(day, lastDay)) ?? self
  }

  /// How many days it is from `self` to `other`; negative if `other` is earlier.
  package func days(until other: CivilDate) -> Int {
    other.dayNumber - dayNumber
  }

  /// 1 on 1 January, 365 or 366 on 31 December.
  package var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + Self.dayCount(year: year, month: $1) }
  }

  package var firstOfMonth: CivilDate {
    adding(days: 1 - day)
  }

  package var lastOfMonth: CivilDate {
    adding(days: Self.dayCount(year: year, month: month) - day)
  }

  /// Whether February has 29 days.
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month; `month` must be 1 to 12.
  package static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: Comparable {
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601, extended form: `2021-09-16`.
  package var description: String {
    // Lists show thousands of them: the digits are put where they belong, the last first.
    String(unsafeUninitializedCapacity: 10) { text in
      var digits = year * 10_000 + month * 100 + day
      for place in (0..<10).reversed() {
        if place == 4 || place == 7 {
          text[place] = UInt8(ascii: "-")
        } else {
          text[place] = UInt8(ascii: "0") + UInt8(digits % 10)
          digits /= 10
        }
      }
      return 10
    }
  }

  /// Reads `2021-09-16` or `20210916`, ISO 8601; returns `nil` for anything else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    var (number, digitCount) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "-"), bytes.count == 10, index == 4 || index == 7 { continue }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10, digitCount < 8 else { return nil }
      (number, digitCount) = (number * 10 + Int(digit), digitCount + 1)
    }
    guard digitCount == 8 else { return nil }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}

/// `number` in decimal with zeros in front up to `width` digits.
package func padded(_ number: Int, to width: Int) -> String {
  if number >= 0 && number < 10 && width == 2 { return "0\(number)" }
  let digits = String(number.magnitude)
  guard digits.utf8.count < width || number < 0 else { return digits }
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
