/// A plain-text message to be written, RFC 5322 with MIME.
package struct OutgoingMessage: Hashable, Sendable {
  package var from: [Mailbox]
  package var to: [Mailbox]
  package var cc: [Mailbox]
  package var subject: String
  /// Plain text; a line is a paragraph, `> ` in front marks what is quoted.
  package var body: String
  package var date: MessageDate
  package var id: MessageID
  /// The message that this one answers.
  package var inReplyTo: MessageID?
  /// Oldest ancestor first; see ``HeaderBlock/referencesOfReply``.
  package var references: [MessageID]

  package init(
    from: [Mailbox], to: [Mailbox], cc: [Mailbox] = [], subject: String, body: String,
    date: MessageDate, id: MessageID, inReplyTo: MessageID? = nil, references: [MessageID] = []
  ) {
    (self.from, self.to, self.cc, self.subject) = (from, to, cc, subject)
    (self.body, self.date, self.id) = (body, date, id)
    (self.inReplyTo, self.references) = (inReplyTo, references)
  }

  /// The message as a file of a Maildir.
  ///
  /// Lines end with LF, as in every Maildir and as `sendmail` wants them on its input. The header
  /// is ASCII with encoded words; the body is UTF-8 in quoted-printable with format=flowed, so
  /// that no line is longer than 76 characters and others may join the paragraphs again. Line
  /// ends and control characters in names and subjects become blanks: nothing can be smuggled
  /// into the header. Blanks at the ends of lines are dropped, RFC 3676 §4.2.
  package func encoded() -> [UInt8] {
    var header = HeaderWriter()
    header.append("From", from)
    header.append("To", to)
    header.append("Cc", cc)
    header.append("Subject", text: subject)
    header.append("Date", raw: date.description)
    header.append("Message-ID", [id])
    header.append("In-Reply-To", inReplyTo.map { [$0] } ?? [])
    header.append("References", references)
    header.append("MIME-Version", raw: "1.0")
    header.append("Content-Type", raw: "text/plain; charset=utf-8; format=flowed")
    header.append("Content-Transfer-Encoding", raw: "quoted-printable")
    return header.bytes + [.lineFeed]
      + TransferEncoding.encodeQuotedPrintable(FlowedText.wrapped(body))
  }
}

extension HeaderBlock {
  /// What the References of an answer to this message hold, RFC 5322 §3.6.4.
  package var referencesOfReply: [MessageID] {
    let ancestors = references.isEmpty && inReplyTo.count == 1 ? inReplyTo : references
    return ancestors + (messageID.map { [$0] } ?? [])
  }
}
