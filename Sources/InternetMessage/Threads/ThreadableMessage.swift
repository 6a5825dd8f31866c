package import CivilTime

/// What threading needs to know of one message; handed about by the thousand, and never copied.
package final class ThreadableMessage: Sendable {
  /// What tells this message from all others in the folder and stays when its flags change: the
  /// file name up to the colon.
  package var name: String { nameBytes.text }
  let nameBytes: ArraySlice<UInt8>
  package let id: MessageID?
  /// Oldest ancestor first.
  package let references: [MessageID]
  /// What it answers by In-Reply-To; left out where References names an ancestor that counts.
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

  /// Takes what a message says; of `inReplyTo` is asked only where `references` names nobody that counts.
  package init(
    name: ArraySlice<UInt8>, id: MessageID?, references: [MessageID] = [],
    inReplyTo: @autoclosure () -> [MessageID] = [], subject: String = "", sent: Instant,
    isDated: Bool = true
  ) {
    (nameBytes, self.id, self.references, self.subject) = (name, id, references, subject)
    (self.sent, self.isDated) = (sent, isDated)
    identifier = id?.threadHash
    var ancestors: [UInt64] = []
    ancestors.reserveCapacity(references.count)
    for reference in references { if let hash = reference.threadHash { ancestors.append(hash) } }
    let answered = ancestors.isEmpty ? inReplyTo() : []
    for id in answered where ancestors.isEmpty {
      if let hash = id.threadHash { ancestors.append(hash) }
    }
    self.inReplyTo = answered
    self.ancestors = ancestors
  }

  package convenience init(
    name: ArraySlice<UInt8>, header: HeaderBlock, received: @autoclosure () -> Instant
  ) {
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
    (left.nameBytes, left.id, left.references) == (right.nameBytes, right.id, right.references)
      && (left.inReplyTo, left.subject) == (right.inReplyTo, right.subject)
      && (left.sent, left.isDated) == (right.sent, right.isDated)
  }

  /// Takes in what hardly two messages share.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(nameBytes)
    hasher.combine(id)
  }
}
