import CivilTime
import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// Everything about one person.
  mutating func addPage(of contact: Contact) {
    add(contact.name, style: theme.title)
    if !contact.title.isEmpty { addText(contact.title) }
    addGap()
    addField(
      Phrase(no: "Organisasjon", en: "Organisation"), contact.organization,
      to: catalog.organization(of: contact).map { .place(.organization($0.id)) })
    for phone in contact.phones {
      addField(Phrase(no: "Telefon", en: "Phone"), phone.display, to: .phone(phone.display))
    }
    for email in contact.emails {
      addField(Phrase(no: "E-post", en: "E-mail"), email, to: .mail(email))
    }
    if contact.phones.isEmpty, contact.emails.isEmpty {
      addNothing(
        Phrase(
          nb: "Verken telefon eller e-post er kjent. Trykk e for å legge dem til.",
          nn: "Verken telefon eller e-post er kjent. Trykk e for å leggje dei til.",
          en: "Neither phone nor mail is known. Press e to add them."))
    }
    addField(
      Phrase(nb: "Kategorier", nn: "Kategoriar", en: "Categories"),
      contact.categories.joined(separator: ", "))
    addRoles(of: contact)
    if !contact.note.isEmpty {
      addHeading(Phrase(nb: "Merknad", nn: "Merknad", en: "Remark"))
      addText(contact.note)
    }
    let open = catalog.followUps(about: contact).filter(\.isOpen)
    if !open.isEmpty {
      addHeading(Pane.followUps.title)
      for followUp in open { add(followUp) }
    }
    addTimeline(Timeline(of: contact, in: catalog, today: today))
  }

  private mutating func addRoles(of contact: Contact) {
    guard !contact.roles.isEmpty else { return }
    addHeading(Phrase(nb: "Roller", nn: "Roller", en: "Roles"))
    for role in contact.roles {
      add(
        StyledText("  " + role.title, style: role.isHeld(on: today) ? theme.text : theme.dim),
        trailing: StyledText(period(of: role), style: theme.dim))
    }
  }

  /// `siden 1. jan. 2020`, `1. jan. 2020 – 31. mai 2021`.
  func period(of role: Contact.Role) -> String {
    switch (role.from, role.through) {
    case (nil, nil): return ""
    case (let from?, nil):
      let day = dates.shortAndYear(from)
      return Phrase(nb: "siden \(day)", nn: "sidan \(day)", en: "since \(day)")(language)
    case (nil, let through?):
      let day = dates.shortAndYear(through)
      return Phrase(nb: "til \(day)", nn: "til \(day)", en: "until \(day)")(language)
    case (let from?, let through?):
      return "\(dates.shortAndYear(from)) – \(dates.shortAndYear(through))"
    }
  }
}
