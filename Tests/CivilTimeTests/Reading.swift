@testable import CivilTime

/// The wall-clock time that `text` (`2021-09-16T09:00:00` or `2021-09-16`) says.
func civil(_ text: String) -> CivilDateTime {
  let parts = text.split(separator: "T")
  let time = parts.count > 1 ? parts[1].split(separator: ":").compactMap { Int($0) } : [0, 0, 0]
  return CivilDateTime(date: day(parts[0]), hour: time[0], minute: time[1], second: time[2])
}

/// The instant at which a clock on UTC shows `text`.
func at(_ text: String) -> Instant {
  Instant(secondsSince1970: civil(text).secondsSince1970)
}

/// The day that `text` (`2021-09-16`) says; a slip in a test shows as the year 1.
func day(_ text: some StringProtocol) -> CivilDate {
  CivilDate(iso: text) ?? CivilDate(dayNumber: .min)
}
