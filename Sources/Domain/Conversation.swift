package import CivilTime

/// A thread (*tråd*): messages that answer each other, as a tree laid flat.
package struct Conversation: Hashable, Sendable {
  /// A message and where it stands in the tree.
  package struct Entry: Hashable, Sendable {
    /// `nil` for a message that others answer but that is not here.
    package var message: RecordID?
    /// 0 for the first message.
    package var depth: Int

    package init(message: RecordID?, depth: Int) {
      self.message = message
      self.depth = depth
    }
  }

  /// The identity of the first message that is here.
  package var id: RecordID
  package var subject: String
  /// In reading order, parents before children.
  package var entries: [Entry]
  /// When the latest message was sent.
  package var latest: Instant?

  package init(id: RecordID, subject: String, entries: [Entry], latest: Instant?) {
    self.id = id
    self.subject = subject
    self.entries = entries
    self.latest = latest
  }
}
