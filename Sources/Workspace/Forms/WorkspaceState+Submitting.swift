import CivilTime
import Domain
import TerminalUI
import Wording

/// From fields to records; what is wrong is said beside the field and the form stays open.
extension WorkspaceState {
  mutating func submit(_ form: RecordForm) -> [Effect] {
    guard form.pending == nil else { return [] }
    var form = form
    let record: Record?
    let revision: Revision?
    switch form.subject {
    case .contact(let contact, let basedOn):
      (record, revision) = (read(contact, from: &form).map(Record.contact), basedOn)
    case .organization(let organization, let basedOn):
      (record, revision) = (read(organization, from: &form).map(Record.organization), basedOn)
    case .event(let event, let basedOn):
      (record, revision) = (read(event, from: &form).map(Record.event), basedOn)
    case .followUp(let followUp, let basedOn):
      (record, revision) = (read(followUp, from: &form).map(Record.followUp), basedOn)
    case .day:
      return submitDay(form)
    case .attachments(let files):
      return submit(files, form)
    }
    guard let record else {
      replaceTop(with: .form(form))
      return []
    }
    let label =
      revision == nil
      ? Phrase(
        nb: "Lagt til: \(record.title)", nn: "Lagt til: \(record.title)",
        en: "Added: \(record.title)")
      : Phrase(
        nb: "Lagret: \(record.title)", nn: "Lagra: \(record.title)", en: "Saved: \(record.title)")
    let effects = apply(label, [.put(record, basedOn: revision)])
    form.pending = inFlight.last
    replaceTop(with: .form(form))
    return effects
  }

  private mutating func submitDay(_ form: RecordForm) -> [Effect] {
    var form = form
    guard let date = VagueDate(parsing: form.text(of: .when), today: today) else {
      form.form.setProblem(Self.unreadableDate(language), of: .when)
      replaceTop(with: .form(form))
      return []
    }
    closeTop()
    settings.today = date.first
    summarize()
    return []
  }

  private func read(_ contact: Contact, from form: inout RecordForm) -> Contact? {
    var contact = contact
    let name = form.text(of: .name)
    guard !name.isEmpty else {
      return refuse(&form, .name, Self.missingName)
    }
    if name != contact.name {
      contact.name = name
      let words = name.split(separator: " ")
      contact.familyName = words.count > 1 ? String(words[words.count - 1]) : ""
      contact.givenName = words.dropLast(words.count > 1 ? 1 : 0).joined(separator: " ")
    }
    guard let emails = readEmails(from: &form), let phones = readPhones(contact.phones, from: &form)
    else { return nil }
    contact.emails = emails
    contact.phones = phones
    contact.organization = readOrganization(form.text(of: .organization))
    contact.title = form.text(of: .title)
    contact.note = form.text(of: .remark).withLineFeeds
    contact.roles = readRoles(contact.roles, from: form)
    return contact
  }

  /// The full name of the organisation if what is typed is one of its names.
  private func readOrganization(_ typed: String) -> String {
    typed.isEmpty ? "" : catalog.organization(named: typed)?.name ?? typed
  }

  /// Roles that go on stay as they are, new ones begin today, those taken out end today.
  private func readRoles(_ roles: [Contact.Role], from form: RecordForm) -> [Contact.Role] {
    var wanted = form.parts(of: .roles)
    let isMain = form.isOn(.isMainContact)
    var result: [Contact.Role] = []
    var hasMain = false
    for var role in roles {
      if isPresentMain(role) {
        hasMain = true
        if !isMain { role.through = today.adding(days: -1) }
      } else if role.isHeld(on: today) {
        if let index = wanted.firstIndex(of: role.title) {
          wanted.remove(at: index)
        } else {
          role.through = today.adding(days: -1)
        }
      }
      // A role that was given and taken on one day never was.
      if let from = role.from, let through = role.through, through < from { continue }
      result.append(role)
    }
    if isMain, !hasMain {
      result.append(Contact.Role(title: Self.mainContactTitle(language), from: today))
    }
    return result + wanted.map { Contact.Role(title: $0, from: today) }
  }

  private func readEmails(from form: inout RecordForm) -> [String]? {
    let emails = form.parts(of: .emails)
    guard emails.allSatisfy(Self.looksLikeEmail) else {
      return refuse(
        &form, .emails,
        Phrase(
          nb: "En e-postadresse ser ut som navn@kommune.no.",
          nn: "Ei e-postadresse ser ut som namn@kommune.no.",
          en: "A mail address looks like name@kommune.no."))
    }
    return emails
  }

  private static func looksLikeEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].count > 2 && parts[1].contains(".")
      && !text.contains(where: \.isWhitespace)
  }

  /// Numbers that were not touched stay as they were written.
  private func readPhones(_ known: [PhoneNumber], from form: inout RecordForm) -> [PhoneNumber]? {
    let phones = form.parts(of: .phones).map { typed in
      known.first { $0.display == typed } ?? PhoneNumber(typed)
    }
    guard phones.allSatisfy({ $0.e164 != nil || known.contains($0) }) else {
      return refuse(
        &form, .phones,
        Phrase(
          nb: "Et telefonnummer er 3 til 15 sifre; flere skilles med komma.",
          nn: "Eit telefonnummer er 3 til 15 siffer; skil fleire med komma.",
          en: "A phone number has 3 to 15 digits; put commas between several."))
    }
    return phones
  }

  private func read(
    _ organization: Organization, from form: inout RecordForm
  ) -> Organization? {
    var organization = organization
    let name = form.text(of: .name)
    guard !name.isEmpty else { return refuse(&form, .name, Self.missingName) }
    guard let emails = readEmails(from: &form),
      let phones = readPhones(organization.phones, from: &form)
    else { return nil }
    organization.name = name
    organization.emails = emails
    organization.phones = phones
    organization.locality = form.text(of: .place)
    organization.categories = form.parts(of: .categories)
    organization.website = form.text(of: .website)
    organization.note = form.text(of: .remark).withLineFeeds
    return organization
  }

  private func read(_ event: Event, from form: inout RecordForm) -> Event? {
    var event = event
    event.title = form.text(of: .name)
    guard !event.title.isEmpty else { return refuse(&form, .name, Self.missingTitle) }
    let typed = form.text(of: .when)
    if typed != DateWords(language).when(event.when) || typed.isEmpty {
      let zone = ZonedDateTime.Zone.named(catalog.network.timeZone)
      guard let when = Event.When(parsing: typed, today: today, zone: zone) else {
        return refuse(&form, .when, Self.unreadableDate)
      }
      event.when = when
    }
    event.location = form.text(of: .place)
    event.link = form.text(of: .link)
    event.categories = form.parts(of: .categories)
    if let index = form.selection(of: .status) { event.status = Event.Status.allCases[index] }
    event.text = form.text(of: .remark).withLineFeeds
    return event
  }

  private func read(_ followUp: FollowUp, from form: inout RecordForm) -> FollowUp? {
    var followUp = followUp
    followUp.title = form.text(of: .name)
    guard !followUp.title.isEmpty else { return refuse(&form, .name, Self.missingTitle) }
    let due = form.text(of: .due)
    if due.isEmpty {
      followUp.due = nil
    } else if followUp.due.map({ DateWords(language).dayAndYear($0) }) != due {
      guard let date = VagueDate(parsing: due, today: today) else {
        return refuse(&form, .due, Self.unreadableDate)
      }
      followUp.due = date.last
    }
    guard let people = readPeople(followUp, from: form) else {
      return refuse(&form, .responsible, Self.nobody)
    }
    guard let places = readMunicipalities(followUp, from: form) else {
      return refuse(&form, .municipalities, Self.nowhere)
    }
    followUp.participants = people + places
    followUp.text = form.text(of: .remark).withLineFeeds
    return followUp
  }

  /// The people named: those there were, contacts by name, or anybody else by name alone.
  private func readPeople(_ followUp: FollowUp, from form: RecordForm) -> [Participant]? {
    var people: [Participant] = []
    for name in form.parts(of: .responsible) {
      let known = followUp.participants.first { $0.kind == .person && $0.name == name }
      if let known {
        people.append(known)
      } else if let contact = contact(named: name) {
        people.append(Participant(contact))
      } else {
        return nil
      }
    }
    return people
  }

  private func contact(named name: String) -> Contact? {
    let folded = SearchText.fold(name)
    let exact = catalog.contacts.filter { SearchText.fold($0.name) == folded }
    if exact.count == 1 { return exact[0] }
    let starting = catalog.contacts.filter { SearchText.fold($0.name).hasPrefix(folded) }
    return starting.count == 1 ? starting[0] : nil
  }

  private func readMunicipalities(_ followUp: FollowUp, from form: RecordForm) -> [Participant]? {
    var places: [Participant] = []
    for name in form.parts(of: .municipalities) {
      guard let organization = catalog.organization(named: name) else { return nil }
      let known = followUp.participants.first {
        $0.kind == .organization && catalog.organization(for: $0)?.id == organization.id
      }
      places.append(known ?? Participant(organization))
    }
    return places
  }

  private func refuse<Value>(
    _ form: inout RecordForm, _ field: RecordForm.Field, _ problem: Phrase
  ) -> Value? {
    form.form.setProblem(problem(language), of: field)
    form.form.moveFocus(to: field)
    return nil
  }
}

extension WorkspaceState {
  static let unreadableDate = Phrase(
    nb: "Skriv f.eks. 16.9. kl. 9–10.30, november, innen 1. mai.",
    nn: "Skriv t.d. 16.9. kl. 9–10.30, november, innan 1. mai.",
    en: "Write e.g. 16.9. 9–10.30, November, by 1 May.")
  private static let missingName = Phrase(
    nb: "Skriv et navn.", nn: "Skriv eit namn.", en: "Write a name.")
  private static let missingTitle = Phrase(
    nb: "Skriv hva det er.", nn: "Skriv kva det er.", en: "Write what it is.")
  private static let nobody = Phrase(
    nb: "Ingen eller flere kontakter heter slik; skriv hele navnet.",
    nn: "Ingen eller fleire kontaktar heiter slik; skriv heile namnet.",
    en: "No contact, or several, are called this; write the whole name.")
  private static let nowhere = Phrase(
    nb: "Ingen kommune eller organisasjon heter slik.",
    nn: "Ingen kommune eller organisasjon heiter slik.",
    en: "No municipality or organisation is called this.")
}

extension String {
  /// The line feeds that a one-line field has shown as signs.
  fileprivate var withLineFeeds: String {
    replacing(" ⏎ ", with: "\n")
  }
}
