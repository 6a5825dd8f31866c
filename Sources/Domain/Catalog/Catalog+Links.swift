package import CivilTime

extension Catalog {
  /// The municipality of the network with that number.
  package func municipality(_ number: Municipality.Number) -> Organization? {
    links.directory.municipality(number).map { organizations[$0] }
  }

  /// The organisation that is called `name`, in any spelling: `frosta`, `Frosta kommune`.
  package func organization(named name: String) -> Organization? {
    links.directory.organization(named: name).map { organizations[$0] }
  }

  /// The organisation that `contact` works for, found by the folded name in ORG.
  package func organization(of contact: Contact) -> Organization? {
    organization(named: contact.organization)
  }

  /// The people of `organization`, in Norwegian order by name.
  package func contacts(of organization: Organization) -> [Contact] {
    guard let position = position(of: organization) else { return [] }
    return links.directory.contactsByOrganization[position].map { contacts[Int($0)] }
  }

  /// Who is main contact (*hovedkontakt*) of `municipality` on `day`; usually one, often nobody.
  package func mainContacts(of municipality: Organization, on day: CivilDate) -> [Contact] {
    guard let position = position(of: municipality) else { return [] }
    let shelf = shelves[.contact]
    return links.directory.contactsByOrganization[position]
      .filter { shelf.facts(at: Int($0)).flags.contains(.isMainContact) }
      .map { contacts[Int($0)] }.filter { $0.isMainContact(on: day) }
  }

  /// The contact that a participant's address leads to.
  package func contact(for participant: Participant) -> Contact? {
    links.directory.party(at: participant.address)?.contact.map { contacts[$0] }
  }

  /// The contact with a mailbox's address.
  package func contact(for mailbox: Message.Mailbox) -> Contact? {
    links.directory.party(of: mailbox)?.contact.map { contacts[$0] }
  }

  /// The organisation that a mailbox belongs to, or that its owner works for.
  package func organization(for mailbox: Message.Mailbox) -> Organization? {
    links.directory.party(of: mailbox)?.organization.map { organizations[$0] }
  }

  /// The organisation that a participant stands for: by address, or else by name.
  package func organization(for participant: Participant) -> Organization? {
    let party = links.directory.party(at: participant.address)
    let byAddress = party?.contact == nil ? party?.organization : nil
    return (byAddress ?? links.directory.organization(named: participant.name))
      .map { organizations[$0] }
  }

  /// The municipalities that participants stand for: themselves, or through their people.
  package func municipalities(of participants: [Participant]) -> [Organization] {
    var seen: Set<Int> = []
    return participants.compactMap { participant in
      let found = links.directory.party(of: participant)?.organization
      return found.flatMap { municipality(at: $0, unlessIn: &seen) }
    }
  }

  /// The municipalities of those who wrote in `conversation`, and those it was linked to by hand.
  package func municipalities(of conversation: Conversation) -> [Organization] {
    var seen: Set<Int> = []
    var found: [Organization] = []
    func add(_ position: Int?) {
      if let position, let organization = municipality(at: position, unlessIn: &seen) {
        found.append(organization)
      }
    }
    for position in positions(of: conversation) {
      var (linked, writers): ([Int?], [Int?]) = ([], [])
      shelves[.message].visitMarks(at: position) { mark in
        switch mark.role {
        case .linked: linked.append(links.directory.numbers.first(of: mark.hash).map { Int($0) })
        case .from: writers.append(links.directory.party(ofAddressHash: mark.hash)?.organization)
        case .ownAddress, .ownName, .number, .organization, .participant, .participantName, .to,
          .cc, .parent, nil:
          break
        }
      }
      for position in linked + writers { add(position) }
    }
    return found
  }

  /// The organisation at `position` if it is a municipality that is not among those seen before.
  private func municipality(at position: Int, unlessIn seen: inout Set<Int>) -> Organization? {
    guard shelves[.organization].facts(at: position).flags.contains(.isMunicipality),
      seen.insert(position).inserted
    else { return nil }
    return organizations[position]
  }
}

extension Catalog {
  /// Notes that are about `organization` or somebody of it, newest first.
  package func notes(about organization: Organization) -> [Note] {
    linked(links.notes, organization).map { notes[$0.position] }
  }

  /// Follow-ups that concern `organization` or somebody of it, by due day.
  package func followUps(about organization: Organization) -> [FollowUp] {
    linked(links.followUps, organization).map { followUps[$0.position] }
  }

  /// Events that `organization` or somebody of it is listed for, by first day.
  package func events(about organization: Organization) -> [Event] {
    linked(links.events, organization).map { events[$0.position] }
  }

  /// Messages from or to `organization` and its people, or linked to it by hand; latest first.
  package func messages(about organization: Organization) -> [Message] {
    linked(links.messages, organization).map { messages.values[$0.position] }
  }

  /// Conversations that somebody of `organization` takes part in, latest first.
  package func conversations(about organization: Organization) -> [Conversation] {
    guard let position = position(of: organization) else { return [] }
    return links.conversations.byOrganization[position].map { conversations[Int($0)] }
  }

  /// How many notes, conversations and open follow-ups there are about `organization`.
  ///
  /// Made of the columns alone.
  package func counts(
    about organization: Organization
  ) -> (notes: Int, conversations: Int, openFollowUps: Int) {
    guard let position = position(of: organization) else { return (0, 0, 0) }
    let followUps = shelves[.followUp]
    return (
      links.notes.byOrganization.range(of: position).count,
      links.conversations.byOrganization.range(of: position).count,
      links.followUps.byOrganization.list(of: position).count {
        followUps.facts(at: $0.position).flags.contains(.isOpen)
      }
    )
  }

  /// Notes that `contact` is listed in, newest first.
  package func notes(about contact: Contact) -> [Note] {
    linked(links.notes, contact).map { notes[$0.position] }
  }

  /// Follow-ups that `contact` is responsible for or part of, by due day.
  package func followUps(about contact: Contact) -> [FollowUp] {
    linked(links.followUps, contact).map { followUps[$0.position] }
  }

  /// Events that `contact` is listed for, by first day.
  package func events(about contact: Contact) -> [Event] {
    linked(links.events, contact).map { events[$0.position] }
  }

  /// Messages from or to `contact`, latest first.
  package func messages(about contact: Contact) -> [Message] {
    linked(links.messages, contact).map { messages.values[$0.position] }
  }

  /// Notes that were taken at `event`, newest first.
  package func notes(from event: Event) -> [Note] {
    children(links.notesByEvent, of: event.id).map { notes[$0] }
  }

  /// Follow-ups that were agreed in `note`, by due day.
  package func followUps(from note: Note) -> [FollowUp] {
    children(links.followUpsByNote, of: note.id).map { followUps[$0] }
  }

  func linked(
    _ links: PartyLinks, _ organization: Organization
  ) -> some RandomAccessCollection<PartyLinks.Link> {
    links.byOrganization.list(of: position(of: organization) ?? -1)
  }

  func linked(
    _ links: PartyLinks, _ contact: Contact
  ) -> some RandomAccessCollection<PartyLinks.Link> {
    links.byContact.list(of: shelves[.contact].position(of: contact.id) ?? -1)
  }

  func position(of organization: Organization) -> Int? {
    shelves[.organization].position(of: organization.id)
  }

  private func children(_ table: HashTable, of id: RecordID) -> [Int] {
    table.range(of: id.hash).map { Int(table.values[$0]) }
  }
}
