extension MailMessage {
  /// The text of the message and the files beside it.
  package var parts: BodyParts { BodyParts(of: body) }

  /// Files, forwarded messages, pictures and everything else that is not shown as text, in order;
  /// among them files that stand uuencoded in the text.
  package var attachments: [MailPart] { attachments(among: parts) }

  /// What a person reads: the plain text or, where there is none, the HTML as text.
  ///
  /// Flowed lines are joined (RFC 3676), lines end with LF; control characters are not filtered.
  package var readableText: String { textAndAttachments.text }

  /// ``readableText`` and ``attachments``, found in one go.
  package var textAndAttachments: (text: String, attachments: [MailPart]) {
    if body.isInlineText {
      // Most messages are a text and nothing else.
      let files = body.uuencodedFiles
      return (body.readableText(without: files), body.parts(for: files))
    }
    let parts = parts
    let texts = parts.text.filter(\.isText).map(\.readableText)
    return (texts.joined(separator: "\n"), attachments(among: parts))
  }

  private func attachments(among parts: BodyParts) -> [MailPart] {
    var seen: Set<String> = []
    let beside = (parts.attachments + parts.text.filter { !$0.isText }).filter {
      seen.insert($0.id).inserted
    }
    // Those that lie within the text or a signature come after all others.
    let inOrder = body.flattened.filter { seen.contains($0.id) }
    let known = Set(inOrder.map(\.id))
    return inOrder + beside.filter { !known.contains($0.id) }
  }
}

extension MailPart {
  /// The message that this part encloses, as forwarded mail and bounces have it; else `nil`.
  package var enclosedMessage: MailMessage? {
    guard type == "message/rfc822" || type == "message/global" else { return nil }
    return MailMessage(parsing: decodedBytes())
  }

  /// The text of this part alone, as ``MailMessage/readableText`` has it.
  package var readableText: String { readableText(without: uuencodedFiles) }

  fileprivate func readableText(without files: [UuencodedFile]) -> String {
    let (content, form) = (content(without: files), textForm)
    let joined =
      form.isFlowed
      ? withPlainUTF8(of: content, form.charset) { utf8 in
        FlowedText.joined(utf8, deletesSpaces: form.deletesSpaces)
      } : nil
    return joined ?? readable(decodedText(of: content, form.charset).text, form)
  }

  /// Makes the decoded text of this part readable: HTML as text, flowed lines joined.
  package func readable(_ text: String) -> String { readable(text, textForm) }

  private func readable(_ text: String, _ form: TextForm) -> String {
    if type == "text/html" { return HTMLText.readable(text) }
    guard form.isFlowed else { return text }
    var text = text
    return text.withUTF8 { FlowedText.joined($0, deletesSpaces: form.deletesSpaces) }
  }

  /// Whether it is a plain text that is shown where it stands alone.
  fileprivate var isInlineText: Bool { type == "text/plain" && disposition != "attachment" }

  /// What Content-Type says of a text.
  private struct TextForm {
    var charset: String?
    var isFlowed = false
    var deletesSpaces = false
  }

  private var textForm: TextForm {
    let isHTML = type == "text/html"
    return header.withParameters(of: Self.typeField) { parameters in
      let isFlowed = !isHTML && parameters.has("format", "flowed")
      return TextForm(
        charset: parameters.has("charset", "utf-8") ? "utf-8" : parameters["charset"],
        isFlowed: isFlowed, deletesSpaces: isFlowed && parameters.has("delsp", "yes"))
    } ?? TextForm()
  }
}
