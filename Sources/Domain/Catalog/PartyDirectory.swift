/// Who is behind a name or an address: positions of organisations and contacts.
struct PartyDirectory: Sendable {
  /// What an address leads to; a person brings the organisation that he or she works for.
  struct Party: BitwiseCopyable, Sendable {
    private var organizationPosition: Int32 = -1
    private var contactPosition: Int32 = -1

    init(organization: Int? = nil, contact: Int? = nil) {
      (self.organization, self.contact) = (organization, contact)
    }

    var organization: Int? {
      get { organizationPosition < 0 ? nil : Int(organizationPosition) }
      set { organizationPosition = newValue.map(Int32.init) ?? -1 }
    }

    var contact: Int? {
      get { contactPosition < 0 ? nil : Int(contactPosition) }
      set { contactPosition = newValue.map(Int32.init) ?? -1 }
    }
  }

  /// Hashes of addresses, and where among the parties theirs stands.
  let addresses: HashTable
  let parties: Column<Party>
  /// Organisations by the hashes of their folded names, the first before others of the same name.
  let names: HashTable
  /// Organisations by the hashes of their municipality numbers.
  let numbers: HashTable
  let contactsByOrganization: Adjacency<UInt32>
  /// For each contact the party of one who works for the same organisation.
  let organizationByContact: Column<Party>

  init(organizations: Shelf, contacts: Shelf) {
    var builder = Builder()
    for position in 0..<organizations.count {
      organizations.visitMarks(at: position) { builder.add($0, ofOrganization: position) }
    }
    let names = HashTable(builder.names)
    for position in 0..<contacts.count { builder.add(contacts, position, names) }
    self.names = names
    numbers = HashTable(builder.numbers)
    (addresses, parties) = builder.addressTable
    organizationByContact = Column(builder.organizationByContact)
    contactsByOrganization = Adjacency(
      count: organizations.count,
      builder.organizationByContact.enumerated().compactMap { contact, party in
        party.organization.map { (owner: UInt32($0), entry: UInt32(contact)) }
      })
  }

  init(
    addresses: HashTable, parties: Column<Party>, names: HashTable, numbers: HashTable,
    contactsByOrganization: Adjacency<UInt32>, organizationByContact: Column<Party>
  ) {
    (self.addresses, self.parties, self.names) = (addresses, parties, names)
    (self.numbers, self.contactsByOrganization) = (numbers, contactsByOrganization)
    self.organizationByContact = organizationByContact
  }

  func party(at address: String) -> Party? {
    party(ofAddressHash: RecordMark.hash(address: address))
  }

  func party(of mailbox: Message.Mailbox) -> Party? {
    party(at: mailbox.address)
  }

  func party(ofAddressHash hash: UInt64) -> Party? {
    guard let index = addresses.first(of: hash), Int(index) < parties.count else { return nil }
    return parties[Int(index)]
  }

  /// Whom a participant stands for: by address, an organisation also by name.
  func party(of participant: Participant) -> Party? {
    if let party = party(at: participant.address) { return party }
    guard participant.kind == .organization else { return nil }
    return organization(named: participant.name).map { Party(organization: $0) }
  }

  /// The organisation of that name in any spelling.
  func organization(named name: String) -> Int? {
    name.isEmpty ? nil : names.first(of: RecordMark.hash(name: name)).map { Int($0) }
  }

  func municipality(_ number: Municipality.Number) -> Int? {
    numbers.first(of: RecordMark.hash(number: number)).map { Int($0) }
  }
}

/// Collects the marks of organisations, then of contacts.
private struct Builder {
  var names: [(hash: UInt64, value: UInt32)] = []
  var numbers: [(hash: UInt64, value: UInt32)] = []
  var organizationByContact: [PartyDirectory.Party] = []
  private var addresses: [(hash: UInt64, party: PartyDirectory.Party)] = []

  mutating func add(_ mark: RecordMark, ofOrganization position: Int) {
    switch mark.role {
    case .ownName: names.append((mark.hash, UInt32(position)))
    case .number: numbers.append((mark.hash, UInt32(position)))
    case .ownAddress:
      addresses.append((mark.hash, PartyDirectory.Party(organization: position)))
    case .organization, .participant, .participantName, .from, .to, .cc, .linked, .parent, nil:
      break
    }
  }

  mutating func add(_ contacts: Shelf, _ position: Int, _ names: HashTable) {
    var organization: Int?
    contacts.visitMarks(at: position) { mark in
      if mark.role == .organization { organization = names.first(of: mark.hash).map { Int($0) } }
    }
    organizationByContact.append(PartyDirectory.Party(organization: organization))
    let party = PartyDirectory.Party(organization: organization, contact: position)
    contacts.visitMarks(at: position) { mark in
      if mark.role == .ownAddress { addresses.append((mark.hash, party)) }
    }
  }

  /// Of several with one address, the first organisation and the first contact count; a contact's
  /// organisation only where no organisation has the address itself.
  var addressTable: (HashTable, Column<PartyDirectory.Party>) {
    let sorted = HashTable(addresses.indices.map { (addresses[$0].hash, UInt32($0)) })
    var hashes: [(hash: UInt64, value: UInt32)] = []
    var parties: [PartyDirectory.Party] = []
    for place in sorted.values.indices {
      let (hash, party) = addresses[Int(sorted.values[place])]
      if hashes.last?.hash == hash {
        if parties[parties.count - 1].contact == nil {
          parties[parties.count - 1].contact = party.contact
        }
      } else {
        hashes.append((hash, UInt32(parties.count)))
        parties.append(party)
      }
    }
    return (HashTable(hashes), Column(parties))
  }
}

extension String {
  /// The text as addresses are compared: in small letters and without `mailto:`.
  var asAddress: String {
    let isSmall = withBytes { UnsafeRawBufferPointer($0).isSmallASCII }
    let small = isSmall ? self : lowercased()
    return small.hasPrefix("mailto:") ? String(small.dropFirst(7)) : small
  }
}

extension UnsafeRawBufferPointer {
  /// Whether there are no capitals among the bytes and nothing beyond ASCII.
  var isSmallASCII: Bool {
    var offset = 0
    while offset + 8 <= count {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      guard EightLetters.isSmall(word) else { return false }
      offset += 8
    }
    return self[offset...].allSatisfy { $0 &- 0x41 >= 26 && $0 < 0x80 }
  }
}
