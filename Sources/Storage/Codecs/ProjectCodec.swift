import CivilTime
import Domain
import VObject

/// A project group of the partnership scheme as a VTODO whose DTSTART and DUE are its period.
enum ProjectCodec: RecordCodec {
  static let componentName = "VTODO"

  static func read(_ component: PropertyIndex, id: RecordID, in zone: LocalZone) -> Project? {
    Project(
      id: id, title: component.text(of: "SUMMARY") ?? "",
      from: CalendarLines.day(of: "DTSTART", in: component, zone),
      through: CalendarLines.day(of: "DUE", in: component, zone),
      text: CalendarLines.description(of: component),
      participants: ParticipantLines.read(component),
      categories: component.texts(of: "CATEGORIES"))
  }

  static func write(
    _ new: Project, replacing old: Project, into component: inout Component, in zone: LocalZone
  ) {
    if new.title != old.title { component.setOnlyText(new.title, of: "SUMMARY") }
    if new.from != old.from {
      CalendarLines.setDay(new.from, of: "DTSTART", in: &component, zone)
    }
    if new.through != old.through {
      CalendarLines.setDay(new.through, of: "DUE", in: &component, zone)
    }
    if new.text != old.text { component.setOnlyText(new.text, of: "DESCRIPTION") }
    if new.participants != old.participants {
      ParticipantLines.write(new.participants, into: &component)
    }
    if new.categories != old.categories {
      component.setOrderedTexts(new.categories, of: "CATEGORIES")
    }
  }

  static func scaffold(for project: Project) -> Component {
    CalendarLines.scaffold(componentName, id: project.id)
  }

  static func blank(for project: Project) -> Project {
    Project(id: project.id, title: "")
  }
}
