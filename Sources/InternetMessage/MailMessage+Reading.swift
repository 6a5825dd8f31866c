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
    // Most messages are a text and nothing else.
    if let alone = body.inlineText { return alone }
    let parts = parts
    let texts = parts.text.filter(\.isText).map(\.readableText)
    return (texts.joined(separator: "\n"), attachments(among: parts))
  }

  private func attachments(among parts: BodyParts) -> [MailPart] {
    var seen: Set<String> = []
    let beside = (parts.attachments + parts.text.filter { !$0.isText }).filter {
      seen.insert($0.id).inserted
    }
    var inOrder: [MailPart] = []
    body.forEachPart { part in
      if seen.remove(part.id) != nil { inOrder.append(part) }
    }
    // Those that lie within the text or a signature come after all others.
    return inOrder + beside.filter { seen.contains($0.id) }
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
    let text = withUTF8(of: content, form.charset) { form.readable($0) }
    return text ?? form.readable(decodedText(of: content, form.charset).text)
  }

  /// Makes the decoded text of this part readable: HTML as text, flowed lines joined.
  package func readable(_ text: String) -> String { textForm.readable(text) }

  /// What a plain text says, and the files within it, if it is shown where it stands alone.
  fileprivate var inlineText: (text: String, attachments: [MailPart])? {
    guard type == "text/plain", disposition != "attachment" else { return nil }
    let files = uuencodedFiles
    return (readableText(without: files), parts(for: files))
  }

  /// What Content-Type says of a text.
  private struct TextForm {
    var charset: String?
    let isHTML: Bool
    var isFlowed = false
    var deletesSpaces = false

    func readable(_ text: String) -> String {
      guard isFlowed else { return isHTML ? HTMLText.readable(text) : text }
      var text = text
      return text.withUTF8 { readable($0) }
    }

    /// The same of a text in UTF-8.
    func readable(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
      isFlowed ? FlowedText.joined(utf8, deletesSpaces: deletesSpaces) : readable(utf8.text)
    }
  }

  private var textForm: TextForm {
    var form = TextForm(isHTML: type == "text/html")
    header.withParameters(of: Self.typeField) { parameters in
      var charset = WantedParameter("charset")
      var (format, spaces) = (WantedParameter("format"), WantedParameter("delsp"))
      while let parameter = parameters.next() {
        charset.take(parameter)
        format.take(parameter)
        spaces.take(parameter)
      }
      form.charset = charset.says("utf-8") ? "utf-8" : charset.text
      form.isFlowed = !form.isHTML && format.says("flowed")
      form.deletesSpaces = form.isFlowed && spaces.says("yes")
    }
    return form
  }
}
