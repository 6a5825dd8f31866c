import Domain
import Wording

/// Reaching people: mail, links, the clipboard.
extension WorkspaceState {
  mutating func mail() -> [Effect] {
    let addresses = mailAddresses
    guard !addresses.isEmpty else {
      notice = Notice(Self.noAddress(language), kind: .hint)
      return []
    }
    if let subject, subject.kind == .event, let event = catalog.event(subject.id) {
      return [.openLink(reminder(of: event, to: addresses).url)]
    }
    let isOne = addresses.count == 1
    return [.openLink(MailLink(to: isOne ? addresses : [], bcc: isOne ? [] : addresses).url)]
  }

  /// A ready-made message to those who have not answered.
  private func reminder(of event: Event, to addresses: [String]) -> MailLink {
    let words = DateWords(language)
    let day = words.when(event.when)
    let subject = Phrase(
      nb: "Påminnelse: \(event.title)", nn: "Påminning: \(event.title)",
      en: "Reminder: \(event.title)")
    let link = event.link.isEmpty ? "" : "\n\(event.link)\n"
    let body = Phrase(
      nb: "Hei!\n\nVi har ikke hørt om dere kommer: \(event.title), \(day).\n\(link)\nHilsen\n",
      nn: "Hei!\n\nVi har ikkje høyrt om de kjem: \(event.title), \(day).\n\(link)\nHelsing\n",
      en:
        "Hello,\n\nWe have not heard if you are coming: \(event.title), \(day).\n\(link)\nRegards\n"
    )
    return MailLink(bcc: addresses, subject: subject(language), body: body(language))
  }

  mutating func openLink() -> [Effect] {
    guard let link else {
      let phrase = Phrase(
        nb: "Ingen lenke her.", nn: "Inga lenkje her.", en: "There is no link here.")
      notice = Notice(phrase(language), kind: .hint)
      return []
    }
    return [.openLink(link)]
  }

  mutating func copy() -> [Effect] {
    switch selectedLine?.target {
    case .phone(let text), .mail(let text), .link(let text): return copy(text)
    default: break
    }
    guard let subject, let text = textToCopy(of: subject) else { return [] }
    return copy(text)
  }

  mutating func copy(_ text: String) -> [Effect] {
    let first = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    let shown = first == text ? first : first + " …"
    let phrase = Phrase(nb: "Kopiert: \(shown)", nn: "Kopiert: \(shown)", en: "Copied: \(shown)")
    notice = Notice(phrase(language))
    return [.copyText(text)]
  }

  private func textToCopy(of key: RecordKey) -> String? {
    switch catalog.record(key) {
    case .contact(let contact):
      return contact.emails.first ?? contact.phones.first?.display ?? contact.name
    case .organization(let organization):
      return mailAddresses.first ?? organization.name
    case .event(let event):
      let parts = [event.title, DateWords(language).when(event.when), event.location, event.link]
      return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    case .note(let note): return note.text
    case .followUp(let followUp): return followUp.title
    case .project(let project): return project.title
    case .message(let message): return message.text
    case .method(let method): return method.text
    case nil: return nil
    }
  }

  private static let noAddress = Phrase(
    nb: "Ingen e-postadresse er kjent · e legger den til",
    nn: "Ingen e-postadresse er kjend · e legg han til",
    en: "No mail address is known · e adds one")
}
