import CivilTime
import Domain
import TerminalUI
import Wording

/// The small card below the contacts: what is selected there, in four lines.
extension WorkspaceState {
  func drawCard(in frame: inout Frame, area: Rect) {
    guard !isLoading, let key = start[.contacts].selection, let record = catalog.record(key)
    else { return }
    frame.drawRule(
      area.row(0), title: StyledText(record.title, style: theme.title), style: theme.border)
    var lines: [StyledText] = []
    switch record {
    case .organization(let organization) where organization.municipality != nil:
      lines = cardLines(of: organization)
    case .organization(let organization):
      let reach = [organization.locality, organization.website] + organization.emails
      lines = reach.filter { !$0.isEmpty }.map { StyledText($0, style: theme.text) }
    case .contact(let contact):
      lines = cardLines(of: contact)
    case .event, .note, .followUp, .project, .message, .method: break
    }
    let inner = area.splitRows(at: 1).bottom.inset(rows: 0, columns: 1)
    for (index, line) in lines.prefix(inner.rows).enumerated() {
      frame.draw(line, in: inner.row(index))
    }
  }

  private func cardLines(of contact: Contact) -> [StyledText] {
    let reach = (contact.phones.map(\.display) + contact.emails).joined(separator: "  ")
    let roles = contact.roles.filter { $0.isHeld(on: today) }.map(\.title)
    let lines = [contact.title, contact.organization, roles.joined(separator: ", "), reach]
    return lines.filter { !$0.isEmpty }.map { StyledText($0, style: theme.text) }
  }

  /// Always four lines, so that each stays where it is while the selection moves.
  private func cardLines(of municipality: Organization) -> [StyledText] {
    let label = Phrase(nb: "Hovedkontakt  ", nn: "Hovudkontakt  ", en: "Main contact  ")
    var first = StyledText(label(language), style: theme.dim)
    var reach = municipality.emails.first ?? municipality.website
    if let contact = catalog.mainContacts(of: municipality, on: today).first {
      first.append(contact.name, style: theme.text)
      reach = (contact.phones.prefix(1).map(\.display) + contact.emails.prefix(1)).joined(
        separator: "  ")
    } else {
      first = StyledText(Self.noMainContactYet(language), style: theme.warning)
      let key = settings.keyMap.label(for: .add)
      if !key.isEmpty {
        first.append(" · \(key) \(Self.addsOne(language))", style: theme.dim)
      }
    }
    return [
      first, StyledText(reach, style: theme.text), lastContactLine(with: municipality),
      StyledText(countsText(of: municipality), style: theme.dim),
    ]
  }

  private func lastContactLine(with municipality: Organization) -> StyledText {
    guard let last = summary.row(of: municipality.id)?.lastContact else {
      let none = Phrase(
        nb: "Ingen kontakt ennå", nn: "Ingen kontakt enno", en: "No contact yet")
      return StyledText(none(language), style: theme.dim)
    }
    let days = last.day.days(until: today)
    let isLong = days > PaneRowView.longSilence
    let title = catalog.record(last.record)?.title ?? ""
    let label = Phrase(nb: "Sist  ", nn: "Sist  ", en: "Last  ")
    var line = StyledText(label(language), style: theme.dim)
    line.append(
      DateWords(language).relative(last.day, to: today),
      style: isLong ? theme.warning : theme.text)
    if !title.isEmpty { line.append("  " + title, style: theme.dim) }
    return line
  }

  /// `2 notater · 1 tråd · 1 åpen oppfølging`.
  private func countsText(of municipality: Organization) -> String {
    let counts = catalog.counts(about: municipality)
    let openFollowUp = Plural(
      one: Phrase(nb: "åpen oppfølging", nn: "open oppfølging", en: "open follow-up"),
      other: Phrase(nb: "åpne oppfølginger", nn: "opne oppfølgingar", en: "open follow-ups"))
    return [
      RecordKind.note.counted(counts.notes, language),
      Plural.conversation(counts.conversations, language),
      openFollowUp(counts.openFollowUps, language),
    ].joined(separator: " · ")
  }

  private static let noMainContactYet = Phrase(
    nb: "Ingen hovedkontakt", nn: "Ingen hovudkontakt", en: "No main contact")
  private static let addsOne = Phrase(nb: "legger til", nn: "legg til", en: "adds one")
}
