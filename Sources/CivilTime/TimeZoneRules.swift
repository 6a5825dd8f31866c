/// A time zone as a value: its name and every change of its clocks.
///
/// A zone is a sorted list of changes, looked up by bisection. The list ends with 2099; years after
/// that are looked up in the year between 2072 and 2099 that has the same calendar, since by then
/// only yearly rules are left.
package struct TimeZoneRules: Hashable, Sendable {
  /// What files call the zone: an IANA identifier, or the TZID of a VTIMEZONE.
  package private(set) var identifier: String
  /// Seconds since 1970, UTC, ascending: the clocks change at each.
  let changes: [Int]
  /// Seconds east of UTC: before the first change, then after each.
  let offsets: [Int]

  package static let utc = TimeZoneRules(identifier: "UTC", secondsEast: 0)

  /// A zone whose clocks never change; the offset is held within a day.
  package init(identifier: String, secondsEast: Int) {
    self.init(identifier: identifier, initialOffset: secondsEast, changes: [])
  }

  /// A zone from a list of changes in any order.
  ///
  /// Changes from 2100 on are left out, and those that change nothing. Of two at the same instant
  /// the later in the list counts. Offsets are held within a day.
  package init(
    identifier: String, initialOffset: Int, changes: [(instant: Instant, offset: Int)]
  ) {
    func held(_ offset: Int) -> Int { min(max(offset, -86_399), 86_399) }
    self.identifier = identifier
    var (instants, offsets) = ([Int](), [held(initialOffset)])
    let inOrder = changes.enumerated().sorted {
      ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset)
    }
    for (_, change) in inOrder where change.instant.secondsSince1970 < Self.horizon {
      if instants.last == change.instant.secondsSince1970 {
        instants.removeLast()
        offsets.removeLast()
      }
      guard offsets.last != held(change.offset) else { continue }
      instants.append(change.instant.secondsSince1970)
      offsets.append(held(change.offset))
    }
    self.changes = instants
    self.offsets = offsets
  }

  /// The same clocks under another name.
  package func named(_ identifier: String) -> TimeZoneRules {
    var copy = self
    copy.identifier = identifier
    return copy
  }

  /// Seconds east of UTC at an instant.
  package func offset(at instant: Instant) -> Int {
    let seconds = instant.secondsSince1970
    return offsets[segment(at: seconds - distanceToLikeYear(seconds))]
  }

  /// What the zone's clocks show at an instant.
  package func local(at instant: Instant) -> CivilDateTime {
    CivilDateTime(secondsSince1970: instant.secondsSince1970 + offset(at: instant))
  }

  /// When the zone's clocks show `local`: the one choice of ``WallClock/instant``.
  package func instant(of local: CivilDateTime) -> Instant {
    reading(of: local).instant
  }

  /// How often the zone's clocks show `local`, and when.
  package func reading(of local: CivilDateTime) -> WallClock {
    let seconds = local.secondsSince1970
    let distance = distanceToLikeYear(seconds)
    let near = seconds - distance
    var found: [Instant] = []
    var beforeGap: Int?
    // An offset is less than a day, so the changes that matter lie within a day of `near`.
    var index = segment(at: near - 86_400)
    repeat {
      let instant = near - offsets[index]
      let isBeforeEnd = index == changes.count || instant < changes[index]
      let isAfterStart = index == 0 || instant >= changes[index - 1]
      if isBeforeEnd && isAfterStart {
        found.append(Instant(secondsSince1970: instant + distance))
      } else if isAfterStart {
        beforeGap = instant
      }
      index += 1
    } while index < offsets.count && changes[index - 1] <= near + 86_400
    if let first = found.first {
      return found.count == 1 ? .once(first) : .twice(first: first, second: found[1])
    }
    let instant = beforeGap ?? near - offsets[segment(at: near)]
    return .never(Instant(secondsSince1970: instant + distance))
  }

  /// The index in `offsets` of the offset in force at an instant before the horizon.
  private func segment(at seconds: Int) -> Int {
    changes.partitioningIndex { $0 > seconds }
  }

  /// 1 January 2100, where the list ends.
  static let horizon = 4_102_444_800
  private static let lastListedYear = 2072...2099

  /// How far back the year lies that tells how the clocks stand, for a time after the list's end.
  private func distanceToLikeYear(_ seconds: Int) -> Int {
    guard seconds >= Self.horizon, let last = changes.last, last >= Self.horizon - 366 * 86_400
    else { return 0 }
    let year = CivilDateTime(secondsSince1970: seconds).date.year
    let newYear = CivilDate.clamped(year: year, month: 1, day: 1)
    for likeYear in Self.lastListedYear where CivilDate.isLeap(likeYear) == CivilDate.isLeap(year) {
      let other = CivilDate.clamped(year: likeYear, month: 1, day: 1)
      if other.weekday == newYear.weekday { return other.days(until: newYear) * 86_400 }
    }
    return 0
  }
}

extension TimeZoneRules: CustomStringConvertible {
  package var description: String {
    identifier
  }
}
