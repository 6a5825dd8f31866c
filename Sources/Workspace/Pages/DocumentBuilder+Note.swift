import CivilTime
import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// A note: what it is about, then its text with boxes to tick.
  mutating func addPage(of note: Note, mentioning directory: MentionDirectory) {
    add(note.title, style: theme.title)
    let day = note.date.map { dates.weekdayAndDay($0, asOf: today) }
    let kind = note.categories.first
    add(
      [kind, day].compactMap(\.self).joined(separator: " · "), style: theme.dim)
    if note.isConfidential {
      let phrase = Phrase(
        nb: "Fortrolig: er ikke med i rapporter og eksport",
        nn: "Fortruleg: er ikkje med i rapportar og eksport",
        en: "Confidential: left out of reports and exports")
      add(phrase(language), style: theme.warning)
    }
    addGap()
    if let event = note.event.flatMap(catalog.event) {
      addField(RecordKind.event.name, event.title, to: .place(.event(event.id)))
    }
    for municipality in catalog.municipalities(of: note.participants) {
      addField(
        Phrase(no: "Kommune", en: "Municipality"), municipality.shortName,
        to: .place(.organization(municipality.id)))
    }
    for participant in note.participants where participant.kind == .person {
      let contact = catalog.contact(for: participant)
      addField(
        Phrase(nb: "Deltaker", nn: "Deltakar", en: "Participant"),
        contact?.name ?? participant.name, to: contact.map { .place(.contact($0.id)) })
    }
    addGap()
    let plan = NoteFollowUps.plan(
      note, in: catalog, today: today, directory: directory, newID: { RecordID("") })
    addMarkdown(note.bodyText, startingAt: note.bodyLineIndex, items: plan.items)
    guard !plan.orphans.isEmpty else { return }
    addHeading(Pane.followUps.title)
    for followUp in plan.orphans { add(followUp) }
  }

  /// A follow-up on a page of its own.
  mutating func addPage(of followUp: FollowUp) {
    add(followUp.title, style: theme.title)
    let isOverdue = followUp.isOverdue(on: today)
    var status = followUp.status.name(language).capitalizedFirst
    if isOverdue {
      status += " · ! " + Phrase(nb: "forfalt", nn: "forfallen", en: "overdue")(language)
    }
    add(status, style: isOverdue ? theme.error : theme.dim)
    addGap()
    if let due = followUp.due {
      addField(
        Phrase(no: "Frist", en: "Due"),
        "\(dates.weekdayAndDay(due, asOf: today)) (\(dates.relative(due, to: today)))")
    }
    if let completed = followUp.completed {
      addField(Phrase(no: "Fullført", en: "Completed"), dates.weekdayAndDay(completed, asOf: today))
    }
    for participant in followUp.participants where participant.kind == .person {
      let contact = catalog.contact(for: participant)
      addField(
        Phrase(nb: "Ansvarlig", nn: "Ansvarleg", en: "Responsible"),
        contact?.name ?? participant.name, to: contact.map { .place(.contact($0.id)) })
    }
    for municipality in catalog.municipalities(of: followUp.participants) {
      addField(
        Phrase(no: "Kommune", en: "Municipality"), municipality.shortName,
        to: .place(.organization(municipality.id)))
    }
    if let note = followUp.note.flatMap(catalog.note) {
      addField(
        Phrase(nb: "Avtalt i", nn: "Avtalt i", en: "Agreed in"), note.title,
        to: .place(.note(note.id)))
    }
    if !followUp.text.isEmpty {
      addGap()
      addText(followUp.text)
    }
  }

  /// A page of the method library.
  mutating func addPage(of method: MethodPage) {
    addMarkdown(method.text, startingAt: 0, items: [])
    guard !method.links.isEmpty else { return }
    addHeading(Phrase(nb: "Lenker", nn: "Lenkjer", en: "Links"))
    for link in method.links { add("  " + link, style: theme.link, to: .link(link)) }
  }
}

extension Note {
  /// The text without a first line that only repeats the title.
  fileprivate var bodyText: String {
    NoteText(text).title == title ? NoteText(text).body : text
  }

  /// The index of the line in the whole text that ``bodyText`` begins with.
  fileprivate var bodyLineIndex: Int {
    text.count { $0 == "\n" } - bodyText.count { $0 == "\n" }
  }
}
