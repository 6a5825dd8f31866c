package import CivilTime

extension Catalog {
  package func municipality(_ number: Municipality.Number) -> Organization? {
    links.municipalityByNumber[number].map { organizations[$0] }
  }

  /// The organisation that is called `name`, in any spelling: `frosta`, `Frosta kommune`.
  package func organization(named name: String) -> Organization? {
    links.organizationByFoldedName[SearchText.fold(name)].map { organizations[$0] }
  }

  /// The organisation that `contact` works for, found by the folded name in ORG.
  package func organization(of contact: Contact) -> Organization? {
    contact.organization.isEmpty ? nil : organization(named: contact.organization)
  }

  /// The people of `organization`, in Norwegian order by name.
  package func contacts(of organization: Organization) -> [Contact] {
    guard let position = position(.organization, organization.id) else { return [] }
    return links.contactsByOrganization[position].map { contacts[$0] }
  }

  /// Who is main contact (*hovedkontakt*) of `municipality` on `day`; usually one, often nobody.
  package func mainContacts(of municipality: Organization, on day: CivilDate) -> [Contact] {
    contacts(of: municipality).filter { $0.isMainContact(on: day) }
  }

  /// The contact that a participant's address leads to.
  package func contact(for participant: Participant) -> Contact? {
    links.contactByAddress[participant.address.asAddress].map { contacts[$0] }
  }

  /// The contact with a mailbox's address.
  package func contact(for mailbox: Message.Mailbox) -> Contact? {
    links.contactByAddress[mailbox.uri].map { contacts[$0] }
  }

  /// The organisation that a mailbox belongs to, or that its owner works for.
  package func organization(for mailbox: Message.Mailbox) -> Organization? {
    links.organization(at: mailbox.uri).map { organizations[$0] }
  }

  /// The organisation that a participant's address, or else its name, leads to.
  package func organization(for participant: Participant) -> Organization? {
    links.organizationByAddress[participant.address.asAddress].map { organizations[$0] }
      ?? organization(named: participant.name)
  }

  /// The municipalities that participants stand for: themselves, or through their people.
  package func municipalities(of participants: [Participant]) -> [Organization] {
    var seen: Set<RecordID> = []
    return participants.compactMap { participant in
      let direct = participant.kind == .organization ? organization(for: participant) : nil
      let found = direct ?? contact(for: participant).flatMap { organization(of: $0) }
      guard let found, found.municipality != nil, seen.insert(found.id).inserted else { return nil }
      return found
    }
  }

  /// The municipalities of those who wrote in `conversation`, and those it was linked to by hand.
  package func municipalities(of conversation: Conversation) -> [Organization] {
    var seen: Set<RecordID> = []
    return conversation.entries.flatMap { entry -> [Organization] in
      guard let message = entry.message.flatMap({ messages[$0] }) else { return [] }
      let linked = message.linkedMunicipalities.compactMap { municipality($0) }
      return linked + message.from.compactMap { organization(for: $0) }
    }
    .filter { $0.municipality != nil && seen.insert($0.id).inserted }
  }
}

extension Catalog {
  /// Notes that are about `organization` or somebody of it, newest first.
  package func notes(about organization: Organization) -> [Note] {
    linked(links.notes.byOrganization, organization).map { notes[$0] }
  }

  /// Follow-ups that concern `organization` or somebody of it, by due day.
  package func followUps(about organization: Organization) -> [FollowUp] {
    linked(links.followUps.byOrganization, organization).map { followUps[$0] }
  }

  /// Events that `organization` or somebody of it is listed for, by first day.
  package func events(about organization: Organization) -> [Event] {
    linked(links.events.byOrganization, organization).map { events[$0] }
  }

  /// Messages from or to `organization` and its people, or linked to it by hand; latest first.
  package func messages(about organization: Organization) -> [Message] {
    Array(latestMessages(about: organization))
  }

  /// Conversations that somebody of `organization` takes part in, latest first.
  package func conversations(about organization: Organization) -> [Conversation] {
    linked(links.conversationsByOrganization, organization).map { conversations[$0] }
  }

  /// Notes that `contact` is listed in, newest first.
  package func notes(about contact: Contact) -> [Note] {
    linked(links.notes.byContact, contact).map { notes[$0] }
  }

  /// Follow-ups that `contact` is responsible for or part of, by due day.
  package func followUps(about contact: Contact) -> [FollowUp] {
    linked(links.followUps.byContact, contact).map { followUps[$0] }
  }

  /// Events that `contact` is listed for, by first day.
  package func events(about contact: Contact) -> [Event] {
    linked(links.events.byContact, contact).map { events[$0] }
  }

  /// Messages from or to `contact`, latest first.
  package func messages(about contact: Contact) -> [Message] {
    Array(latestMessages(about: contact))
  }

  /// Notes that were taken at `event`, newest first.
  package func notes(from event: Event) -> [Note] {
    links.notesByEvent[event.id, default: []].map { notes[$0] }
  }

  /// Follow-ups that were agreed in `note`, by due day.
  package func followUps(from note: Note) -> [FollowUp] {
    links.followUpsByNote[note.id, default: []].map { followUps[$0] }
  }

  /// The same as ``messages(about:)``, each looked up when it is asked for.
  func latestMessages(about organization: Organization) -> some Sequence<Message> {
    linked(links.messages.byOrganization, organization).lazy.compactMap { messages[$0] }
  }

  func latestMessages(about contact: Contact) -> some Sequence<Message> {
    linked(links.messages.byContact, contact).lazy.compactMap { messages[$0] }
  }

  private func linked<Link>(_ table: [[Link]], _ organization: Organization) -> [Link] {
    position(.organization, organization.id).map { table[$0] } ?? []
  }

  private func linked<Link>(_ table: [[Link]], _ contact: Contact) -> [Link] {
    position(.contact, contact.id).map { table[$0] } ?? []
  }
}
