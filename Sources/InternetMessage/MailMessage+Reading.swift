extension MailMessage {
  /// The text of the message and the files beside it.
  package var parts: BodyParts { BodyParts(of: body) }

  /// Files, forwarded messages, pictures and everything else that is not shown as text, in order;
  /// among them files that stand uuencoded in the text.
  package var attachments: [MailPart] { attachments(among: parts) }

  /// ``attachments`` where ``parts`` are at hand.
  package func attachments(among parts: BodyParts) -> [MailPart] {
    guard !parts.attachments.isEmpty || !parts.isOnlyText else { return [] }
    var seen: Set<String> = []
    let beside = (parts.attachments + parts.text.filter { !$0.isText }).filter {
      seen.insert($0.id).inserted
    }
    // Those that lie within the text or a signature come after all others.
    let inOrder = body.flattened.filter { seen.contains($0.id) }
    let known = Set(inOrder.map(\.id))
    return inOrder + beside.filter { !known.contains($0.id) }
  }

  /// What a person reads: the plain text or, where there is none, the HTML as text.
  ///
  /// Flowed lines are joined (RFC 3676), lines end with LF; control characters are not filtered.
  package var readableText: String { parts.readableText }
}

extension BodyParts {
  /// ``MailMessage/readableText`` of a message with these parts.
  package var readableText: String {
    if text.count == 1, isOnlyText { return text[0].readableText }
    return text.filter(\.isText).map(\.readableText).joined(separator: "\n")
  }
}

extension MailPart {
  /// The message that this part encloses, as forwarded mail and bounces have it; else `nil`.
  package var enclosedMessage: MailMessage? {
    guard type == "message/rfc822" || type == "message/global" else { return nil }
    return MailMessage(parsing: decodedBytes())
  }

  /// The text of this part alone, as ``MailMessage/readableText`` has it.
  package var readableText: String {
    let content = bytesWithoutFiles
    guard isFlowed, let utf8 = plainUTF8(of: content) else {
      return readable(decodedText(of: content).text)
    }
    return utf8.withUnsafeBufferPointer { FlowedText.joined($0, deletesSpaces: deletesSpaces) }
  }

  /// Makes the decoded text of this part readable: HTML as text, flowed lines joined.
  package func readable(_ text: String) -> String {
    if type == "text/html" { return HTMLText.readable(text) }
    guard isFlowed else { return text }
    var text = text
    return text.withUTF8 { FlowedText.joined($0, deletesSpaces: deletesSpaces) }
  }

  private var isFlowed: Bool {
    guard type != "text/html", let format = contentType["format"] else { return false }
    return format == "flowed" || format.lowercased() == "flowed"
  }

  private var deletesSpaces: Bool { contentType["delsp"]?.lowercased() == "yes" }
}
