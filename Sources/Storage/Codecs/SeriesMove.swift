import CivilTime
import Domain
import VObject

/// What moves along when an event that comes again gets another start: the dates that it is not held on
/// (EXDATE), and the occurrences that were changed one by one (RECURRENCE-ID).
///
/// RFC 5545 §3.8.4.4 and §3.8.5.1: both name an occurrence by when it would have started. Where nothing
/// takes place then any more, but does by as much later as the start is, they name that one. What is
/// written as the start was, as days or on the clocks of a zone, is written as the start is. The rule ends
/// with the same occurrence as before (UNTIL, §3.3.10).
struct SeriesMove {
  private let identity: RecordID
  private let old: Series
  private var new: Series
  private let seconds: Int
  /// The end of the rule, if that is another now.
  private var until: CalendarTime?

  /// Finds out what moves along; `nil` where nothing does: the event starts when it did.
  ///
  /// - Parameters:
  ///   - before: The calendar with the event as it was.
  ///   - after: The same with the event as it is to be.
  ///   - identity: The event's UID.
  ///   - local: Where times without a zone are.
  init?(
    from before: Component, to after: Component, of identity: RecordID, local: LocalZone
  ) {
    guard let rules = TimeZoneRules(named: local.name),
      let old = Series(of: identity, in: before, floating: rules),
      let new = Series(of: identity, in: after, floating: rules), old.start != new.start
    else { return nil }
    (self.identity, self.old, self.new) = (identity, old, new)
    seconds = new.start.local.secondsSince1970 - old.start.local.secondsSince1970
    moveUntil()
  }

  /// Lets the rule end where its last occurrence has gone, unless that is before its end all the same.
  private mutating func moveUntil() {
    guard old.until == new.until, let last = old.lastOfRule else { return }
    var endless = new
    endless.until = nil
    guard let found = candidates(for: last).first(where: endless.takesPlace),
      old.start.isDay != new.start.isDay || !new.takesPlace(at: found)
    else { return }
    new.until = new.boundOfRule(at: found)
    until = new.until
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
      if until != nil {
        let rules = component.properties(named: "RRULE").map(ended)
        component.setProperties(named: "RRULE", to: rules)
      }
      let lines = component.properties(named: "EXDATE").flatMap(moved)
      return component.setProperties(named: "EXDATE", to: lines, comparing: ["VALUE", "TZID"])
    }
    let wanted = moved(replaced)
    guard wanted != replaced else { return }
    // What was changed but not moved goes on taking place when the others do.
    if let start = component.dateValue(of: "DTSTART"),
      old.local(of: start) == old.local(of: replaced)
    {
      moveEnd(of: &component, from: start, to: moved(start))
      component.setDateValue(moved(start), of: "DTSTART")
    }
    component.setDateValue(wanted, of: "RECURRENCE-ID")
  }

  /// Lets the end follow the start of a changed occurrence; as far behind it as in the series if that is
  /// of days now and was not, or the other way round.
  private func moveEnd(
    of component: inout Component, from start: DateValue, to newStart: DateValue
  ) {
    if start.isDay != newStart.isDay {
      component.removeProperties(named: "DURATION")
      let length = new.end.local.secondsSince1970 - new.start.local.secondsSince1970
      return component.setDateValue(newStart.adding(seconds: length), of: "DTEND")
    }
    guard let end = component.dateValue(of: "DTEND") else { return }
    let seconds = newStart.local.secondsSince1970 - start.local.secondsSince1970
    component.setDateValue(
      end.zone == start.zone
        ? newStart.at(end.local.adding(seconds: seconds)) : end.adding(seconds: seconds),
      of: "DTEND")
  }

  /// The line of a rule with its new end.
  private func ended(_ line: ContentLine) -> ContentLine {
    let parts = line.value.split(separator: ";").map { part in
      part.uppercased().hasPrefix("UNTIL=") ? "UNTIL=\(until?.description ?? "")" : String(part)
    }
    return ContentLine(line.name, parameters: line.parameters, value: parts.joined(separator: ";"))
  }

  /// The line with the days off as they are now, and another for those that are written in another way.
  private func moved(_ line: ContentLine) -> [ContentLine] {
    let zone = line.parameter("TZID")
    var (texts, others): ([String], [DateValue]) = ([], [])
    for text in line.value.split(separator: ",") {
      let value = try? DateValue(parsing: text, timeZoneID: zone)
      let new = value.map(moved)
      if let new, new.parameters != value?.parameters {
        others.append(new)
      } else {
        texts.append(new == value ? String(text) : new?.text ?? String(text))
      }
    }
    let kept = line.parameters.filter { !["VALUE", "TZID"].contains($0.name) }
    return [
      (line.parameters, texts), (kept + (others.first?.parameters ?? []), others.map(\.text)),
    ]
    .filter { !$0.1.isEmpty }
    .map { ContentLine(line.name, parameters: $0.0, value: $0.1.joined(separator: ",")) }
  }

  private func moved(_ value: DateValue) -> DateValue {
    guard let place = old.local(of: value) else { return value }
    guard let found = candidates(for: place).first(where: new.takesPlace) else { return value }
    if value.zone == old.start.zone || new.start.isDay { return new.start.at(found) }
    // A whole day that times are taken out of, or a time in UTC.
    return value.isDay
      ? .date(found.date) : value.at(TimeZoneRules.utc.local(at: new.instant(of: found)))
  }

  /// Where what took place at `place` may do so now.
  private func candidates(for place: CivilDateTime) -> [CivilDateTime] {
    [sameTime(as: place), place.adding(seconds: seconds)]
  }

  /// What is on the clocks of the new start when the old one's show `place`; the time of the start
  /// where days become times.
  private func sameTime(as place: CivilDateTime) -> CivilDateTime {
    if old.start.isDay != new.start.isDay {
      return CivilDateTime(date: place.date).adding(seconds: new.start.local.secondOfDay)
    }
    return old.start.zone == new.start.zone ? place : new.local(at: old.instant(of: place))
  }
}

/// An event without what is said of its single occurrences.
private struct Series {
  let start: DateValue
  let end: DateValue
  private var set: RecurrenceSet

  init?(of identity: RecordID, in calendar: Component, floating: TimeZoneRules) {
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
    guard let item = TimedItems(of: bare, floating: floating).items.first,
      let event = bare.components.first(where: { $0.name == EventCodec.componentName }),
      let start = event.dateValue(of: "DTSTART")
    else { return nil }
    (set, self.start, end) = (item.set, start, event.dateValue(of: "DTEND") ?? start)
  }

  /// What the clocks of the start show at a time, and for a day the time of the start; `nil` for times
  /// on other clocks than those and UTC.
  func local(of value: DateValue) -> CivilDateTime? {
    switch value {
    case .date(let date): CivilDateTime(date: date).adding(seconds: start.local.secondOfDay)
    case .dateTime where start.isDay: nil
    case .dateTime(let time) where time.zone == start.zone: time.local
    case .dateTime(let time):
      time.zone == .utc ? local(at: TimeZoneRules.utc.instant(of: time.local)) : nil
    }
  }

  func local(at instant: Instant) -> CivilDateTime { set.start.zone.local(at: instant) }

  func instant(of local: CivilDateTime) -> Instant { set.start.zone.instant(of: local) }

  /// The end of the rule, if there is one rule with such an end.
  var until: CalendarTime? {
    get { set.rules.count == 1 ? set.rules[0].until : nil }
    set { set.rules[0].until = newValue }
  }

  /// A time as UNTIL says it: in UTC, save for days and times without a zone.
  func boundOfRule(at local: CivilDateTime) -> CalendarTime {
    if start.isDay { return .day(local.date) }
    return start.zone == .floating
      ? .local(local) : .utc(TimeZoneRules.utc.local(at: instant(of: local)))
  }

  /// The start of the last occurrence before ``until``, if there is one within a year of it.
  var lastOfRule: CivilDateTime? {
    guard let until else { return nil }
    let end = RecurrenceSet.Moment(until, in: set.start.zone).instant
    let found = set.occurrences(
      from: end.adding(seconds: -366 * 86_400), to: end.adding(seconds: 86_400), limit: 1000)
    let last = found.occurrences.last { $0.source != .addition }
    return found.hasMore ? nil : last?.start.time.dateTime
  }

  func takesPlace(at local: CivilDateTime) -> Bool {
    let instant = instant(of: start.isDay ? CivilDateTime(date: local.date) : local)
    return set.occurrences(from: instant, to: instant.adding(seconds: 1), limit: 1)
      .occurrences.contains { $0.instant == instant }
  }
}

extension DateValue {
  fileprivate var isDay: Bool { zone == nil }

  /// `nil` for a day.
  fileprivate var zone: ZonedDateTime.Zone? {
    if case .dateTime(let time) = self { time.zone } else { nil }
  }

  /// Midnight for a day.
  fileprivate var local: CivilDateTime {
    switch self {
    case .date(let date): CivilDateTime(date: date)
    case .dateTime(let time): time.local
    }
  }

  /// Another time, written in the same way.
  fileprivate func at(_ local: CivilDateTime) -> DateValue {
    switch self {
    case .date: .date(local.date)
    case .dateTime(let time): .dateTime(ZonedDateTime(local, in: time.zone))
    }
  }

  fileprivate func adding(seconds: Int) -> DateValue { at(local.adding(seconds: seconds)) }
}
