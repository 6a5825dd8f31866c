import CivilTime
import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// Everything about one event.
  mutating func addPage(of event: Event) {
    add(event.title, style: theme.title)
    var when = StyledText(dates.when(event.when).capitalizedFirst, style: theme.text)
    when.append(" · " + state.relativeText(of: event), style: theme.dim)
    add(when)
    if event.status == .cancelled {
      add(
        Event.Status.cancelled.name(language).capitalizedFirst, style: theme.warning)
    }
    addGap()
    addField(Phrase(nb: "Sted", nn: "Stad", en: "Place"), event.location)
    addField(Phrase(nb: "Lenke", nn: "Lenkje", en: "Link"), event.link, to: .link(event.link))
    addField(
      Phrase(no: "Type", en: "Kind"), event.categories.joined(separator: ", "))
    if event.status == .tentative {
      addField(Phrase(no: "Status", en: "Status"), Event.Status.tentative.name(language))
    }
    addOccurrences(of: event)
    if !event.text.isEmpty {
      addGap()
      addText(event.text)
    }
    addNotes(from: event)
    addParticipants(of: event)
  }

  private mutating func addOccurrences(of event: Event) {
    let coming = event.furtherDays.filter { $0 >= today }.prefix(6)
    guard !coming.isEmpty else { return }
    addField(
      Phrase(nb: "Igjen", nn: "Igjen", en: "Again"),
      coming.map { dates.short($0, asOf: today) }.joined(separator: ", "))
  }

  private mutating func addNotes(from event: Event) {
    let notes = catalog.notes(from: event)
    guard !notes.isEmpty else { return }
    addHeading(RecordKind.note.pluralName)
    for note in notes { add(note) }
  }

  private mutating func addParticipants(of event: Event) {
    let attendance = Attendance(at: event, in: catalog)
    let accepted = attendance.count(of: .accepted)
    addHeading(
      Phrase(nb: "Påmelding", nn: "Påmelding", en: "Attendance"),
      trailing: "\(accepted)/\(attendance.answers.count)")
    for status in [Participant.Status.accepted, .tentative, .declined] {
      addAnswers(status, at: event)
    }
    let silent = attendance.unanswered.compactMap(catalog.organization)
    guard !silent.isEmpty else { return }
    addGap()
    let heading = Phrase(
      nb: "Ikke svart (\(silent.count))", nn: "Ikkje svart (\(silent.count))",
      en: "No answer (\(silent.count))")
    let hint = Phrase(
      nb: "p fører svar · m minner om det", nn: "p fører svar · m minner om det",
      en: "p records answers · m sends a reminder")
    add(
      StyledText(heading(language), style: theme.warning),
      trailing: StyledText(hint(language), style: theme.dim), to: .place(.attendance(event.id)))
    addIndented(silent.map(\.shortName).joined(separator: ", "))
  }

  /// Organisations in a list of names, people each on their own line.
  private mutating func addAnswers(_ status: Participant.Status, at event: Event) {
    let participants = event.participants.filter { $0.status == status }
    guard !participants.isEmpty else { return }
    add("\(status.name(language).capitalizedFirst) (\(participants.count))", style: theme.dim)
    let organizations = participants.filter { $0.kind == .organization }.map { participant in
      catalog.organization(for: participant)?.shortName ?? participant.name
    }
    if !organizations.isEmpty { addIndented(organizations.joined(separator: ", ")) }
    for participant in participants where participant.kind == .person { add(participant) }
  }

  private mutating func addIndented(_ text: String) {
    for row in Wrapping.rows(of: "  " + text, columns: columns, indent: .columns(2)) {
      add(row, style: theme.text)
    }
  }

  private mutating func add(_ participant: Participant) {
    let contact = catalog.contact(for: participant)
    let organization = contact == nil ? catalog.organization(for: participant) : nil
    let name = contact?.name ?? organization?.name ?? participant.name
    let detail = contact.map(\.organization) ?? ""
    let target: Document.Target? =
      contact.map { .place(.contact($0.id)) } ?? organization.map { .place(.organization($0.id)) }
    var text = StyledText("  " + name, style: theme.text)
    if !detail.isEmpty { text.append("  " + detail, style: theme.dim) }
    add(text, to: target)
  }

  /// All municipalities and what they have answered, to be recorded.
  mutating func addAttendance(at event: Event) {
    add(event.title, style: theme.title)
    add(dates.when(event.when).capitalizedFirst, style: theme.dim)
    let attendance = Attendance(at: event, in: catalog)
    let counts = [Participant.Status.accepted, .tentative, .declined].map { status in
      "\(attendance.count(of: status)) \(status.name(language))"
    }
    let silent = attendance.unanswered.count
    addText(
      (counts + ["\(silent) \(Participant.Status.needsAction.name(language))"]).joined(
        separator: " · "))
    addGap()
    for answer in attendance.answers {
      guard let municipality = catalog.organization(answer.municipality) else { continue }
      add(answer, of: municipality)
    }
  }

  private mutating func add(_ answer: Attendance.Answer, of municipality: Organization) {
    let status = answer.status ?? .needsAction
    let (sign, style): (String, Style) =
      switch status {
      case .accepted: ("✓", theme.success)
      case .tentative: ("?", theme.warning)
      case .declined: ("×", theme.error)
      case .needsAction: ("·", theme.dim)
      }
    var text = StyledText(sign + " ", style: style)
    text.append(padded(municipality.listName, to: 20), style: theme.text)
    text.append(padded(status.name(language), to: 16), style: style)
    let people = catalog.mainContacts(of: municipality, on: today).map(\.name)
    text.append(people.joined(separator: ", "), style: theme.dim)
    add(text, to: .answer(municipality.id))
  }
}
