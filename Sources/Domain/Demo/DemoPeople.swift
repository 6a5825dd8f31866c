import CivilTime

/// The invented people of a demo network and the real municipalities that they work for.
struct DemoPeople {
  /// A municipality and how much goes on in it.
  struct Place {
    var municipality: Organization
    /// 0 (never heard of) to 10 (always there).
    var liveliness: Int
    /// Those who work there; the main contact first, if there is one.
    var people: [Contact] = []
    var hasMainContact = false
  }

  private(set) var places: [Place]
  /// The one whose workspace it is.
  let adviser: Contact
  private(set) var contacts: [Contact]
  /// The municipalities by liveliness, each as often as it is lively.
  let lively: [Int]

  /// How many municipalities are left without a main contact.
  static let openSlots = 7

  init(
    count: Int, municipalities: [Organization], homeOrganization: String, today: CivilDate,
    using generator: inout DemoGenerator
  ) {
    var names = DemoNames()
    let liveliness = municipalities.indices.map { $0 % 13 == 7 ? 0 : 1 + generator.below(10) }
    places = zip(municipalities, liveliness).map { Place(municipality: $0, liveliness: $1) }
    lively = liveliness.indices.flatMap { Array(repeating: $0, count: liveliness[$0]) }
    adviser = Self.contact(
      names.next(), organization: homeOrganization, title: "Prosjektveileder", using: &generator)
    contacts = count > 0 ? [adviser] : []
    let open = Set(generator.pick(Self.openSlots, of: Array(places.indices)))
    for index in places.indices where !open.contains(index) && contacts.count < count {
      addMainContact(to: index, names.next(), today: today, using: &generator)
    }
    while contacts.count < count {
      let index = generator.below(places.count)
      let organization = places[index].municipality.name
      var contact = Self.contact(
        names.next(), organization: organization, title: generator.pick(DemoNames.titles),
        using: &generator)
      if generator.chance(4) {
        let end = today.adding(days: -30 - generator.below(400))
        contact.roles = [Contact.Role(title: Self.mainRole, through: end)]
      } else if generator.chance(15) {
        contact.roles = [Contact.Role(title: generator.pick(DemoNames.roles))]
      }
      places[index].people.append(contact)
      contacts.append(contact)
    }
  }

  /// A municipality, the lively ones oftener.
  func somewhere(_ generator: inout DemoGenerator) -> Place {
    places[lively.isEmpty ? generator.below(places.count) : generator.pick(lively)]
  }

  private static let mainRole = "Hovedkontakt Leve hele livet"

  private mutating func addMainContact(
    to index: Int, _ name: DemoNames.Name, today: CivilDate, using generator: inout DemoGenerator
  ) {
    var contact = Self.contact(
      name, organization: places[index].municipality.name,
      title: generator.pick(DemoNames.titles), using: &generator)
    let from = generator.chance(60) ? today.adding(days: -200 - generator.below(500)) : nil
    contact.roles = [Contact.Role(title: Self.mainRole, from: from?.firstOfMonth)]
    places[index].people.insert(contact, at: 0)
    places[index].hasMainContact = true
    contacts.append(contact)
  }

  private static func contact(
    _ name: DemoNames.Name, organization: String, title: String,
    using generator: inout DemoGenerator
  ) -> Contact {
    // No Norwegian subscriber number begins with 0, so that nobody's telephone rings.
    let digits = padded(generator.below(1_000_000), to: 6)
    return Contact(
      id: generator.recordID(), name: name.full, familyName: name.family, givenName: name.given,
      organization: organization, title: title, phones: [PhoneNumber("tel:+4700" + digits)],
      emails: [name.mailName + "@example.no"], categories: ["Demo"], note: "Generert demo",
      language: "nb")
  }
}
