import CivilTime
import Domain
import Wording

/// A new note, filled in from a template and from what it is about.
struct NoteStarter {
  let catalog: Catalog
  let today: CivilDate
  let language: Language

  func note(id: RecordID, about subject: RecordKey, from template: MethodPage?) -> Note {
    var note = Note(id: id, title: "", date: today, status: .final)
    if let kind = template?.noteKind, !kind.isEmpty { note.categories = [kind] }
    var event: Event?
    switch subject.kind {
    case .event:
      event = catalog.event(subject.id)
      note.event = subject.id
      note.participants = event.map(present) ?? []
      if let event, event.when.firstDay == event.when.lastDay { note.date = event.when.firstDay }
    case .organization:
      if let organization = catalog.organization(subject.id) {
        note.participants = [Participant(organization)]
      }
    case .contact:
      if let contact = catalog.contact(subject.id) {
        note.participants = [Participant(contact)]
        if let organization = catalog.organization(of: contact), organization.municipality != nil {
          note.participants.append(Participant(organization))
        }
      }
    case .note, .followUp, .project, .message, .method: break
    }
    note.title = title(of: note, from: template, event: event)
    note.text = text(of: note, from: template, event: event)
    return note
  }

  /// Those who said yes, or else everybody who was asked.
  private func present(at event: Event) -> [Participant] {
    let accepted = event.participants.filter { $0.status == .accepted }
    return accepted.isEmpty ? [] : accepted
  }

  private func title(of note: Note, from template: MethodPage?, event: Event?) -> String {
    if let event { return event.title }
    let names = note.participants.map { catalog.organization(for: $0)?.shortName ?? $0.name }
    let kind = template?.title ?? RecordKind.note.name(language)
    return names.first.map { "\(kind), \($0)" } ?? kind
  }

  private func text(of note: Note, from template: MethodPage?, event: Event?) -> String {
    let people = note.participants.filter { $0.kind == .person }.map(\.name)
    let values = [
      "title": note.title,
      "date": note.date.map { DateWords(language).dayAndYear($0) } ?? "",
      "place": event?.location ?? "",
      "event": event?.title ?? "",
      "municipalities": catalog.municipalities(of: note.participants).map(\.shortName)
        .joined(separator: ", "),
      "participants": people.joined(separator: ", "),
    ]
    var text = template?.text ?? "# {{title}}\n\n"
    for (name, value) in values { text = text.replacing("{{\(name)}}", with: value) }
    return text
  }
}
