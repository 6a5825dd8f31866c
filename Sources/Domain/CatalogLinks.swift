import CivilTime

/// The tables that lead from one record to others, by position in the catalog's sorted lists.
struct CatalogLinks: Sendable {
  private(set) var municipalityByNumber: [Municipality.Number: Int] = [:]
  private(set) var organizationByFoldedName: [String: Int] = [:]
  private(set) var organizationByAddress: [String: Int] = [:]
  private(set) var contactByAddress: [String: Int] = [:]
  /// The organisation of each contact.
  private(set) var organizationByContact: [Int?] = []
  private(set) var contactsByOrganization: [[Int]] = []
  private(set) var notes = PartyLinks<Int>()
  private(set) var followUps = PartyLinks<Int>()
  private(set) var events = PartyLinks<Int>()
  /// Latest first.
  private(set) var messages = PartyLinks<RecordID>()
  private(set) var followUpsByNote: [RecordID: [Int]] = [:]
  private(set) var notesByEvent: [RecordID: [Int]] = [:]
  private(set) var conversationByID: [RecordID: Int] = [:]
  private(set) var conversationByMessage: [RecordID: Int] = [:]
  private(set) var conversationsByOrganization: [[Int]] = []

  init(_ records: SortedRecords, conversations: [Conversation]) {
    linkOrganizations(records.organizations)
    linkContacts(records.contacts)
    for links in [\CatalogLinks.notes, \.followUps, \.events] {
      self[keyPath: links] = PartyLinks(
        organizationCount: records.organizations.count, contactCount: records.contacts.count)
    }
    messages = PartyLinks(
      organizationCount: records.organizations.count, contactCount: records.contacts.count)
    linkNotes(records.notes)
    linkFollowUps(records.followUps)
    for (position, event) in records.events.enumerated() {
      events.add(position, to: parties(of: event.participants))
    }
    linkMessages(records.messages)
    linkConversations(conversations, messages: records.messages)
  }

  /// The organisation that an address belongs to, or that its owner works for.
  func organization(at address: String) -> Int? {
    organizationByAddress[address]
      ?? contactByAddress[address].flatMap { organizationByContact[$0] }
  }
}

extension CatalogLinks {
  private mutating func linkOrganizations(_ organizations: [Organization]) {
    for (position, organization) in organizations.enumerated() {
      let names = [organization.name, organization.shortName] + organization.alternateNames
      for name in names where !name.isEmpty {
        organizationByFoldedName.setIfNew(position, for: SearchText.fold(name))
      }
      organizationByAddress.setIfNew(position, for: organization.id.asURI.asAddress)
      for email in organization.emails {
        organizationByAddress.setIfNew(position, for: "mailto:" + email.asAddress)
      }
      if let number = organization.municipality?.number {
        municipalityByNumber.setIfNew(position, for: number)
      }
    }
    contactsByOrganization = Array(repeating: [], count: organizations.count)
    conversationsByOrganization = Array(repeating: [], count: organizations.count)
  }

  private mutating func linkContacts(_ contacts: [Contact]) {
    organizationByContact.reserveCapacity(contacts.count)
    contactByAddress.reserveCapacity(2 * contacts.count)
    for (position, contact) in contacts.enumerated() {
      contactByAddress.setIfNew(position, for: contact.id.asURI.asAddress)
      for email in contact.emails {
        contactByAddress.setIfNew(position, for: "mailto:" + email.asAddress)
      }
      let organization =
        contact.organization.isEmpty
        ? nil : organizationByFoldedName[SearchText.fold(contact.organization)]
      organizationByContact.append(organization)
      if let organization { contactsByOrganization[organization].append(position) }
    }
  }

  private mutating func linkNotes(_ list: [Note]) {
    for (position, note) in list.enumerated() {
      notes.add(position, to: parties(of: note.participants))
      if let event = note.event { notesByEvent[event, default: []].append(position) }
    }
  }

  private mutating func linkFollowUps(_ list: [FollowUp]) {
    for (position, followUp) in list.enumerated() {
      followUps.add(position, to: parties(of: followUp.participants))
      if let note = followUp.note { followUpsByNote[note, default: []].append(position) }
    }
  }

  private mutating func linkMessages(_ table: [RecordID: Message]) {
    let latestFirst = table.values.sorted {
      ($0.sent?.secondsSince1970 ?? .min, $0.id) > ($1.sent?.secondsSince1970 ?? .min, $1.id)
    }
    for message in latestFirst { messages.add(message.id, to: parties(of: message)) }
  }

  private mutating func linkConversations(
    _ conversations: [Conversation], messages: [RecordID: Message]
  ) {
    conversationByMessage.reserveCapacity(messages.count)
    for (position, conversation) in conversations.enumerated() {
      conversationByID.setIfNew(position, for: conversation.id)
      var found: Set<Int> = []
      for case let id? in conversation.entries.map(\.message) {
        conversationByMessage.setIfNew(position, for: id)
        guard let message = messages[id] else { continue }
        found.formUnion(message.linkedMunicipalities.compactMap { municipalityByNumber[$0] })
        found.formUnion(message.from.compactMap { organization(at: $0.uri) })
      }
      for organization in found { conversationsByOrganization[organization].append(position) }
    }
  }

  /// The organisations and contacts that participants stand for; people bring their organisation.
  private func parties(of participants: [Participant]) -> Parties {
    var parties = Parties()
    for participant in participants {
      let address = participant.address.asAddress
      let byName =
        participant.kind == .organization && organizationByAddress[address] == nil
        ? organizationByFoldedName[SearchText.fold(participant.name)] : nil
      parties.add(contact: contactByAddress[address])
      parties.add(organization: organization(at: address) ?? byName)
    }
    return parties
  }

  /// Those a message is from or to, and the municipalities it was linked to by hand.
  private func parties(of message: Message) -> Parties {
    var parties = Parties()
    for mailbox in message.from + message.to {
      let address = mailbox.uri
      parties.add(contact: contactByAddress[address])
      parties.add(organization: organization(at: address))
    }
    for number in message.linkedMunicipalities {
      parties.add(organization: municipalityByNumber[number])
    }
    return parties
  }
}

/// Records by the organisations and contacts that take part in them.
struct PartyLinks<Position: Sendable>: Sendable {
  private(set) var byOrganization: [[Position]]
  private(set) var byContact: [[Position]]

  init(organizationCount: Int = 0, contactCount: Int = 0) {
    byOrganization = Array(repeating: [], count: organizationCount)
    byContact = Array(repeating: [], count: contactCount)
  }

  fileprivate mutating func add(_ position: Position, to parties: Parties) {
    for organization in parties.organizations { byOrganization[organization].append(position) }
    for contact in parties.contacts { byContact[contact].append(position) }
  }
}

/// Positions of organisations and contacts, each once, in the order they were found.
private struct Parties {
  private(set) var organizations: [Int] = []
  private(set) var contacts: [Int] = []
  private var seenOrganizations: Set<Int> = []
  private var seenContacts: Set<Int> = []

  mutating func add(organization: Int?) {
    guard let organization, seenOrganizations.insert(organization).inserted else { return }
    organizations.append(organization)
  }

  mutating func add(contact: Int?) {
    guard let contact, seenContacts.insert(contact).inserted else { return }
    contacts.append(contact)
  }
}

extension String {
  /// The text as addresses are compared: in small letters, itself if it is so already.
  var asAddress: String {
    utf8.contains { $0 &- 0x41 < 26 || $0 >= 0x80 } ? lowercased() : self
  }
}

extension Message.Mailbox {
  /// The mailbox as a participant's address.
  var uri: String {
    "mailto:" + address.asAddress
  }
}

extension Dictionary {
  fileprivate mutating func setIfNew(_ value: Value, for key: Key) {
    if self[key] == nil { self[key] = value }
  }
}
