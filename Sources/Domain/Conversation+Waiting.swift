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
    let sent = conversation.entries.compactMap { $0.message.flatMap { messages[$0] } }.filter {
      !$0.isUnsent && !$0.flags.contains(.draft) && ($0.day ?? today) <= today
    }
    let latest = sent.max {
      ($0.sent?.secondsSince1970 ?? .min, $0.id) < ($1.sent?.secondsSince1970 ?? .min, $1.id)
    }
    guard let latest, let sender = latest.from.first, let day = latest.day,
      !latest.flags.contains(.replied), !isHome(sender), isKnown(sender)
    else { return nil }
    return Conversation.Waiting(
      message: latest.id, sender: sender, since: day, days: day.days(until: today))
  }

  /// The conversations in which somebody waits, the longest wait first.
  package func waitingConversations(
    today: CivilDate
  ) -> [(conversation: Conversation, waiting: Conversation.Waiting)] {
    conversations.compactMap { conversation in
      waiting(in: conversation, today: today).map { (conversation, $0) }
    }
    .sorted { ($0.waiting.since, $0.conversation.id) < ($1.waiting.since, $1.conversation.id) }
  }

  /// How many messages of `conversation` have not been read.
  package func unreadCount(in conversation: Conversation) -> Int {
    conversation.entries.count { entry in
      guard let message = entry.message.flatMap({ messages[$0] }) else { return false }
      return !message.flags.contains(.seen) && !message.isUnsent
    }
  }

  /// Whether a mailbox belongs to the organisation whose workspace this is.
  package func isHome(_ mailbox: Message.Mailbox) -> Bool {
    guard !network.homeOrganization.isEmpty else { return false }
    return organization(for: mailbox)?.id == organization(named: network.homeOrganization)?.id
      && organization(for: mailbox) != nil
  }

  private func isKnown(_ mailbox: Message.Mailbox) -> Bool {
    organization(for: mailbox) != nil || contact(for: mailbox) != nil
  }
}
