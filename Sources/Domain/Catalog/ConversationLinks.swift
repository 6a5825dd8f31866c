/// Conversations by identity, by message and by organisation, as positions.
struct ConversationLinks: Sendable {
  /// Conversations by the hashes of their identities.
  let identities: HashTable
  /// For each conversation, the messages that are here, in reading order.
  let messages: Adjacency<UInt32>
  /// For each message, the conversation it stands in, -1 for none.
  let byMessage: Column<Int32>
  /// For each organisation, those that it wrote in or that were linked to it by hand.
  let byOrganization: Adjacency<UInt32>

  init(
    identities: HashTable, messages: Adjacency<UInt32>, byMessage: Column<Int32>,
    byOrganization: Adjacency<UInt32>
  ) {
    (self.identities, self.messages) = (identities, messages)
    (self.byMessage, self.byOrganization) = (byMessage, byOrganization)
  }

  /// The links of conversations to messages alone, to be completed by ``linked(_:_:)``.
  init(_ conversations: ConversationColumns, messages shelf: Shelf) {
    var identities: [(hash: UInt64, value: UInt32)] = []
    var messages: [(owner: UInt32, entry: UInt32)] = []
    var byMessage = [Int32](repeating: -1, count: shelf.count)
    let count = conversations.places.count
    for position in 0..<count {
      conversations.visitIdentities(at: position) { id, isMessage in
        guard isMessage else { return identities.append((ContentHash.of(id), UInt32(position))) }
        guard let message = shelf.position(ofKnownID: id) else { return }
        messages.append((UInt32(position), UInt32(message)))
        if byMessage[message] < 0 { byMessage[message] = Int32(position) }
      }
    }
    self.identities = HashTable(identities)
    self.messages = Adjacency(count: count, messages)
    self.byMessage = Column(byMessage)
    byOrganization = Adjacency(count: 0, [])
  }

  /// The same conversations with the organisations that people belong to.
  func linked(_ shelf: Shelf, _ directory: PartyDirectory) -> ConversationLinks {
    ConversationLinks(
      identities: identities, messages: messages, byMessage: byMessage,
      byOrganization: Self.byOrganization(messages, shelf, directory))
  }

  /// The conversation that a message stands in.
  func position(ofMessageAt position: Int) -> Int? {
    guard byMessage.indices.contains(position), byMessage[position] >= 0 else { return nil }
    return Int(byMessage[position])
  }

  private static func byOrganization(
    _ messages: Adjacency<UInt32>, _ shelf: Shelf, _ directory: PartyDirectory
  ) -> Adjacency<UInt32> {
    let count = directory.contactsByOrganization.count
    var last = [UInt32](repeating: .max, count: count)
    var pairs: [(owner: UInt32, entry: UInt32)] = []
    for conversation in 0..<UInt32(messages.count) {
      for place in messages.range(of: Int(conversation)) {
        shelf.visitMarks(at: Int(messages.entries[place])) { mark in
          let organization: Int? =
            switch mark.role {
            case .from: directory.party(ofAddressHash: mark.hash)?.organization
            case .linked: directory.numbers.first(of: mark.hash).map { Int($0) }
            case .ownAddress, .ownName, .number, .organization, .participant, .participantName,
              .to, .cc, .parent, nil:
              nil
            }
          guard let organization, organization < count, last[organization] != conversation else {
            return
          }
          last[organization] = conversation
          pairs.append((UInt32(organization), conversation))
        }
      }
    }
    return Adjacency(count: count, pairs)
  }
}
