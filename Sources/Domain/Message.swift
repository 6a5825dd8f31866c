package import CivilTime

/// One message of the network's conversations: a file in the Maildir.
package struct Message: Hashable, Sendable {
  /// Somebody with a mail address.
  package struct Mailbox: Hashable, Sendable {
    package var name: String
    package var address: String

    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }

    /// Reads `Name <address>` or an address, as people write them in a configuration or a command.
    ///
    /// - Returns: `nil` when there is no address in it.
    package init?(written: String) {
      guard written.last == ">", let open = written.firstIndex(of: "<") else {
        guard written.contains("@") else { return nil }
        self.init(name: "", address: written)
        return
      }
      let address = written[written.index(after: open)...].dropLast()
      guard address.contains("@") else { return nil }
      let blanks: Set<Character> = [" ", "\""]
      var name = written[..<open].drop(while: blanks.contains)
      while let last = name.last, blanks.contains(last) { name.removeLast() }
      self.init(name: String(name), address: String(address))
    }

    /// The name, or the address if there is none.
    package var shownName: String { name.isEmpty ? address : name }
  }

  /// The message's file name flags.
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    package static let seen = Flags(rawValue: 1)
    package static let replied = Flags(rawValue: 2)
    package static let flagged = Flags(rawValue: 4)
    package static let draft = Flags(rawValue: 8)
    package static let trashed = Flags(rawValue: 16)
    package static let passed = Flags(rawValue: 32)
  }

  package var id: RecordID
  package var subject: String
  package var from: [Mailbox]
  package var to: [Mailbox]
  package var cc: [Mailbox]
  package var sent: Instant?
  /// What the sender's clock showed when it was sent.
  package var sentLocal: CivilDateTime?
  /// The messages it answers, oldest first, by Message-ID.
  package var references: [RecordID]
  package var flags: Flags
  /// The readable text, without attachments.
  package var text: String
  package var attachmentNames: [String]
  /// Municipalities that it was linked to by hand, by number.
  package var linkedMunicipalities: [Municipality.Number]
  /// Whether it waits in the outbox.
  package var isUnsent: Bool

  package init(
    id: RecordID, subject: String, from: [Mailbox], to: [Mailbox] = [], cc: [Mailbox] = [],
    sent: Instant? = nil, sentLocal: CivilDateTime? = nil, references: [RecordID] = [],
    flags: Flags = [], text: String = "", attachmentNames: [String] = [],
    linkedMunicipalities: [Municipality.Number] = [], isUnsent: Bool = false
  ) {
    self.id = id
    self.subject = subject
    self.from = from
    self.to = to
    self.cc = cc
    self.sent = sent
    self.sentLocal = sentLocal
    self.references = references
    self.flags = flags
    self.text = text
    self.attachmentNames = attachmentNames
    self.linkedMunicipalities = linkedMunicipalities
    self.isUnsent = isUnsent
  }
}
