import CivilTime

/// Conversations packed one after another, the latest first.
struct ConversationColumns: Sendable {
  let blob: Blob
  let places: Column<Blob.Place>
  /// Another one whenever they are made anew.
  let version = Shelf.Version()

  init(blob: Blob, places: Column<Blob.Place>) {
    (self.blob, self.places) = (blob, places)
  }

  init(_ conversations: [Conversation]) {
    let times = conversations.map { $0.latest?.secondsSince1970 ?? .min }
    let order = conversations.indices.sorted {
      (times[$0], conversations[$0].id) > (times[$1], conversations[$1].id)
    }
    var builder = BlobBuilder()
    var writer = PackWriter()
    let places = order.map { index in
      writer.removeAll()
      conversations[index].pack(into: &writer)
      return builder.append(writer)
    }
    builder.close()
    (blob, self.places) = (builder.blob, Column(places))
  }

  var list: RecordList<Conversation> {
    RecordList(count: places.count) { index in
      withExtendedLifetime(blob) {
        var reader = PackReader(blob.piece(at: places[index]))
        return Conversation(from: &reader)
      }
    }
  }
}

extension ConversationColumns {
  /// The identities alone, which come first in what is packed.
  var ids: RecordList<RecordID> {
    RecordList(count: places.count) { index in
      withExtendedLifetime(blob) {
        var reader = PackReader(blob.piece(at: places[index]))
        return reader.id()
      }
    }
  }

  /// Calls `visit` with the identity of a conversation, then with those of the messages in it that are
  /// here, in reading order; where they lie packed, to be used only meanwhile.
  func visitIdentities(
    at index: Int, _ visit: (UnsafeRawBufferPointer, _ isMessage: Bool) -> Void
  ) {
    withExtendedLifetime(blob) {
      var reader = PackReader(blob.piece(at: places[index]))
      visit(reader.raw(), false)
      reader.skipRaw()
      reader.readEach { reader in
        if reader.flag() { visit(reader.raw(), true) }
        _ = reader.int()
      }
    }
  }
}

extension Conversation {
  fileprivate init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), subject: reader.text(),
      entries: reader.list { Entry(message: $0.optionalID(), depth: $0.int()) },
      latest: reader.optional { Instant(secondsSince1970: $0.int()) })
  }

  fileprivate func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(subject)
    writer.put(entries) { writer, entry in
      writer.put(entry.message)
      writer.put(entry.depth)
    }
    writer.put(latest) { $0.put($1.secondsSince1970) }
  }
}
