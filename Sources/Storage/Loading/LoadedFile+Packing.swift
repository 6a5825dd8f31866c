import CivilTime
import Domain
import InternetMessage

extension LoadedFile {
  /// Writes what the file holds: of a record its key, as the catalog has the rest, and of a message what
  /// neither the record nor the name of the file tells.
  ///
  /// - Parameters:
  ///   - writer: Where it is written to.
  ///   - hidden: Records that the catalog has from another file; they are written whole.
  func pack(into writer: inout PackWriter, hiding hidden: Set<RecordKey>) {
    writer.put(count: records.count)
    let records = records.span
    for index in records.indices {
      let key = records[index].record.key
      let isHidden = hidden.contains(key)
      writer.put(key.kind)
      writer.put(isHidden)
      if isHidden {
        writer.put(records[index].revision.token)
        writer.put(records[index].path)
        records[index].record.pack(into: &writer)
      } else {
        writer.put(key.id)
      }
    }
    writer.put(count: problems.count)
    for problem in problems { problem.pack(into: &writer) }
    writer.put(threaded != nil)
    threaded?.pack(into: &writer)
  }

  /// Reads what ``pack(into:hiding:)`` wrote of the file called `name`.
  init(from reader: inout PackReader, named name: FileName, _ catalog: Catalog) {
    let entries = reader.list { FileEntry(from: &$0) }
    records = entries.compactMap { entry in
      entry.whole ?? catalog.stored(entry.key).map(MessageLinks.removed)
    }
    problems = reader.list { Problem(from: &$0) }
    threaded =
      reader.optional {
        ThreadableMessage(from: &$0, in: name, of: records.first?.record)
      } ?? nil
  }
}

/// What is packed of a record in a file.
private struct FileEntry {
  let key: RecordKey
  /// The record, where the catalog has another one under that key.
  var whole: StoredRecord?

  init(from reader: inout PackReader) {
    let kind = reader.choice(RecordKind.self)
    guard reader.flag() else {
      key = RecordKey(kind, reader.id())
      return
    }
    let (token, path) = (reader.text(), reader.text())
    let record = Record(from: &reader, kind: kind)
    key = record.key
    whole = StoredRecord(record, revision: Revision(token: token), path: path)
  }
}

extension ThreadableMessage {
  /// Reads of what a file called `name` holds the message alone.
  static func inFile(
    _ reader: inout PackReader, named name: FileName, _ catalog: Catalog
  ) -> ThreadableMessage? {
    let entry = reader.list { FileEntry(from: &$0) }.first
    _ = reader.list { Problem(from: &$0) }
    return reader.optional {
      ThreadableMessage(
        from: &$0, in: name,
        of: entry?.whole?.record ?? entry.flatMap { catalog.record($0.key) })
    } ?? nil
  }
}

extension Problem {
  init(from reader: inout PackReader) {
    self.init(
      path: reader.text(), line: reader.int(), column: reader.int(),
      severity: reader.flag() ? .error : .warning, code: reader.text(), message: reader.text())
  }

  func pack(into writer: inout PackWriter) {
    writer.put(path)
    writer.put(line)
    writer.put(column)
    writer.put(severity == .error)
    writer.put(code)
    writer.put(message)
  }
}

extension ThreadableMessage {
  /// The Message-ID, or the file's unique name where a message has none.
  var recordID: RecordID {
    let given = id?.description ?? ""
    return RecordID(given.isEmpty ? name : given)
  }

  /// Reads what ``pack(into:)`` wrote of the message that a file called `file` has as `record`; `nil` if
  /// that is none.
  fileprivate convenience init?(
    from reader: inout PackReader, in file: FileName, of record: Record?
  ) {
    guard case .message(let message) = record else { return nil }
    let (hasID, hasReferences) = (reader.flag(), reader.flag())
    let answered = message.references.map { MessageID(described: $0.rawValue) }
    let inReplyTo = reader.optional { $0.list { MessageID(described: $0.text()) } }
    self.init(
      name: MaildirName(file.bytesInPlace).unique,
      id: hasID ? MessageID(described: message.id.rawValue) : nil,
      references: hasReferences ? answered : [],
      inReplyTo: inReplyTo ?? (hasReferences ? [] : answered),
      subject: message.subject,
      sent: reader.optional { Instant(secondsSince1970: $0.int()) } ?? message.sent
        ?? Instant(secondsSince1970: 0),
      isDated: message.sent != nil)
  }

  /// Writes what its record does not tell, see ``MessageCodec``.
  fileprivate func pack(into writer: inout PackWriter) {
    writer.put(id?.description.isEmpty == false)
    writer.put(!references.isEmpty)
    // The record has only one of the two.
    let isUsual = references.isEmpty || inReplyTo.isEmpty
    writer.put(!isUsual)
    if !isUsual {
      writer.put(count: inReplyTo.count)
      for id in inReplyTo { writer.put(id.description) }
    }
    writer.put(!isDated)
    if !isDated { writer.put(sent.secondsSince1970) }
  }
}
