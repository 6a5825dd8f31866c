/// The tables that lead from one record to others.
struct CatalogLinks: Sendable {
  var municipalityByNumber: [Municipality.Number: RecordID] = [:]
  var organizationByFoldedName: [String: RecordID] = [:]
  var organizationByAddress: [String: RecordID] = [:]
  var contactByAddress: [String: RecordID] = [:]
  var contactsByOrganization: [RecordID: [RecordID]] = [:]
  var notesByOrganization: [RecordID: [RecordID]] = [:]
  var followUpsByOrganization: [RecordID: [RecordID]] = [:]
  var eventsByOrganization: [RecordID: [RecordID]] = [:]
  var followUpsByNote: [RecordID: [RecordID]] = [:]
  /// Positions in the catalog's list of conversations.
  var conversationsByOrganization: [RecordID: [Int]] = [:]
  private var organizationByContact: [RecordID: RecordID] = [:]

  init(_ records: SortedRecords, conversations: [Conversation]) {
    linkOrganizations(records.organizations)
    linkContacts(records.contacts)
    for note in records.notes {
      for organization in organizations(of: note.participants) {
        notesByOrganization[organization, default: []].append(note.id)
      }
    }
    for followUp in records.followUps {
      for organization in organizations(of: followUp.participants) {
        followUpsByOrganization[organization, default: []].append(followUp.id)
      }
      if let note = followUp.note { followUpsByNote[note, default: []].append(followUp.id) }
    }
    for event in records.events {
      for organization in organizations(of: event.participants) {
        eventsByOrganization[organization, default: []].append(event.id)
      }
    }
    linkConversations(conversations, messages: records.messages)
  }

  private mutating func linkOrganizations(_ organizations: [Organization]) {
    for organization in organizations {
      let names = [organization.name, organization.shortName] + organization.alternateNames
      for name in names where !name.isEmpty {
        let folded = SearchText.fold(name)
        if organizationByFoldedName[folded] == nil {
          organizationByFoldedName[folded] = organization.id
        }
      }
      organizationByAddress[organization.id.asURI.lowercased()] = organization.id
      for email in organization.emails {
        organizationByAddress["mailto:" + email.lowercased()] = organization.id
      }
      if let number = organization.municipality?.number {
        municipalityByNumber[number] = organization.id
      }
    }
  }

  private mutating func linkContacts(_ contacts: [Contact]) {
    for contact in contacts {
      contactByAddress[contact.id.asURI.lowercased()] = contact.id
      for email in contact.emails {
        contactByAddress["mailto:" + email.lowercased()] = contact.id
      }
      guard let organization = organizationByFoldedName[SearchText.fold(contact.organization)]
      else { continue }
      organizationByContact[contact.id] = organization
      contactsByOrganization[organization, default: []].append(contact.id)
    }
  }

  private mutating func linkConversations(
    _ conversations: [Conversation], messages: [RecordID: Message]
  ) {
    for (index, conversation) in conversations.enumerated() {
      var found: Set<RecordID> = []
      for case let id? in conversation.entries.map(\.message) {
        guard let message = messages[id] else { continue }
        found.formUnion(message.linkedMunicipalities.compactMap { municipalityByNumber[$0] })
        for mailbox in message.from {
          let address = "mailto:" + mailbox.address.lowercased()
          if let organization = organization(at: address) { found.insert(organization) }
        }
      }
      for organization in found {
        conversationsByOrganization[organization, default: []].append(index)
      }
    }
  }

  private func organization(at address: String) -> RecordID? {
    organizationByAddress[address]
      ?? contactByAddress[address].flatMap { organizationByContact[$0] }
  }

  private func organizations(of participants: [Participant]) -> [RecordID] {
    var seen: Set<RecordID> = []
    return participants.compactMap { participant in
      let byName =
        participant.kind == .organization
        ? organizationByFoldedName[SearchText.fold(participant.name)] : nil
      let found = organization(at: participant.address.lowercased()) ?? byName
      guard let found, seen.insert(found).inserted else { return nil }
      return found
    }
  }
}
