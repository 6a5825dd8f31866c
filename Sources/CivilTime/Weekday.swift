/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday is 7.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// `MO` to `SU`, RFC 5545 §3.3.10.
  package var code: String {
    switch self {
    case .monday: "MO"
    case .tuesday: "TU"
    case .wednesday: "WE"
    case .thursday: "TH"
    case .friday: "FR"
    case .saturday: "SA"
    case .sunday: "SU"
    }
  }

  /// Reads `MO` to `SU` in upper case.
  package init?(code: some StringProtocol) {
    guard let weekday = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = weekday
  }

  /// How many days after `other` this weekday comes, 0 to 6.
  func days(after other: Weekday) -> Int {
    (rawValue - other.rawValue + 7) % 7
  }
}
