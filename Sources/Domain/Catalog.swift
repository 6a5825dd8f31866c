package import CivilTime

/// All that is known of a network at one moment: an immutable value, sorted and linked.
///
/// Making one costs a sort of every kind; every look-up afterwards is by table.
package struct Catalog: Sendable {
  package let network: NetworkDescription
  /// In Norwegian order by name.
  package let contacts: [Contact]
  /// Every organisation, municipalities included, in Norwegian order by sort key.
  package let organizations: [Organization]
  /// The network's municipalities, in Norwegian order by sort key.
  package let municipalities: [Organization]
  /// By first day, then title.
  package let events: [Event]
  /// Newest first; those without a date last.
  package let notes: [Note]
  /// By due day, those without one last.
  package let followUps: [FollowUp]
  package let projects: [Project]
  package let messages: [RecordID: Message]
  /// Latest message first.
  package let conversations: [Conversation]
  package let methods: [MethodPage]
  package let problems: [Problem]

  private let stored: [RecordKey: StoredRecord]
  private let links: CatalogLinks

  /// Sorts and links the records of one network.
  ///
  /// - Parameters:
  ///   - network: What the network is called.
  ///   - records: Every record that could be read, in any order.
  ///   - conversations: The messages among them as threads.
  ///   - problems: What could not be read.
  package init(
    network: NetworkDescription, records: [StoredRecord], conversations: [Conversation] = [],
    problems: [Problem] = []
  ) {
    let sorted = SortedRecords(records.map(\.record))
    self.network = network
    contacts = sorted.contacts
    organizations = sorted.organizations
    municipalities = sorted.organizations.filter { $0.municipality != nil }
    events = sorted.events
    notes = sorted.notes
    followUps = sorted.followUps
    projects = sorted.projects
    messages = sorted.messages
    methods = sorted.methods
    self.conversations = conversations.sorted {
      ($0.latest?.secondsSince1970 ?? .min, $0.id) > ($1.latest?.secondsSince1970 ?? .min, $1.id)
    }
    self.problems = problems
    stored = Dictionary(
      records.map { ($0.record.key, $0) }, uniquingKeysWith: { first, _ in first })
    links = CatalogLinks(sorted, conversations: self.conversations)
  }
}

extension Catalog {
  /// The record as it is stored, with its revision and path.
  package func stored(_ key: RecordKey) -> StoredRecord? {
    stored[key]
  }

  package func revision(of key: RecordKey) -> Revision? {
    stored[key]?.revision
  }

  package func contact(_ id: RecordID) -> Contact? {
    guard case .contact(let value) = stored[RecordKey(.contact, id)]?.record else { return nil }
    return value
  }

  package func organization(_ id: RecordID) -> Organization? {
    guard case .organization(let value) = stored[RecordKey(.organization, id)]?.record else {
      return nil
    }
    return value
  }

  package func event(_ id: RecordID) -> Event? {
    guard case .event(let value) = stored[RecordKey(.event, id)]?.record else { return nil }
    return value
  }

  package func note(_ id: RecordID) -> Note? {
    guard case .note(let value) = stored[RecordKey(.note, id)]?.record else { return nil }
    return value
  }

  package func followUp(_ id: RecordID) -> FollowUp? {
    guard case .followUp(let value) = stored[RecordKey(.followUp, id)]?.record else { return nil }
    return value
  }

  package func conversation(_ id: RecordID) -> Conversation? {
    conversations.first { $0.id == id }
  }

  package func municipality(_ number: Municipality.Number) -> Organization? {
    links.municipalityByNumber[number].flatMap(organization)
  }

  /// The organisation that `contact` works for, found by the folded name in ORG.
  package func organization(of contact: Contact) -> Organization? {
    links.organizationByFoldedName[SearchText.fold(contact.organization)].flatMap(organization)
  }

  /// The people of `organization`, in Norwegian order by name.
  package func contacts(of organization: Organization) -> [Contact] {
    links.contactsByOrganization[organization.id, default: []].compactMap(contact)
  }

  /// Who is main contact (*hovedkontakt*) of `municipality` on `day`; usually one, often nobody.
  package func mainContacts(of municipality: Organization, on day: CivilDate) -> [Contact] {
    contacts(of: municipality).filter { $0.isMainContact(on: day) }
  }

  /// The contact that a participant's address leads to.
  package func contact(for participant: Participant) -> Contact? {
    links.contactByAddress[participant.address.lowercased()].flatMap(contact)
  }

  /// The organisation that a participant's address, or else its name, leads to.
  package func organization(for participant: Participant) -> Organization? {
    let byAddress = links.organizationByAddress[participant.address.lowercased()]
    let byName = links.organizationByFoldedName[SearchText.fold(participant.name)]
    return (byAddress ?? byName).flatMap(organization)
  }

  /// The municipalities that a record's participants stand for: themselves, or through their people.
  package func municipalities(of participants: [Participant]) -> [Organization] {
    var seen: Set<RecordID> = []
    return participants.compactMap { participant in
      let direct = participant.kind == .organization ? organization(for: participant) : nil
      let found = direct ?? contact(for: participant).flatMap { organization(of: $0) }
      guard let found, found.municipality != nil, seen.insert(found.id).inserted else { return nil }
      return found
    }
  }

  /// Notes that are about `organization`, newest first.
  package func notes(about organization: Organization) -> [Note] {
    links.notesByOrganization[organization.id, default: []].compactMap(note)
  }

  /// Follow-ups that concern `organization`, by due day.
  package func followUps(about organization: Organization) -> [FollowUp] {
    links.followUpsByOrganization[organization.id, default: []].compactMap(followUp)
  }

  /// Events that `organization` is listed for, by first day.
  package func events(about organization: Organization) -> [Event] {
    links.eventsByOrganization[organization.id, default: []].compactMap(event)
  }

  /// Conversations that somebody of `organization` takes part in, latest first.
  package func conversations(about organization: Organization) -> [Conversation] {
    links.conversationsByOrganization[organization.id, default: []].map { conversations[$0] }
  }

  /// Notes that were taken at `event`.
  package func notes(from event: Event) -> [Note] {
    notes.filter { $0.event == event.id }
  }

  /// Follow-ups that were agreed in `note`.
  package func followUps(from note: Note) -> [FollowUp] {
    links.followUpsByNote[note.id, default: []].compactMap(followUp)
  }
}
