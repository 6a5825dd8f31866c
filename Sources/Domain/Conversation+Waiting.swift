package import CivilTime

extension Conversation {
  /// Somebody who wrote last and has had no answer.
  package struct Waiting: Hashable, Sendable {
    /// The message that nobody answered.
    package let message: RecordID
    package let sender: Message.Mailbox
    package let since: CivilDate
    /// Days from then to today.
    package let days: Int
  }
}

extension Catalog {
  /// Who waits for an answer in `conversation`, and for how long; `nil` if nobody does.
  ///
  /// Somebody waits when theirs is the latest message up to today, they are not of the home
  /// organisation, they take part from an organisation or as a contact that we know, and the message
  /// is not marked as replied to.
  package func waiting(in conversation: Conversation, today: CivilDate) -> Conversation.Waiting? {
    let shelf = shelves[.message]
    // Messages stand latest first.
    let latest = positions(of: conversation).filter { position in
      let facts = shelf.facts(at: position)
      return facts.flags.contains(.isAnswerable)
        && (facts.first == RecordFacts.none || facts.first <= today.dayNumber)
    }.min()
    guard let latest, !shelf.facts(at: latest).flags.contains(.isReplied),
      let day = shelf.facts(at: latest).firstDay
    else { return nil }
    let message = messages.values[latest]
    guard let sender = message.from.first, let party = links.directory.party(of: sender),
      party.organization == nil || party.organization != home
    else { return nil }
    return Conversation.Waiting(
      message: message.id, sender: sender, since: day, days: day.days(until: today))
  }

  /// The conversations in which somebody waits, the longest wait first.
  package func waitingConversations(
    today: CivilDate
  ) -> [(conversation: Conversation, waiting: Conversation.Waiting)] {
    let waiting = conversations.map { self.waiting(in: $0, today: today) }
    return waiting.indices.filter { waiting[$0] != nil }
      .sorted { (waiting[$0]?.since ?? today, $0) < (waiting[$1]?.since ?? today, $1) }
      .compactMap { index in waiting[index].map { (conversations[index], $0) } }
  }

  /// How many messages of `conversation` have not been read.
  package func unreadCount(in conversation: Conversation) -> Int {
    positions(of: conversation).count {
      shelves[.message].facts(at: $0).flags.contains(.isUnread)
    }
  }

  /// Whether a file came with any message of the conversation that `message` stands in.
  package func hasAttachments(inThreadOf message: RecordID) -> Bool {
    let shelf = shelves[.message]
    let conversation = shelf.position(of: message).flatMap(links.conversations.position)
    return conversation.map { place in
      links.conversations.messages[place].contains {
        shelf.facts(at: Int($0)).flags.contains(.hasAttachments)
      }
    } ?? false
  }

  /// Whether a mailbox belongs to the organisation whose workspace this is.
  package func isHome(_ mailbox: Message.Mailbox) -> Bool {
    home != nil && links.directory.party(of: mailbox)?.organization == home
  }

  /// The messages of a conversation of this catalog that are here.
  func positions(of conversation: Conversation) -> [Int] {
    conversationPosition(of: conversation.id).map { position in
      links.conversations.messages[position].map { Int($0) }
    } ?? []
  }

  private var home: Int? {
    links.directory.organization(named: network.homeOrganization)
  }
}

extension Message {
  /// Whether it was sent to us and nobody has read it.
  package var isUnread: Bool {
    !flags.contains(.seen) && !isUnsent
  }
}
