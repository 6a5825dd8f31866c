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
    waiting(in: conversation, shelves.messages.values.span, today)
  }

  private func waiting(
    in conversation: Conversation, _ messages: Span<Message>, _ today: CivilDate
  ) -> Conversation.Waiting? {
    var latest: Int?
    // Messages stand latest first.
    for position in positions(of: conversation) where messages[position].isAnswerable(on: today) {
      latest = min(latest ?? position, position)
    }
    guard let latest, let day = messages[latest].day, let sender = messages[latest].from.first,
      !messages[latest].flags.contains(.replied), let party = links.directory.party(of: sender),
      party.organization == nil || party.organization != home
    else { return nil }
    return Conversation.Waiting(
      message: messages[latest].id, sender: sender, since: day, days: day.days(until: today))
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
    positions(of: conversation).count { shelves.messages.values[$0].isUnread }
  }

  /// Whether a mailbox belongs to the organisation whose workspace this is.
  package func isHome(_ mailbox: Message.Mailbox) -> Bool {
    home != nil && links.directory.party(of: mailbox)?.organization == home
  }

  /// The messages of a conversation of this catalog that are here.
  func positions(of conversation: Conversation) -> [Int] {
    links.conversations.byID[conversation.id].map { links.conversations.messages[$0] } ?? []
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

  /// Whether it was sent, by `day` at the latest, so that somebody may wait for an answer to it.
  fileprivate func isAnswerable(on day: CivilDate) -> Bool {
    !isUnsent && !flags.contains(.draft) && (self.day ?? day) <= day
  }
}
