/// A date exactly as vague as its source: a day, a month, a season, a year; at it, by it, or no
/// later than it.
///
/// "november 2021" is not 1 November: it spans 1–30 November, sorts at the start of its span and is
/// shown as the month.
package struct VagueDate: Hashable, Sendable {
  /// How exactly the source knows the date.
  package enum Precision: String, CaseIterable, Hashable, Sendable {
    case day
    case month
    case season
    case year
  }

  /// How the source ties the thing to the date.
  package enum Bound: String, CaseIterable, Hashable, Sendable {
    /// Then: "16. september", "november".
    case at
    /// A deadline for others, "innen 1. mai".
    case by
    /// A promise of ours or theirs, "senest 7. juni".
    case noLaterThan = "no-later-than"
  }

  /// The span's first day.
  package let first: CivilDate
  /// The span's last day, included.
  package let last: CivilDate
  package let precision: Precision
  package let bound: Bound

  /// Creates a vague date over a span of days; `last` before `first` is taken as `first`.
  package init(
    from first: CivilDate, through last: CivilDate, precision: Precision, bound: Bound = .at
  ) {
    self.first = first
    self.last = max(first, last)
    self.precision = precision
    self.bound = bound
  }

  /// A single day.
  package init(_ day: CivilDate, bound: Bound = .at) {
    self.init(from: day, through: day, precision: .day, bound: bound)
  }

  /// The whole month that `day` lies in.
  package init(monthOf day: CivilDate, bound: Bound = .at) {
    self.init(
      from: day.firstOfMonth, through: day.lastOfMonth, precision: .month, bound: bound)
  }
}

extension VagueDate: Comparable {
  /// By the start of the span, the shorter span first.
  package static func < (left: VagueDate, right: VagueDate) -> Bool {
    (left.first, left.last) < (right.first, right.last)
  }
}
