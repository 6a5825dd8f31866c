package import CivilTime

extension Catalog {
  /// The municipality of the network with that number.
  package func municipality(_ number: Municipality.Number) -> Organization? {
    links.directory.municipalityByNumber[number].map { organizations[$0] }
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
    return links.directory.contactsByOrganization[position].map { contacts[$0] }
  }

  /// Who is main contact (*hovedkontakt*) of `municipality` on `day`; usually one, often nobody.
  package func mainContacts(of municipality: Organization, on day: CivilDate) -> [Contact] {
    guard let position = position(of: municipality) else { return [] }
    return links.directory.contactsByOrganization[position]
      .filter { contacts[$0].isMainContact(on: day) }.map { contacts[$0] }
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
      guard let found = links.directory.party(of: participant)?.organization,
        organizations[found].municipality != nil, seen.insert(found).inserted
      else { return nil }
      return organizations[found]
    }
  }

  /// The municipalities of those who wrote in `conversation`, and those it was linked to by hand.
  package func municipalities(of conversation: Conversation) -> [Organization] {
    var seen: Set<Int> = []
    var found: [Organization] = []
    func add(_ position: Int?) {
      guard let position, organizations[position].municipality != nil,
        seen.insert(position).inserted
      else { return }
      found.append(organizations[position])
    }
    for position in positions(of: conversation) {
      for number in shelves.messages.values[position].linkedMunicipalities {
        add(links.directory.municipalityByNumber[number])
      }
      for mailbox in shelves.messages.values[position].from {
        add(links.directory.party(of: mailbox)?.organization)
      }
    }
    return found
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
    linked(links.messages, organization).map { shelves.messages.values[$0.position] }
  }

  /// Conversations that somebody of `organization` takes part in, latest first.
  package func conversations(about organization: Organization) -> [Conversation] {
    guard let position = position(of: organization) else { return [] }
    return links.conversations.byOrganization[position].map { conversations[$0] }
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
    linked(links.messages, contact).map { shelves.messages.values[$0.position] }
  }

  /// Notes that were taken at `event`, newest first.
  package func notes(from event: Event) -> [Note] {
    links.notesByEvent[event.id, default: []].map { notes[$0] }
  }

  /// Follow-ups that were agreed in `note`, by due day.
  package func followUps(from note: Note) -> [FollowUp] {
    links.followUpsByNote[note.id, default: []].map { followUps[$0] }
  }

  func linked(_ links: PartyLinks, _ organization: Organization) -> [PartyLinks.Link] {
    position(of: organization).map { links.byOrganization[$0] } ?? []
  }

  func linked(_ links: PartyLinks, _ contact: Contact) -> [PartyLinks.Link] {
    shelves.contacts.position(of: contact.id).map { links.byContact[$0] } ?? []
  }

  func position(of organization: Organization) -> Int? {
    shelves.organizations.position(of: organization.id)
  }
}
