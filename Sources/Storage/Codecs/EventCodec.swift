import CivilTime
import Domain
import VObject

/// An event as a VEVENT, RFC 5545 §3.6.1.
enum EventCodec: RecordCodec {
  static let componentName = "VEVENT"

  static func read(_ component: PropertyIndex, id: RecordID, in zone: LocalZone) -> Event? {
    guard let when = EventTimes.read(component) else { return nil }
    return Event(
      id: id, title: component.text(of: "SUMMARY") ?? "", when: when,
      recurrence: component.property(named: "RRULE")?.value ?? "",
      location: EventTexts.location(of: component), link: EventTexts.link(of: component),
      categories: component.texts(of: "CATEGORIES"),
      status: CalendarLines.status(of: component),
      participants: ParticipantLines.read(component),
      text: EventTexts.description(of: component))
  }

  static func write(
    _ new: Event, replacing old: Event, into component: inout Component, in zone: LocalZone
  ) {
    if new.when != old.when { EventTimes.write(new.when, into: &component) }
    if new.title != old.title { component.setOnlyText(new.title, of: "SUMMARY") }
    if new.recurrence != old.recurrence {
      let lines = new.recurrence.isEmpty ? [] : [ContentLine("RRULE", value: new.recurrence)]
      component.setProperties(named: "RRULE", to: lines)
    }
    if new.location != old.location { EventTexts.setLocation(new.location, of: &component) }
    if new.link != old.link { EventTexts.setLink(new.link, of: &component) }
    if new.categories != old.categories {
      component.setOrderedTexts(new.categories, of: "CATEGORIES")
    }
    if new.status != old.status { component.setText(new.status?.rawValue, of: "STATUS") }
    if new.participants != old.participants {
      ParticipantLines.write(new.participants, into: &component)
    }
    if new.text != old.text { EventTexts.setDescription(new.text, of: &component) }
  }

  static func scaffold(for event: Event) -> Component {
    var component = CalendarLines.scaffold(componentName, id: event.id)
    EventTimes.write(event.when, into: &component)
    return component
  }

  static func blank(for event: Event) -> Event {
    Event(id: event.id, title: "", when: event.when)
  }
}
