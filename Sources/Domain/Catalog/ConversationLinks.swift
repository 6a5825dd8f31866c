/// Conversations by identity, by message and by organisation, as positions.
struct ConversationLinks: Sendable {
  private(set) var byID: [RecordID: Int] = [:]
  /// For each conversation, the messages that are here, in reading order.
  private(set) var messages: [[Int]] = []
  /// For each message, the conversation it stands in.
  private(set) var byMessage: [Int?]
  /// For each organisation, those that it wrote in or that were linked to it by hand.
  private(set) var byOrganization: [[Int]]

  init(_ conversations: [Conversation], messages: Shelf<Message>, _ directory: PartyDirectory) {
    byMessage = Array(repeating: nil, count: messages.values.count)
    byOrganization = Array(repeating: [], count: directory.contactsByOrganization.count)
    byID.reserveCapacity(conversations.count)
    self.messages.reserveCapacity(conversations.count)
    link(conversations, messages.values.span, messages, directory)
  }

  private mutating func link(
    _ conversations: [Conversation], _ values: Span<Message>,
    _ messages: Shelf<Message>, _ directory: PartyDirectory
  ) {
    for (position, conversation) in conversations.enumerated() {
      if byID[conversation.id] == nil { byID[conversation.id] = position }
      var found: [Int] = []
      for entry in conversation.entries {
        guard let id = entry.message, let message = messages.position(of: id) else { continue }
        found.append(message)
        if byMessage[message] == nil { byMessage[message] = position }
        for mailbox in values[message].from {
          add(position, to: directory.party(of: mailbox)?.organization)
        }
        for number in values[message].linkedMunicipalities {
          add(position, to: directory.municipalityByNumber[number])
        }
      }
      self.messages.append(found)
    }
  }

  private mutating func add(_ conversation: Int, to organization: Int?) {
    guard let organization, byOrganization[organization].last != conversation else { return }
    byOrganization[organization].append(conversation)
  }
}
