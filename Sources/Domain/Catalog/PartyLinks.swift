/// The records of one kind by the organisations and contacts that take part in them.
struct PartyLinks: Sendable {
  struct Link: BitwiseCopyable, Sendable {
    private let number: UInt32
    private var statusNumber: UInt8
    private var contactNumber: UInt8
    // Fills the gap up to the next link, so that nothing else that lay in memory gets into a file.
    private var filling: UInt16 = 0

    init(position: Int, status: Participant.Status, isContact: Bool) {
      number = UInt32(position)
      statusNumber = status.number
      contactNumber = isContact ? 1 : 0
    }

    /// Among the records of its kind.
    var position: Int { Int(number) }

    /// Of an event, the best answer.
    var status: Participant.Status {
      get { Participant.Status(number: statusNumber) }
      set { statusNumber = newValue.number }
    }

    /// Whether it counts as contact once its day has come; see ``LastContact``.
    var isContact: Bool {
      get { contactNumber == 1 }
      set { contactNumber = newValue ? 1 : 0 }
    }
  }

  /// For each organisation, in the order of the records.
  let byOrganization: Adjacency<Link>
  /// For each contact, in the order of the records.
  let byContact: Adjacency<Link>

  init(byOrganization: Adjacency<Link>, byContact: Adjacency<Link>) {
    (self.byOrganization, self.byContact) = (byOrganization, byContact)
  }

  /// Links the records of a shelf; costs a look at every name and address in them.
  init(_ shelf: Shelf, _ directory: PartyDirectory) {
    let collector = LinkCollector(directory, shelf, at: 0..<shelf.count)
    byOrganization = collector.organizations.adjacency
    byContact = collector.contacts.adjacency
  }
}

/// Links of records that come in order, for each party those that it has.
struct LinkCollector {
  struct Lists {
    private var pairs: [(owner: UInt32, entry: PartyLinks.Link)] = []
    /// For each owner where its last link stands, -1 if it has none.
    private var last: [Int32]

    init(count: Int) {
      last = Array(repeating: -1, count: count)
    }

    /// Records come in order, so that one already there is the last.
    mutating func add(_ link: PartyLinks.Link, to owner: Int) {
      guard last.indices.contains(owner) else { return }
      let place = Int(last[owner])
      guard place >= 0, pairs[place].entry.position == link.position else {
        last[owner] = Int32(pairs.count)
        return pairs.append((UInt32(owner), link))
      }
      let known = pairs[place].entry
      pairs[place].entry.status = max(known.status, link.status)
      pairs[place].entry.isContact = known.isContact || link.isContact
    }

    var adjacency: Adjacency<PartyLinks.Link> { Adjacency(count: last.count, pairs) }

    /// The links, each with the position of the party that has it.
    var entries: [(owner: Int, entry: PartyLinks.Link)] {
      pairs.map { (Int($0.owner), $0.entry) }
    }
  }

  private let directory: PartyDirectory
  private(set) var organizations: Lists
  private(set) var contacts: Lists

  /// Collects the links of the records at some positions of a shelf, which are in order.
  init(_ directory: PartyDirectory, _ shelf: Shelf, at positions: some Sequence<Int>) {
    self.directory = directory
    organizations = Lists(count: directory.contactsByOrganization.count)
    contacts = Lists(count: directory.organizationByContact.count)
    for position in positions {
      if shelf.kind == .message {
        add(message: position, of: shelf)
      } else {
        add(record: position, of: shelf)
      }
    }
  }

  private mutating func add(record position: Int, of shelf: Shelf) {
    var pending: PartyLinks.Link?
    shelf.visitMarks(at: position) { mark in
      switch mark.role {
      case .participant:
        let link = PartyLinks.Link(
          position: position, status: mark.status, isContact: mark.isContact)
        let party = directory.party(ofAddressHash: mark.hash)
        if let party { add(link, to: party) }
        // The name that may follow counts only where the address is not known.
        pending = party == nil ? link : nil
      case .participantName:
        if let link = pending, let organization = directory.names.first(of: mark.hash) {
          add(link, to: PartyDirectory.Party(organization: Int(organization)))
        }
        pending = nil
      case .ownAddress, .ownName, .number, .organization, .from, .to, .cc, .linked, .parent, nil:
        break
      }
    }
  }

  /// A message counts as contact with those who wrote it, and with those it was written to alone.
  private mutating func add(message position: Int, of shelf: Shelf) {
    var (person, organization) = (Unanimity(), Unanimity())
    shelf.visitMarks(at: position) { mark in
      guard mark.role == .to || mark.role == .cc else { return }
      let party = directory.party(ofAddressHash: mark.hash)
      person.add(party?.contact)
      organization.add(party?.organization)
    }
    shelf.visitMarks(at: position) { mark in
      switch mark.role {
      case .from:
        guard let party = directory.party(ofAddressHash: mark.hash) else { return }
        add(link(position, mark.isContact), to: party)
      case .to:
        guard let party = directory.party(ofAddressHash: mark.hash) else { return }
        if let place = party.contact {
          contacts.add(link(position, mark.isContact && person.isGiven), to: place)
        }
        if let place = party.organization {
          organizations.add(link(position, mark.isContact && organization.isGiven), to: place)
        }
      case .linked:
        guard let place = directory.numbers.first(of: mark.hash) else { return }
        organizations.add(link(position, false), to: Int(place))
      case .cc, .ownAddress, .ownName, .number, .organization, .participant, .participantName,
        .parent, nil:
        break
      }
    }
  }

  private func link(_ position: Int, _ isContact: Bool) -> PartyLinks.Link {
    PartyLinks.Link(position: position, status: .needsAction, isContact: isContact)
  }

  private mutating func add(_ link: PartyLinks.Link, to party: PartyDirectory.Party) {
    if let organization = party.organization { organizations.add(link, to: organization) }
    if let contact = party.contact { contacts.add(link, to: contact) }
  }
}

/// Whether all of some people lead to one and the same position.
private struct Unanimity {
  /// `nil` while there is nobody; of the first, where he or she leads.
  private var first: Int??
  private var isSplit = false

  var isGiven: Bool { !isSplit && first.flatMap(\.self) != nil }

  mutating func add(_ position: Int?) {
    if let first { isSplit = isSplit || position != first } else { first = .some(position) }
  }
}
