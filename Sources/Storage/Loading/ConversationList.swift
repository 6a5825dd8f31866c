import CivilTime
import Domain
import InternetMessage

/// The messages of the Maildir as conversations, RFC 5256 REFERENCES; a message that waits in the
/// outbox stands where it will stand when it is sent.
enum ConversationList {
  static func make(of messages: [ThreadableMessage]) -> [Conversation] {
    let rows = ThreadForest(of: messages).rows
    let starts = rows.indices.filter { rows[$0].parent == nil }
    return zip(starts, starts.dropFirst() + [rows.count]).compactMap { start, end in
      conversation(rows[start..<end], messages)
    }
  }

  private static func conversation(
    _ rows: ArraySlice<ThreadForest.Row>, _ messages: [ThreadableMessage]
  ) -> Conversation? {
    let present = rows.compactMap(\.message)
    guard let first = present.first else { return nil }
    let entries = rows.map { row in
      Conversation.Entry(message: row.message.map { messages[$0].recordID }, depth: row.depth)
    }
    return Conversation(
      id: messages[first].recordID, subject: messages[first].subject, entries: entries,
      latest: present.lazy.filter { messages[$0].isDated }.map { messages[$0].sent }.max())
  }
}
