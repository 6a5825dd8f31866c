import CivilTime
import Domain
import Wording

/// A new note, filled in from a template and from what it is about.
struct NoteStarter {
  let catalog: Catalog
  let today: CivilDate
  let language: Language

  /// The note and its text, with the place where writing begins.
  func note(
    id: RecordID, about subject: RecordKey, from template: MethodPage?
  ) -> (note: Note, template: NoteTemplate) {
    var note = Note(id: id, title: "", date: today, status: .final)
    if let kind = template?.noteKind, !kind.isEmpty { note.categories = [kind] }
    var event: Event?
    switch subject.kind {
    case .event:
      event = catalog.event(subject.id)
      note.event = subject.id
      note.participants = event?.participants.filter { $0.status == .accepted } ?? []
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
    let page = template ?? MethodPage(id: id, title: "", text: "# {{title}}\n\n{{cursor}}")
    let filled = NoteTemplate(
      filling: page, with: values(of: note, event: event), language: language)
    note.text = filled.text
    return (note, filled)
  }

  private func title(of note: Note, from template: MethodPage?, event: Event?) -> String {
    if let event { return event.title }
    let names = note.participants.map { catalog.organization(for: $0)?.shortName ?? $0.name }
    let kind = template?.title ?? RecordKind.note.name(language)
    return names.first.map { "\(kind), \($0)" } ?? kind
  }

  private func values(of note: Note, event: Event?) -> NoteTemplate.Values {
    NoteTemplate.Values(
      title: note.title, date: note.date, place: event?.location ?? "",
      participants: note.participants.filter { $0.kind == .person }.map(\.name),
      municipalities: catalog.municipalities(of: note.participants).map(\.shortName),
      event: event?.title ?? "")
  }
}
