extension Catalog {
  /// In Norwegian order by name.
  package var contacts: RecordList<Contact> { RecordList(shelves[.contact]) }
  /// Every organisation, municipalities included, in Norwegian order by sort key.
  package var organizations: RecordList<Organization> { RecordList(shelves[.organization]) }
  /// By first day, then title.
  package var events: RecordList<Event> { RecordList(shelves[.event]) }
  /// Newest first; those without a date last.
  package var notes: RecordList<Note> { RecordList(shelves[.note]) }
  /// By due day, those without one last.
  package var followUps: RecordList<FollowUp> { RecordList(shelves[.followUp]) }
  /// By title.
  package var projects: RecordList<Project> { RecordList(shelves[.project]) }
  package var messages: MessageTable { MessageTable(shelf: shelves[.message]) }
  /// By section, then title.
  package var methods: RecordList<MethodPage> { RecordList(shelves[.method]) }
  /// The network's municipalities, in Norwegian order by sort key; unpacked once, being few and asked
  /// for again and again.
  package var municipalities: [Organization] {
    unpackedMunicipalities.value {
      Array(RecordList(shelves[.organization], at: links.municipalities))
    }
  }
  /// Latest message first.
  package var conversations: RecordList<Conversation> { conversationColumns.list }

  /// The record as it is stored, with its revision and path.
  package func stored(_ key: RecordKey) -> StoredRecord? {
    position(of: key).map { shelves[key.kind].stored(at: $0) }
  }

  /// The record without what is known of its file.
  package func record(_ key: RecordKey) -> Record? {
    position(of: key).map { shelves[key.kind].record(at: $0) }
  }

  /// What the record's file was when it was read; an edit is based on it.
  package func revision(of key: RecordKey) -> Revision? {
    position(of: key).map { shelves[key.kind].file(at: $0).revision }
  }

  /// The contact of that identity, found by table.
  package func contact(_ id: RecordID) -> Contact? { value(of: id) }
  /// The organisation of that identity, a municipality or another.
  package func organization(_ id: RecordID) -> Organization? { value(of: id) }
  /// The event of that identity.
  package func event(_ id: RecordID) -> Event? { value(of: id) }
  /// The note of that identity.
  package func note(_ id: RecordID) -> Note? { value(of: id) }
  /// The follow-up of that identity.
  package func followUp(_ id: RecordID) -> FollowUp? { value(of: id) }
  /// The project of that identity.
  package func project(_ id: RecordID) -> Project? { value(of: id) }
  /// The method page of that identity.
  package func method(_ id: RecordID) -> MethodPage? { value(of: id) }

  /// The conversation whose first message has that identity.
  package func conversation(_ id: RecordID) -> Conversation? {
    conversationPosition(of: id).map { conversations[$0] }
  }

  /// The conversation that a message stands in.
  package func conversation(containing message: RecordID) -> Conversation? {
    let position = shelves[.message].position(of: message)
    return position.flatMap(links.conversations.position).map { conversations[$0] }
  }

  /// Where the conversation whose first message has that identity stands.
  func conversationPosition(of id: RecordID) -> Int? {
    links.conversations.identities.first(of: id.hash).map { Int($0) }
  }

  func position(of key: RecordKey) -> Int? {
    shelves[key.kind].position(of: key.id)
  }

  private func value<Value: PackedRecord>(of id: RecordID) -> Value? {
    let shelf = shelves[Value.kind]
    return shelf.position(of: id).map { shelf.value(at: $0) }
  }
}
