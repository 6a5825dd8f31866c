extension CatalogLinks {
  /// Adds all tables as parts of an image, numbered from `number` on.
  func addSections(to sections: inout ImageSections, from number: UInt32) {
    sections.add(directory.addresses, as: number)
    sections.add(directory.parties, as: number + 2)
    sections.add(directory.names, as: number + 3)
    sections.add(directory.numbers, as: number + 5)
    sections.add(directory.contactsByOrganization, as: number + 7)
    sections.add(directory.organizationByContact, as: number + 9)
    for (index, links) in [notes, followUps, events, messages].enumerated() {
      sections.add(links.byOrganization, as: number + 16 + UInt32(index) * 4)
      sections.add(links.byContact, as: number + 18 + UInt32(index) * 4)
    }
    sections.add(conversations.identities, as: number + 32)
    sections.add(conversations.messages, as: number + 34)
    sections.add(conversations.byMessage, as: number + 36)
    sections.add(conversations.byOrganization, as: number + 37)
    sections.add(notesByEvent, as: number + 39)
    sections.add(followUpsByNote, as: number + 41)
    sections.add(municipalities, as: number + 43)
  }

  /// Reads the tables of an image whose records are those of `shelves`.
  init?(
    _ sections: ImageSections, from number: UInt32, _ shelves: CatalogShelves,
    conversationCount: Int
  ) {
    let counts = (shelves[.organization].count, shelves[.contact].count)
    func links(_ index: UInt32) -> PartyLinks? {
      guard
        let byOrganization: Adjacency<PartyLinks.Link> = sections.adjacency(
          number + 16 + index * 4, count: counts.0),
        let byContact: Adjacency<PartyLinks.Link> = sections.adjacency(
          number + 18 + index * 4, count: counts.1)
      else { return nil }
      return PartyLinks(byOrganization: byOrganization, byContact: byContact)
    }
    guard let directory = PartyDirectory(sections, from: number, counts),
      let notes = links(0), let followUps = links(1), let events = links(2),
      let messages = links(3),
      let conversations = ConversationLinks(
        sections, from: number + 32, organizationCount: counts.0,
        conversationCount: conversationCount),
      conversations.byMessage.count == shelves[.message].count,
      let notesByEvent = sections.hashTable(number + 39),
      let followUpsByNote = sections.hashTable(number + 41),
      let municipalities: Column<UInt32> = sections.column(number + 43)
    else { return nil }
    self.init(
      directory: directory, notes: notes, followUps: followUps, events: events,
      messages: messages, conversations: conversations, notesByEvent: notesByEvent,
      followUpsByNote: followUpsByNote, municipalities: municipalities)
  }
}

extension PartyDirectory {
  fileprivate init?(
    _ sections: ImageSections, from number: UInt32, _ counts: (organizations: Int, contacts: Int)
  ) {
    guard let addresses = sections.hashTable(number),
      let parties: Column<Party> = sections.column(number + 2),
      let names = sections.hashTable(number + 3), let numbers = sections.hashTable(number + 5),
      let contactsByOrganization: Adjacency<UInt32> = sections.adjacency(
        number + 7, count: counts.organizations),
      let organizationByContact: Column<Party> = sections.column(number + 9),
      organizationByContact.count == counts.contacts
    else { return nil }
    self.init(
      addresses: addresses, parties: parties, names: names, numbers: numbers,
      contactsByOrganization: contactsByOrganization,
      organizationByContact: organizationByContact)
  }
}

extension ConversationLinks {
  fileprivate init?(
    _ sections: ImageSections, from number: UInt32, organizationCount: Int,
    conversationCount: Int
  ) {
    guard let identities = sections.hashTable(number),
      let messages: Adjacency<UInt32> = sections.adjacency(
        number + 2, count: conversationCount),
      let byMessage: Column<Int32> = sections.column(number + 4),
      let byOrganization: Adjacency<UInt32> = sections.adjacency(
        number + 5, count: organizationCount)
    else { return nil }
    self.init(
      identities: identities, messages: messages, byMessage: byMessage,
      byOrganization: byOrganization)
  }
}
