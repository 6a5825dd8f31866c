extension MailMessage {
  /// Everything about the message that is not as the RFCs have it, in the order of the bytes.
  ///
  /// Decodes every text part, so it costs as much as reading the whole message.
  ///
  /// - Parameter texts: Parts that have been decoded already, by their ``MailPart/id``.
  /// - Returns: One for each thing that is wrong, with its line and column.
  package func diagnostics(knowing texts: [String: DecodedText] = [:]) -> [MailDiagnostic] {
    if bytes.allSatisfy(\.isWhitespace) { return located([MailDiagnostic(.empty, at: 0)]) }
    var all = structureDiagnostics
    for field in header.fields { all += fieldDiagnostics(field) }
    all += presenceDiagnostics()
    for part in body.flattened where part.children.isEmpty && part.isText {
      all += (texts[part.id] ?? part.decodedText()).problems.map {
        MailDiagnostic($0, at: part.contentRange.lowerBound)
      }
    }
    return located(all)
  }

  /// In the order of the bytes, with lines and columns.
  private func located(_ diagnostics: [MailDiagnostic]) -> [MailDiagnostic] {
    let ordered = diagnostics.enumerated().sorted {
      ($0.element.byteOffset, $0.offset) < ($1.element.byteOffset, $1.offset)
    }
    return bytes.withUnsafeBufferPointer { bytes in
      var lines = LineReader(bytes)
      var lineNumber = 1
      return ordered.map { _, diagnostic in
        while let line = lines.peek(), line.range.upperBound <= diagnostic.byteOffset {
          _ = lines.next()
          lineNumber += 1
        }
        var located = diagnostic
        located.line = lineNumber
        located.column = diagnostic.byteOffset - lines.position + 1
        return located
      }
    }
  }

  private func fieldDiagnostics(_ field: HeaderField) -> [MailDiagnostic] {
    let name = header.name(of: field)
    let value = header.value(of: field)
    var problems: [MailDiagnostic.Problem] = []
    if value.contains(0) { problems.append(.nulByte) }
    if header.hasBareReturn(in: field) { problems.append(.bareReturn(field: name)) }
    if field.valueRange.count > HeaderBlock.valueLimit {
      problems.append(.fieldTooLong(field: name, limit: HeaderBlock.valueLimit))
    }
    if String(validating: value, as: UTF8.self) == nil {
      problems.append(.headerNotUTF8(field: name))
    }
    switch name.lowercased() {
    case "date" where MessageDate(parsing: value) == nil: problems.append(.unreadableDate)
    case "from", "to", "cc", "bcc", "sender", "reply-to":
      if !AddressList(parsing: value).isWellFormed {
        problems.append(.unreadableAddress(field: name))
      }
    case "message-id" where MessageID.list(in: value).first?.isValid != true,
      "references" where !value.isEmpty && MessageID.list(in: value).isEmpty:
      problems.append(.unreadableMessageID(field: name))
    default: break
    }
    for charset in value.withUnsafeBufferPointer(EncodedWord.unknownCharsets) {
      problems.append(.unknownCharset(charset))
    }
    return problems.map { MailDiagnostic($0, at: field.range.lowerBound) }
  }

  /// RFC 5322 §3.6 has From and Date once, and some others at most once.
  private func presenceDiagnostics() -> [MailDiagnostic] {
    let unique: [StaticString] = [
      "From", "Date", "Sender", "Reply-To", "To", "Cc", "Message-ID", "In-Reply-To",
      "References", "Subject", "Content-Type",
    ]
    return unique.enumerated().flatMap { index, name -> [MailDiagnostic] in
      let fields = header.fields.filter { bytes[$0.nameRange].spells(name) }
      if fields.isEmpty, index < 2 {
        return [MailDiagnostic(.missingField("\(name)"), at: header.range.lowerBound)]
      }
      return fields.dropFirst().map {
        MailDiagnostic(.repeatedField("\(name)"), at: $0.range.lowerBound)
      }
    }
  }
}
