import CivilTime
import Domain
import VObject

/// When an event is: DTSTART with DTEND or DURATION, and how exactly the day is known.
enum EventTimes {
  static func read(_ component: PropertyIndex) -> Event.When? {
    guard let start = component.dateValue(of: "DTSTART") else { return nil }
    switch start {
    case .date(let first):
      return .days(vagueDate(from: first, through: lastDay(of: component, from: first), component))
    case .dateTime(let time):
      return .timed(start: time, end: end(of: component, from: time))
    }
  }

  static func write(_ when: Event.When, into component: inout Component) {
    component.removeProperties(named: "DURATION")
    switch when {
    case .days(let date):
      component.setDateValue(.date(date.first), of: "DTSTART")
      component.setDateValue(.date(date.last.adding(days: 1)), of: "DTEND")
      setPrecision(date, in: &component)
    case .timed(let start, let end):
      component.setDateValue(.dateTime(start), of: "DTSTART")
      component.setDateValue(.dateTime(end), of: "DTEND")
      component.removeProperties(named: precisionName.description)
    }
  }

  private static let precisionName: StaticString = "X-SAMSPILL-PRECISION"

  /// DTEND is the first day after (RFC 5545 §3.6.1); without it and DURATION it is one day.
  private static func lastDay(of component: PropertyIndex, from first: CivilDate) -> CivilDate {
    if let end = component.dateValue(of: "DTEND") { return end.date.adding(days: -1) }
    guard let duration = duration(of: component) else { return first }
    return first.adding(days: max(0, duration.days - 1))
  }

  private static func end(of component: PropertyIndex, from start: ZonedDateTime) -> ZonedDateTime {
    switch component.dateValue(of: "DTEND") {
    case .dateTime(let end): return end
    case .date(let date): return ZonedDateTime(CivilDateTime(date: date), in: start.zone)
    case nil: break
    }
    guard let duration = duration(of: component) else { return start }
    // Exact only between two changes of the clocks, which an event of days seldom meets.
    let seconds = duration.days * 86_400 + duration.seconds
    return ZonedDateTime(start.local.adding(seconds: max(0, seconds)), in: start.zone)
  }

  private static func duration(of component: PropertyIndex) -> NominalDuration? {
    component.text(of: "DURATION").flatMap { try? NominalDuration(parsing: $0) }
  }

  private static func vagueDate(
    from first: CivilDate, through last: CivilDate, _ component: PropertyIndex
  ) -> VagueDate {
    let line = component.property(named: precisionName)
    let precision = line.flatMap { VagueDate.Precision(rawValue: $0.text.lowercased()) }
    let bound = line?.parameter("X-BOUND").flatMap {
      VagueDate.Bound(rawValue: $0.lowercased())
    }
    return VagueDate(
      from: first, through: last, precision: precision ?? .day, bound: bound ?? .at)
  }

  private static func setPrecision(_ date: VagueDate, in component: inout Component) {
    let name = precisionName.description
    let hasLine = component.property(named: name) != nil
    guard hasLine || date.precision != .day || date.bound != .at else { return }
    let parameters = date.bound == .at ? [] : [Parameter("X-BOUND", date.bound.rawValue)]
    let line = ContentLine(
      name, parameters: parameters, text: date.precision.rawValue)
    component.setProperties(named: name, to: [line], comparing: ["X-BOUND"])
  }
}
