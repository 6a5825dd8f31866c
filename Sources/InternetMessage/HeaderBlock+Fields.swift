package import CivilTime

extension HeaderBlock {
  /// Reads the header of a message and leaves its body alone; never fails.
  ///
  /// The bytes may end anywhere: what matters to a list of messages stands in the first few
  /// kilobytes.
  package init(parsingHeadersOf bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer {
      HeaderReader.read(LineReader($0), of: bytes, isMessage: true).header
    }
  }

  /// Decoded, on one line; `nil` if there is no Subject.
  package var subject: String? { text("Subject") }

  package var from: [Mailbox] { mailboxes("From") }
  package var to: [Mailbox] { mailboxes("To") }
  package var cc: [Mailbox] { mailboxes("Cc") }

  /// The mailboxes of all fields of that name, such as `Reply-To`; groups are flattened.
  package func mailboxes(_ name: StaticString) -> [Mailbox] {
    var mailboxes: [Mailbox] = []
    visitMailboxes(name) { mailboxes.append($0) }
    return mailboxes
  }

  /// Calls `take` with each of ``mailboxes(_:)``.
  package func visitMailboxes(_ name: StaticString, _ take: (Mailbox) -> Void) {
    visitValues(name) { AddressList.visit($0, take) }
  }

  package var date: MessageDate? {
    first("Date").flatMap { field in withValue(of: field) { MessageDate(parsing: $0) } }
  }

  package var sent: Instant? { date?.instant }

  package var messageID: MessageID? {
    first("Message-ID").flatMap { field in withRawValue(of: field) { MessageID.first(in: $0) } }
  }

  /// Oldest ancestor first, the parent last.
  package var references: [MessageID] { messageIDs("References") }

  package var inReplyTo: [MessageID] { messageIDs("In-Reply-To") }

  private func messageIDs(_ name: StaticString) -> [MessageID] {
    // No blank or line end counts in an identifier, so that none need be taken out before.
    first(name).map { field in withRawValue(of: field) { MessageID.list(in: $0) } } ?? []
  }
}
