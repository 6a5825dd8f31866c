import CivilTime

/// Repeatable chance (SplitMix64), with its own ways of choosing so that no library's change shows.
struct DemoGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `limit`, which is at least 1.
  mutating func below(_ limit: Int) -> Int {
    Int(next() % UInt64(max(1, limit)))
  }

  /// Whether something happens that does so `percent` times in a hundred.
  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// One of `choices`, which is not empty.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }

  /// `count` different ones of `choices`, or all there are, in a random order.
  mutating func pick<Choice>(_ count: Int, of choices: [Choice]) -> [Choice] {
    var rest = choices
    var picked: [Choice] = []
    while picked.count < count, !rest.isEmpty {
      rest.swapAt(below(rest.count), rest.count - 1)
      picked.append(rest.removeLast())
    }
    return picked
  }

  /// 0 to `limit`, small numbers oftener than great ones.
  mutating func skewed(_ limit: Int) -> Int {
    let (first, second) = (below(limit + 1), below(limit + 1))
    return min(first, second)
  }

  /// A UUID in its usual form, version 4.
  mutating func uuid() -> String {
    let (high, low) = (next(), next())
    let bytes = (0..<16).map { index in
      UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(8 * (index % 8)))
    }
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      let marked = index == 6 ? byte & 0x0f | 0x40 : index == 8 ? byte & 0x3f | 0x80 : byte
      for digit in [marked >> 4, marked & 0x0f] {
        text.unicodeScalars.append(Unicode.Scalar(digit < 10 ? 0x30 + digit : 0x57 + digit))
      }
    }
    return text
  }

  mutating func recordID() -> RecordID {
    RecordID("urn:uuid:" + uuid())
  }
}

extension CivilDate {
  /// The day itself, or the Monday behind a weekend.
  var workingDay: CivilDate {
    switch weekday {
    case .saturday: adding(days: 2)
    case .sunday: adding(days: 1)
    case .monday, .tuesday, .wednesday, .thursday, .friday: self
    }
  }
}

extension CivilDateTime {
  /// The moment at which clocks in Norway show this, by the rule of the EU since 1996.
  var norwegianInstant: Instant {
    let offset = Self.isSummerTime(date) ? 7200 : 3600
    return Instant(secondsSince1970: secondsSince1970 - offset)
  }

  /// From the last Sunday of March to the day before the last Sunday of October.
  private static func isSummerTime(_ date: CivilDate) -> Bool {
    func lastSunday(_ month: Int) -> CivilDate {
      let last = CivilDate(year: date.year, month: month, day: 31) ?? date
      return last.adding(days: -(last.weekday.rawValue % 7))
    }
    return lastSunday(3) <= date && date < lastSunday(10)
  }
}
