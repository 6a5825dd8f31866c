import CivilTime
import Domain
import VObject

/// What moves along when an event that comes again gets another start: the dates that it is not held on
/// (EXDATE), and the occurrences that were changed one by one (RECURRENCE-ID).
///
/// RFC 5545 §3.8.4.4 and §3.8.5.1: both name an occurrence by when it would have started. Where nothing
/// takes place then any more, but does by as much later as the start is, they name that one.
struct SeriesMove {
  private let series: RecurrenceSet
  private let identity: RecordID
  private let zone: ZonedDateTime.Zone?
  private let seconds: Int

  /// Finds out what moves along; `nil` where nothing does: the event starts when it did, or its times are
  /// written in another way than before.
  ///
  /// - Parameters:
  ///   - calendar: With the event as it is to be.
  ///   - identity: The event's UID.
  ///   - old: When it was before.
  ///   - new: When it is.
  ///   - local: Where times without a zone are.
  init?(
    in calendar: Component, of identity: RecordID, from old: Event.When, to new: Event.When,
    local: LocalZone
  ) {
    switch (old, new) {
    case (.days(let old), .days(let new)):
      zone = nil
      seconds = old.first.days(until: new.first) * 86_400
    case (.timed(let old, _), .timed(let new, _)) where old.zone == new.zone:
      zone = new.zone
      seconds = new.local.secondsSince1970 - old.local.secondsSince1970
    case (.days, .timed), (.timed, .days), (.timed, .timed): return nil
    }
    guard seconds != 0, let rules = TimeZoneRules(named: local.name),
      let item = TimedItems(of: Self.bare(calendar, identity), floating: rules).items.first
    else { return nil }
    (series, self.identity) = (item.set, identity)
  }

  /// The calendar with nothing but the event as it would be if nothing were said of single occurrences.
  private static func bare(_ calendar: Component, _ identity: RecordID) -> Component {
    var bare = calendar
    bare.components = calendar.components.compactMap { component in
      if component.name == "VTIMEZONE" { return component }
      guard component.name == EventCodec.componentName, component.hasUID(identity),
        component.property(named: "RECURRENCE-ID") == nil
      else { return nil }
      var event = component
      event.removeProperties(named: "EXDATE")
      return event
    }
    return bare
  }

  /// Renames the occurrences in the event's components.
  func carryOut(in calendar: inout Component) {
    var components = calendar.components
    for index in components.indices
    where components[index].name == EventCodec.componentName
      && components[index].hasUID(identity)
    {
      move(&components[index])
    }
    calendar.components = components
  }

  private func move(_ component: inout Component) {
    guard let replaced = component.dateValue(of: "RECURRENCE-ID") else {
      let lines = component.properties(named: "EXDATE").map(moved)
      return component.setProperties(named: "EXDATE", to: lines)
    }
    let wanted = moved(replaced)
    guard wanted != replaced else { return }
    // What was changed but not moved goes on taking place when the others do.
    if component.dateValue(of: "DTSTART") == replaced {
      for name in ["DTSTART", "DTEND"] {
        component.setDateValue(component.dateValue(of: name).map(shifted), of: name)
      }
    }
    component.setDateValue(wanted, of: "RECURRENCE-ID")
  }

  private func moved(_ line: ContentLine) -> ContentLine {
    let texts = line.value.split(separator: ",").map { text in
      let value = try? DateValue(parsing: text, timeZoneID: line.parameter("TZID"))
      return value.map { moved($0) }.map { $0 == value ? String(text) : $0.text } ?? String(text)
    }
    return ContentLine(line.name, parameters: line.parameters, value: texts.joined(separator: ","))
  }

  private func moved(_ value: DateValue) -> DateValue {
    guard isOfSeries(value), !takesPlace(at: value), takesPlace(at: shifted(value)) else {
      return value
    }
    return shifted(value)
  }

  /// Whether a value is written as the event's start is.
  private func isOfSeries(_ value: DateValue) -> Bool {
    switch value {
    case .date: zone == nil
    case .dateTime(let time): time.zone == zone
    }
  }

  private func shifted(_ value: DateValue) -> DateValue {
    switch value {
    case .date(let date): .date(date.adding(days: seconds / 86_400))
    case .dateTime(let time):
      .dateTime(ZonedDateTime(time.local.adding(seconds: seconds), in: time.zone))
    }
  }

  private func takesPlace(at value: DateValue) -> Bool {
    let time: CalendarTime =
      switch value {
      case .date(let date): .day(date)
      case .dateTime(let time): time.zone == .utc ? .utc(time.local) : .local(time.local)
      }
    let instant = RecurrenceSet.Moment(time, in: series.start.zone).instant
    return series.occurrences(from: instant, to: instant.adding(seconds: 1), limit: 1)
      .occurrences.contains { $0.instant == instant }
  }
}
