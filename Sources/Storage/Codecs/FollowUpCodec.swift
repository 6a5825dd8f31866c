import CivilTime
import Domain
import VObject

/// A follow-up as a VTODO, RFC 5545 §3.6.2.
enum FollowUpCodec: RecordCodec {
  static let componentName = "VTODO"

  static func read(_ component: PropertyIndex, id: RecordID, in zone: LocalZone) -> FollowUp? {
    let completed = CalendarLines.day(of: "COMPLETED", in: component, zone)
    return FollowUp(
      id: id, title: component.text(of: "SUMMARY") ?? "", due: due(of: component, zone),
      status: status(of: component, completed), completed: completed,
      priority: component.number(of: "PRIORITY") ?? 0,
      participants: ParticipantLines.read(component), note: CalendarLines.parent(of: component),
      categories: component.texts(of: "CATEGORIES"),
      text: CalendarLines.description(of: component))
  }

  static func write(
    _ new: FollowUp, replacing old: FollowUp, into component: inout Component,
    in zone: LocalZone
  ) {
    if new.title != old.title { component.setOnlyText(new.title, of: "SUMMARY") }
    if new.due != old.due {
      if component.property(named: "DUE") == nil { component.removeProperties(named: "DURATION") }
      CalendarLines.setDay(new.due, of: "DUE", in: &component, zone)
    }
    if new.priority != old.priority {
      component.setText(new.priority == 0 ? nil : "\(new.priority)", of: "PRIORITY")
    }
    if new.participants != old.participants {
      ParticipantLines.write(new.participants, into: &component)
    }
    if new.note != old.note { CalendarLines.setParent(new.note, of: &component) }
    if new.categories != old.categories {
      component.setOrderedTexts(new.categories, of: "CATEGORIES")
    }
    if new.text != old.text { component.setOnlyText(new.text, of: "DESCRIPTION") }
    if new.completed != old.completed { setCompleted(new.completed, in: &component) }
    if new.status != old.status { setStatus(new.status, in: &component) }
  }

  static func scaffold(for followUp: FollowUp) -> Component {
    CalendarLines.scaffold(componentName, id: followUp.id)
  }

  static func blank(for followUp: FollowUp) -> FollowUp {
    FollowUp(id: followUp.id, title: "")
  }

  /// DUE, or DTSTART and DURATION taken together (RFC 5545 §3.6.2).
  private static func due(of component: PropertyIndex, _ zone: LocalZone) -> CivilDate? {
    if let due = CalendarLines.day(of: "DUE", in: component, zone) { return due }
    guard let start = component.dateValue(of: "DTSTART"),
      let duration = component.text(of: "DURATION").flatMap({
        try? NominalDuration(parsing: $0)
      })
    else { return nil }
    return zone.day(of: start).adding(days: duration.days)
  }

  /// Programs that leave STATUS out say by COMPLETED or by the percentage that it is done.
  private static func status(
    of component: PropertyIndex, _ completed: CivilDate?
  ) -> FollowUp.Status {
    if let status: FollowUp.Status = CalendarLines.status(of: component) { return status }
    let isDone = completed != nil || component.number(of: "PERCENT-COMPLETE") == 100
    return isDone ? .completed : .needsAction
  }

  /// COMPLETED must be a time in UTC (RFC 5545 §3.8.2.1); noon is the same day all over Norway.
  private static func setCompleted(_ day: CivilDate?, in component: inout Component) {
    let value = day.map { day in
      DateValue.dateTime(ZonedDateTime(CivilDateTime(date: day, hour: 12), in: .utc))
    }
    component.setDateValue(value, of: "COMPLETED")
  }

  private static func setStatus(_ status: FollowUp.Status, in component: inout Component) {
    component.setText(status.rawValue, of: "STATUS")
    if status == .completed {
      component.setText("100", of: "PERCENT-COMPLETE")
    } else if component.number(of: "PERCENT-COMPLETE") == 100 {
      component.removeProperties(named: "PERCENT-COMPLETE")
    }
  }
}
