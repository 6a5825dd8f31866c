/// Who is behind a name or an address: positions of organisations and contacts.
struct PartyDirectory: Sendable {
  /// What an address leads to; a person brings the organisation that he or she works for.
  struct Party: Sendable {
    var organization: Int?
    var contact: Int?
  }

  private(set) var municipalityByNumber: [Municipality.Number: Int] = [:]
  private(set) var organizationByContact: [Int?] = []
  private(set) var contactsByOrganization: [[Int]]
  private var organizationByFoldedName: [String: Int] = [:]
  private var partyByAddress: [String: Party] = [:]

  init(organizations: [Organization], contacts: [Contact]) {
    contactsByOrganization = Array(repeating: [], count: organizations.count)
    partyByAddress.reserveCapacity(2 * (organizations.count + contacts.count))
    for (position, organization) in organizations.enumerated() {
      add(organization, at: position)
    }
    organizationByContact.reserveCapacity(contacts.count)
    for (position, contact) in contacts.enumerated() { add(contact, at: position) }
  }

  func party(at address: String) -> Party? {
    partyByAddress[address.asAddress]
  }

  func party(of mailbox: Message.Mailbox) -> Party? {
    partyByAddress[mailbox.address.asAddress]
  }

  /// Whom a participant stands for: by address, an organisation also by name.
  func party(of participant: Participant) -> Party? {
    if let party = party(at: participant.address) { return party }
    guard participant.kind == .organization else { return nil }
    return organization(named: participant.name).map { Party(organization: $0) }
  }

  /// The organisation of that name in any spelling.
  func organization(named name: String) -> Int? {
    name.isEmpty ? nil : organizationByFoldedName[SearchText.fold(name)]
  }

  private mutating func add(_ organization: Organization, at position: Int) {
    for name in [organization.name, organization.shortName] + organization.alternateNames
    where !name.isEmpty {
      let folded = SearchText.fold(name)
      if organizationByFoldedName[folded] == nil { organizationByFoldedName[folded] = position }
    }
    for address in [organization.id.asURI] + organization.emails {
      let key = address.asAddress
      if partyByAddress[key] == nil { partyByAddress[key] = Party(organization: position) }
    }
    if let number = organization.municipality?.number, municipalityByNumber[number] == nil {
      municipalityByNumber[number] = position
    }
  }

  private mutating func add(_ contact: Contact, at position: Int) {
    let organization = organization(named: contact.organization)
    organizationByContact.append(organization)
    if let organization { contactsByOrganization[organization].append(position) }
    for address in [contact.id.asURI] + contact.emails {
      let key = address.asAddress
      var party = partyByAddress[key] ?? Party(organization: organization)
      if party.contact == nil { party.contact = position }
      partyByAddress[key] = party
    }
  }
}

extension String {
  /// The text as addresses are compared: in small letters and without `mailto:`.
  var asAddress: String {
    let isSmall = !utf8.contains { $0 &- 0x41 < 26 || $0 >= 0x80 }
    let small = isSmall ? self : lowercased()
    return small.hasPrefix("mailto:") ? String(small.dropFirst(7)) : small
  }
}
