import CivilTime
import Domain
import InternetMessage

/// The messages of the Maildir as conversations, RFC 5256 REFERENCES; a message that waits in the
/// outbox stands where it will stand when it is sent.
enum ConversationList {
  static func make(of messages: ThreadableMessages) -> [Conversation] {
    let rows = ThreadForest(of: messages).rows
    let starts = rows.indices.filter { rows[$0].parent == nil }
    return zip(starts, starts.dropFirst() + [rows.count]).compactMap { start, end in
      conversation(rows[start..<end], messages)
    }
  }

  private static func conversation(
    _ rows: ArraySlice<ThreadForest.Row>, _ messages: ThreadableMessages
  ) -> Conversation? {
    let present = rows.compactMap(\.message)
    guard let first = present.first else { return nil }
    let entries = rows.map { row in
      Conversation.Entry(message: row.message.map(messages.recordID), depth: row.depth)
    }
    return Conversation(
      id: messages.recordID(of: first), subject: messages.subject(of: first), entries: entries,
      latest: present.lazy.filter(messages.isDated).map(messages.sent).max())
  }
}

extension ThreadableMessages {
  /// See ``ThreadableMessage/recordID``.
  fileprivate func recordID(of message: Int) -> RecordID {
    let id = id(of: message)
    return RecordID(id.isEmpty ? name(of: message) : id)
  }
}
