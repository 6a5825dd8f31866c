import CivilTime
import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// The card of a municipality, or of any other organisation.
  mutating func addPage(of organization: Organization) {
    add(organization.name, style: theme.title)
    var names: [String] = []
    for name in [organization.municipality?.samiName ?? ""] + organization.alternateNames
    where !name.isEmpty && name != organization.name && !names.contains(name) {
      names.append(name)
    }
    if !names.isEmpty { addText(names.joined(separator: " · "), style: theme.dim) }
    addGap()
    addPeople(of: organization)
    addFollowUps(of: organization)
    addHeading(Phrase(no: "Fakta", en: "Facts"))
    if let municipality = organization.municipality {
      addFacts(of: municipality)
    } else {
      addField(Phrase(nb: "Sted", nn: "Stad", en: "Place"), organization.locality)
    }
    addReach(of: organization)
    addField(
      Phrase(nb: "Kategorier", nn: "Kategoriar", en: "Categories"),
      organization.categories.filter { !isRegion($0, of: organization) }.joined(separator: ", "))
    if !organization.note.isEmpty {
      addGap()
      addText(organization.note)
    }
    addTimeline(Timeline(of: organization, in: catalog, today: today))
  }

  private func isRegion(_ category: String, of organization: Organization) -> Bool {
    organization.municipality?.regions.contains(category) ?? false
  }

  private mutating func addPeople(of organization: Organization) {
    let people = catalog.contacts(of: organization)
    let present = people.filter { person in
      person.roles.isEmpty || person.roles.contains { $0.isHeld(on: today) }
    }
    let mainContacts = catalog.mainContacts(of: organization, on: today)
    if organization.municipality != nil {
      addHeading(Phrase(nb: "Hovedkontakt", nn: "Hovudkontakt", en: "Main contact"))
      for contact in mainContacts { add(contact, role: contact.title) }
      if mainContacts.isEmpty {
        add(
          StyledText("  " + PaneRowView.noMainContact(language), style: theme.warning),
          trailing: StyledText(Self.howToAdd(language), style: theme.dim),
          to: .command(.addContact))
      }
    }
    let mainIDs = Set(mainContacts.map(\.id))
    let others = present.filter { !mainIDs.contains($0.id) }
    if !others.isEmpty {
      addHeading(Phrase(nb: "Kontakter", nn: "Kontaktar", en: "Contacts"))
      for contact in others { add(contact, role: role(of: contact)) }
    }
    let presentIDs = Set(present.map(\.id))
    let former = people.filter { !presentIDs.contains($0.id) && !mainIDs.contains($0.id) }
    if !former.isEmpty {
      addHeading(Phrase(nb: "Tidligere", nn: "Tidlegare", en: "Formerly"))
      for contact in former {
        let role = contact.roles.last
        let text = StyledText("  \(contact.name)  \(role?.title ?? "")", style: theme.dim)
        add(
          text, trailing: StyledText(role.map { period(of: $0) } ?? "", style: theme.dim),
          to: .place(.contact(contact.id)))
      }
    }
  }

  private func role(of contact: Contact) -> String {
    contact.roles.first { $0.isHeld(on: today) }?.title ?? contact.title
  }

  private mutating func addFollowUps(of organization: Organization) {
    let open = catalog.followUps(about: organization).filter(\.isOpen)
    guard !open.isEmpty else { return }
    addHeading(Pane.followUps.title)
    for followUp in open { add(followUp) }
  }

  private mutating func addFacts(of municipality: Municipality) {
    let numbers = NumberWords(language)
    addField(Phrase(no: "Kommunenummer", en: "Number"), municipality.number.description)
    addField(Phrase(nb: "Senter", nn: "Senter", en: "Centre"), municipality.centre)
    addField(Phrase(no: "Region", en: "Region"), municipality.regions.joined(separator: ", "))
    if let population = municipality.population { addPopulation(population, numbers) }
    if let area = municipality.areaSquareKilometres {
      addField(
        Phrase(no: "Areal", en: "Area"), numbers.decimal(area, fractionDigits: 0) + "\u{a0}km²")
    }
    addField(Phrase(nb: "Målform", nn: "Målform", en: "Norwegian form"), municipality.languageForm)
  }

  private mutating func addPopulation(
    _ population: Municipality.Population, _ numbers: NumberWords
  ) {
    let source = population.date.map { " (\(dates.shortAndYear($0)))" } ?? ""
    addField(
      Phrase(nb: "Innbyggere", nn: "Innbyggjarar", en: "Inhabitants"),
      numbers.whole(population.total) + source)
    for (name, count) in [("65+", population.over65), ("80+", population.over80)] {
      guard let count else { continue }
      let share = Double(count) / Double(max(1, population.total))
      addField(
        Phrase(no: "  " + name, en: "  " + name),
        "\(numbers.whole(count)) · \(numbers.percent(share, fractionDigits: 1))")
    }
  }

  private mutating func addReach(of organization: Organization) {
    addField(
      Phrase(nb: "Nettsted", nn: "Nettstad", en: "Website"), organization.website,
      to: .link(organization.website))
    for phone in organization.phones {
      addField(Phrase(no: "Telefon", en: "Phone"), phone.display, to: .phone(phone.display))
    }
    for email in organization.emails {
      addField(Phrase(no: "E-post", en: "E-mail"), email, to: .mail(email))
    }
  }

  private static let howToAdd = Phrase(
    nb: "Enter legger til", nn: "Enter legg til", en: "Enter adds one")
}
