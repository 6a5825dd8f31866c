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
  /// Whether the Date field says when it was sent.
  package var isDated: Bool

  package init(
    name: String, id: MessageID?, references: [MessageID] = [], inReplyTo: [MessageID] = [],
    subject: String = "", sent: Instant, isDated: Bool = true
  ) {
    (self.name, self.id, self.references) = (name, id, references)
    (self.inReplyTo, self.subject) = (inReplyTo, subject)
    (self.sent, self.isDated) = (sent, isDated)
  }

  package init(name: String, header: HeaderBlock, received: @autoclosure () -> Instant) {
    let sent = header.sent
    self.init(
      name: name, id: header.messageID, references: header.references,
      inReplyTo: header.inReplyTo, subject: header.subject ?? "", sent: sent ?? received(),
      isDated: sent != nil)
  }
}
