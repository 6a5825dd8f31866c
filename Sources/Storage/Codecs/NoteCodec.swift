import CivilTime
import Domain
import VObject

/// A note as a VJOURNAL, RFC 5545 §3.6.3.
enum NoteCodec: RecordCodec {
  static let componentName = "VJOURNAL"

  static func read(_ component: PropertyIndex, id: RecordID, in zone: LocalZone) -> Note? {
    Note(
      id: id, title: component.text(of: "SUMMARY") ?? "",
      date: CalendarLines.day(of: "DTSTART", in: component, zone),
      text: CalendarLines.description(of: component),
      categories: component.texts(of: "CATEGORIES"),
      status: CalendarLines.status(of: component), isConfidential: isConfidential(component),
      participants: ParticipantLines.read(component), event: CalendarLines.parent(of: component))
  }

  static func write(
    _ note: Note, replacing old: Note, into component: inout Component, in zone: LocalZone
  ) {
    if note.date != old.date {
      CalendarLines.setDay(note.date, of: "DTSTART", in: &component, zone)
    }
    if note.title != old.title { component.setOnlyText(note.title, of: "SUMMARY") }
    if note.text != old.text { component.setOnlyText(note.text, of: "DESCRIPTION") }
    if note.categories != old.categories {
      component.setOrderedTexts(note.categories, of: "CATEGORIES")
    }
    if note.status != old.status { component.setText(note.status?.rawValue, of: "STATUS") }
    if note.isConfidential != old.isConfidential {
      component.setText(note.isConfidential ? "CONFIDENTIAL" : nil, of: "CLASS")
    }
    if note.participants != old.participants {
      ParticipantLines.write(note.participants, into: &component)
    }
    if note.event != old.event { CalendarLines.setParent(note.event, of: &component) }
  }

  static func scaffold(for note: Note) -> Component {
    CalendarLines.scaffold(componentName, id: note.id)
  }

  static func blank(for note: Note) -> Note {
    Note(id: note.id, title: "", date: nil)
  }

  private static func isConfidential(_ component: PropertyIndex) -> Bool {
    ["CONFIDENTIAL", "PRIVATE"].contains(component.text(of: "CLASS")?.uppercased())
  }
}
