package import CivilTime

/// What threading needs to know of one message; handed about by the thousand, and never copied.
package final class ThreadableMessage: Sendable {
  /// What tells this message from all others in the folder and stays when its flags change: the
  /// file name up to the colon.
  package let name: String
  package let id: MessageID?
  /// Oldest ancestor first.
  package let references: [MessageID]
  package let inReplyTo: [MessageID]
  /// Decoded.
  package let subject: String
  /// By the Date field or, where that says nothing, when the file came.
  package let sent: Instant
  /// Whether the Date field says when it was sent.
  package let isDated: Bool
  /// Its own identifier where that counts, as ``TextNumbers`` has it.
  let identifier: UInt64?
  /// Those of its ancestors that count, oldest first: in References, or else the first in In-Reply-To.
  let ancestors: [UInt64]

  package init(
    name: String, id: MessageID?, references: [MessageID] = [], inReplyTo: [MessageID] = [],
    subject: String = "", sent: Instant, isDated: Bool = true
  ) {
    (self.name, self.id, self.references) = (name, id, references)
    (self.inReplyTo, self.subject) = (inReplyTo, subject)
    (self.sent, self.isDated) = (sent, isDated)
    identifier = id.flatMap(Self.identifier)
    let ancestors = references.compactMap(Self.identifier)
    self.ancestors =
      ancestors.isEmpty ? Array(inReplyTo.lazy.compactMap(Self.identifier).prefix(1)) : ancestors
  }

  private static func identifier(_ id: MessageID) -> UInt64? {
    id.isValid ? TextNumbers.hash(of: id.canonical) : nil
  }

  package convenience init(name: String, header: HeaderBlock, received: @autoclosure () -> Instant)
  {
    let sent = header.sent
    self.init(
      name: name, id: header.messageID, references: header.references,
      inReplyTo: header.inReplyTo, subject: header.subject ?? "", sent: sent ?? received(),
      isDated: sent != nil)
  }
}

extension ThreadableMessage: Hashable {
  /// Whether all is the same.
  package static func == (left: ThreadableMessage, right: ThreadableMessage) -> Bool {
    (left.name, left.id, left.references) == (right.name, right.id, right.references)
      && (left.inReplyTo, left.subject) == (right.inReplyTo, right.subject)
      && (left.sent, left.isDated) == (right.sent, right.isDated)
  }

  /// Takes in what hardly two messages share.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(id)
  }
}
