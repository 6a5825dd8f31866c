import CivilTime
import Domain
import InternetMessage

/// The messages of the Maildir as conversations, RFC 5256 REFERENCES; a message that waits in the
/// outbox stands where it will stand when it is sent.
enum ConversationList {
  static func make(
    of messages: [ThreadedMessage]
  ) -> [Conversation] {
    let forest = ThreadForest(of: messages.map(\.threading))
    var conversations: [Conversation] = []
    var start = 0
    while start < forest.rows.count {
      let thread = forest.rows[start].thread
      let rest = forest.rows[start...]
      let end = rest.firstIndex { $0.thread != thread } ?? forest.rows.endIndex
      if let found = conversation(forest.rows[start..<end], messages) {
        conversations.append(found)
      }
      start = end
    }
    return conversations
  }

  private static func conversation(
    _ rows: ArraySlice<ThreadForest.Row>, _ messages: [ThreadedMessage]
  ) -> Conversation? {
    let present = rows.lazy.compactMap(\.message)
    guard let first = present.first else { return nil }
    let entries = rows.map { row in
      Conversation.Entry(message: row.message.map { messages[$0].id }, depth: row.depth)
    }
    return Conversation(
      id: messages[first].id, subject: messages[first].subject, entries: entries,
      latest: present.compactMap { messages[$0].sent }.max())
  }
}
