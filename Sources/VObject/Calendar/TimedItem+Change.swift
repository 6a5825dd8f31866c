package import CivilTime

extension TimedItem {
  /// Why no change can be made to a single occurrence.
  package enum ChangeRefusal: Error, Hashable {
    /// Nothing takes place then.
    case noOccurrence
    /// The occurrence already follows from a change to one before it and all after that.
    case followsChange
  }

  /// A component that says of one occurrence what the item says of it, to be changed from there.
  ///
  /// RFC 5545 §3.8.4.4: the item without what makes it come back, with the times of the occurrence
  /// in the form of the item's own, and RECURRENCE-ID in that of DTSTART. Its revision is the next
  /// one (RFC 5546 §2.1.4).
  ///
  /// - Parameters:
  ///   - recurrenceID: When the occurrence starts, on the clocks of DTSTART or in UTC.
  ///   - now: The moment of the change.
  /// - Returns: The component, which is not yet part of the calendar.
  /// - Throws: ``ChangeRefusal`` if there is no such occurrence, or it is not the item's own.
  package func change(
    of recurrenceID: CalendarTime, at now: Instant
  ) throws(ChangeRefusal) -> Component {
    let startName = main?.property(named: "DTSTART") == nil ? "DUE" : "DTSTART"
    let wanted = RecurrenceSet.Moment(recurrenceID, in: set.start.zone)
    guard var change = main, let form = change.dateValue(of: startName),
      wanted.isDay == set.start.isDay, let occurrence = unchangedOccurrence(at: wanted)
    else { throw .noOccurrence }
    let isMoved = set.overrides.contains {
      $0.isThisAndFuture && $0.replaced.instant <= wanted.instant
    }
    guard !isMoved else { throw .followsChange }
    for name in ["RRULE", "RDATE", "EXDATE", "EXRULE"] { change.removeProperties(named: name) }
    let start = date(of: occurrence.original, like: form)
    change.setDateValue(start, of: startName)
    let endName = name == "VTODO" ? "DUE" : "DTEND"
    if startName != endName { setEnd(endName, of: occurrence, like: form, in: &change) }
    change.insert(
      ContentLine("RECURRENCE-ID", parameters: start.parameters, value: start.text))
    change.stampRevision(at: now)
    return change
  }

  /// What takes place then if no change to single occurrences is looked at.
  private func unchangedOccurrence(
    at moment: RecurrenceSet.Moment
  ) -> RecurrenceSet.Occurrence? {
    var unchanged = set
    unchanged.overrides = []
    let instant = moment.instant
    return unchanged.occurrences(from: instant, to: instant.adding(seconds: 1), limit: 1)
      .occurrences.first { $0.instant == instant }
  }

  /// The moment as a day or on the clocks of `form`.
  private func date(of moment: RecurrenceSet.Moment, like form: DateValue) -> DateValue {
    guard case .dateTime(var time) = form else { return .date(moment.time.date) }
    if case .local(let local) = moment.time, moment.zone == set.start.zone {
      time.local = local
    } else {
      time.local = local(at: moment.instant, in: time.zone)
    }
    return .dateTime(time)
  }

  private func setEnd(
    _ name: String, of occurrence: RecurrenceSet.Occurrence, like form: DateValue,
    in change: inout Component
  ) {
    let isOwnDuration = occurrence.duration != set.duration
    guard isOwnDuration || change.property(named: name) != nil else { return }
    change.removeProperties(named: "DURATION")
    if case .dateTime(var time) = form {
      time.local = local(at: occurrence.end, in: time.zone)
      change.setDateValue(.dateTime(time), of: name)
    } else if case .date(let end) = main?.dateValue(of: name), !isOwnDuration {
      // A to-do may be due on the day it starts, which is no end of an occurrence.
      let shift = set.start.time.date.days(until: occurrence.start.time.date)
      change.setDateValue(.date(end.adding(days: shift)), of: name)
    } else {
      change.setDateValue(.date(occurrence.endDate), of: name)
    }
  }

  private func local(at instant: Instant, in zone: ZonedDateTime.Zone) -> CivilDateTime {
    zone == .utc ? instant.utc : set.start.zone.local(at: instant)
  }
}

extension Component {
  /// Puts a component behind the one that is number `index` (from 0) of ``components``.
  package mutating func insert(_ component: Component, behind index: Int) {
    let places = items.indices.filter { if case .component = items[$0] { true } else { false } }
    let place = places[index]
    items[place].endLine(by: style.ending)
    items.insert(.component(component), at: place + 1)
  }

  /// DTSTAMP, and those of LAST-MODIFIED and SEQUENCE that are there, RFC 5545 §3.8.7.
  fileprivate mutating func stampRevision(at now: Instant) {
    let moment = DateValue.dateTime(ZonedDateTime(now.utc, in: .utc))
    setDateValue(moment, of: "DTSTAMP")
    if property(named: "LAST-MODIFIED") != nil { setDateValue(moment, of: "LAST-MODIFIED") }
    if let sequence = text(of: "SEQUENCE").flatMap({ Int32($0) }), sequence < .max {
      setText("\(sequence + 1)", of: "SEQUENCE")
    }
  }
}
