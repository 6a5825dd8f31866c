import CivilTime
import Domain
import InternetMessage

extension LoadedFile {
  /// Writes what the file holds: of a record its key, as the catalog has the rest.
  ///
  /// - Parameters:
  ///   - writer: Where it is written to.
  ///   - keys: Those of its records.
  ///   - hidden: Records that the catalog has from another file; they are written whole.
  func pack(
    into writer: inout PackWriter, _ keys: some Collection<RecordKey>,
    hiding hidden: Set<RecordKey>
  ) {
    let wholes = hidden.isEmpty ? [:] : recordsByKey
    writer.put(count: keys.count)
    for key in keys {
      let whole = hidden.contains(key) ? wholes[key] : nil
      writer.put(key.kind)
      writer.put(whole != nil)
      guard let stored = whole else {
        writer.put(key.id)
        continue
      }
      writer.put(stored.revision.token)
      writer.put(stored.path)
      stored.record.pack(into: &writer)
    }
    writer.put(count: problems.count)
    for problem in problems { problem.pack(into: &writer) }
    writer.put(threaded != nil)
    threaded?.pack(into: &writer)
  }

  /// Reads what ``pack(into:hiding:)`` wrote.
  init(from reader: inout PackReader, _ catalog: Catalog) {
    records = reader.list { reader -> StoredRecord? in
      let kind = reader.choice(RecordKind.self)
      guard reader.flag() else {
        return catalog.stored(RecordKey(kind, reader.id())).map(MessageLinks.removed)
      }
      let (token, path) = (reader.text(), reader.text())
      return StoredRecord(
        Record(from: &reader, kind: kind), revision: Revision(token: token), path: path)
    }.compactMap(\.self)
    problems = reader.list { Problem(from: &$0) }
    threaded = reader.optional { ThreadableMessage(from: &$0) }
  }
}

extension ThreadableMessage {
  /// Reads of what a file holds the message alone, and none of the records.
  static func inFile(_ reader: inout PackReader) -> ThreadableMessage? {
    _ = reader.list { reader in
      let kind = reader.choice(RecordKind.self)
      guard reader.flag() else { return reader.skipRaw() }
      reader.skipRaw()
      reader.skipRaw()
      _ = Record(from: &reader, kind: kind)
    }
    _ = reader.list { Problem(from: &$0) }
    return reader.optional { ThreadableMessage(from: &$0) }
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

  init(from reader: inout PackReader) {
    self.init(
      name: reader.text(), id: reader.optional { MessageID(described: $0.text()) },
      references: reader.list { MessageID(described: $0.text()) },
      inReplyTo: reader.list { MessageID(described: $0.text()) }, subject: reader.text(),
      sent: Instant(secondsSince1970: reader.int()), isDated: reader.flag())
  }

  func pack(into writer: inout PackWriter) {
    writer.put(name)
    writer.put(id) { $0.put($1.description) }
    writer.put(references) { $0.put($1.description) }
    writer.put(inReplyTo) { $0.put($1.description) }
    writer.put(subject)
    writer.put(sent.secondsSince1970)
    writer.put(isDated)
  }
}
