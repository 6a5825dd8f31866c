import CivilTime
import VObject

extension ItemSelector {
  /// What a file has of a series: a calendar, and the components in it with the number of the last one.
  struct Series {
    var outer: Int
    var items: [Component]
    var last: Int
  }

  /// The series that the wanted occurrence is of, unless the file has a component that says so.
  func series(in file: ParsedFile) -> Series? {
    guard recurrenceID != nil, number == nil else { return nil }
    let items = itemsOfUID(in: file).filter { $0.place.inner != nil }
    guard let outer = items.first?.place.outer else { return nil }
    let inCalendar = items.filter { $0.place.outer == outer }
    guard !inCalendar.contains(where: { isWantedOccurrence($0.item) }),
      inCalendar.contains(where: { $0.item.property(named: "RECURRENCE-ID") == nil })
    else { return nil }
    return Series(
      outer: outer, items: inCalendar.map(\.item), last: inCalendar.last?.place.inner ?? 0)
  }

  /// What a file has of the wanted occurrence.
  enum Occurrence {
    /// A component whose RECURRENCE-ID says so in other words than the command line.
    case changed(recurrenceID: String)
    /// Nothing; this is a component that says what the series says, and not yet part of the file.
    case unchanged(Component)
  }

  /// Looks for the wanted occurrence among those of the series that the calendar has.
  func occurrence(in calendar: Component, at moment: Instant) throws(FileFailure) -> Occurrence {
    let items = TimedItems(of: calendar, floating: nil).items.filter { item in
      item.main.map(hasUID) ?? false
    }
    guard let item = items.first, let wanted = recurrenceID.flatMap(Self.time) else {
      throw FileFailure(.notFound, noOccurrence)
    }
    let mainCount = calendar.components.count {
      hasUID($0) && $0.property(named: "RECURRENCE-ID") == nil
    }
    guard mainCount == 1 else {
      let message = "\(mainCount) items have the UID \(uid ?? ""); give all but one another"
      throw FileFailure(.conflict, message, exitCode: .conflict)
    }
    let time = item.set.reading(wanted)
    let replaced = RecurrenceSet.Moment(time, in: item.set.start.zone)
    for (change, override) in zip(item.changes, item.set.overrides)
    where override.replaced.isDay == replaced.isDay
      && override.replaced.instant == replaced.instant
    {
      guard let line = change.property(named: "RECURRENCE-ID") else { continue }
      return .changed(recurrenceID: line.value)
    }
    do throws(TimedItem.ChangeRefusal) {
      return .unchanged(try item.change(of: time, at: moment))
    } catch {
      switch error {
      case .noOccurrence: throw FileFailure(.notFound, noOccurrence)
      case .followsChange:
        let message =
          "the occurrence follows from a change to all from an earlier one on; edit that"
        throw FileFailure(.conflict, message, exitCode: .conflict)
      }
    }
  }

  private var noOccurrence: String {
    "\(uid ?? "") has no occurrence \(recurrenceID ?? ""); `samspill file expand` shows which it has"
  }

  private static func time(_ text: String) -> CalendarTime? {
    do throws(ValueError) {
      return try CalendarTime(parsing: text)
    } catch {
      return nil
    }
  }
}

extension RecurrenceSet {
  /// The time of an occurrence as DTSTART would have it or in UTC, if it is given as `expand` shows
  /// it: on the clocks of the RDATE that it comes from.
  fileprivate func reading(_ time: CalendarTime) -> CalendarTime {
    guard case .local(let local) = time, !start.isDay else { return time }
    let day = Instant(secondsSince1970: local.secondsSince1970)
    var unchanged = self
    unchanged.overrides = []
    let near = unchanged.occurrences(
      from: day.adding(seconds: -86_400), to: day.adding(seconds: 86_400), limit: 1000
    ).occurrences
    let instant = start.zone.instant(of: local)
    let isOwn = near.contains { $0.instant == instant }
    guard !isOwn || start.time.isUTC, let shown = near.first(where: { $0.original.time == time })
    else { return time }
    return .utc(shown.instant.utc)
  }
}

extension CalendarTime {
  fileprivate var isUTC: Bool { if case .utc = self { true } else { false } }
}
