package import CivilTime

/// What threading needs to know of one message.
package struct ThreadableMessage: Hashable, Sendable {
  /// What tells this message from all others in the folder and stays when its flags change: the
  /// file name up to the colon.
  package var name: String
  package var id: MessageID?
  /// Oldest ancestor first.
  package var references: [MessageID]
  package var inReplyTo: [MessageID]
  /// Decoded.
  package var subject: String
  /// By the Date field or, where that says nothing, when the file came.
  package var sent: Instant

  package init(
    name: String, id: MessageID?, references: [MessageID] = [], inReplyTo: [MessageID] = [],
    subject: String = "", sent: Instant
  ) {
    (self.name, self.id, self.references) = (name, id, references)
    (self.inReplyTo, self.subject, self.sent) = (inReplyTo, subject, sent)
  }

  package init(name: String, header: HeaderBlock, received: Instant) {
    self.init(
      name: name, id: header.messageID, references: header.references,
      inReplyTo: header.inReplyTo, subject: header.subject ?? "", sent: header.sent ?? received)
  }
}
