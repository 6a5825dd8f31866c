extension Catalog {
  /// In Norwegian order by name.
  package var contacts: [Contact] { shelves.contacts.values }
  /// Every organisation, municipalities included, in Norwegian order by sort key.
  package var organizations: [Organization] { shelves.organizations.values }
  /// By first day, then title.
  package var events: [Event] { shelves.events.values }
  /// Newest first; those without a date last.
  package var notes: [Note] { shelves.notes.values }
  /// By due day, those without one last.
  package var followUps: [FollowUp] { shelves.followUps.values }
  /// By title.
  package var projects: [Project] { shelves.projects.values }
  package var messages: MessageTable { MessageTable(shelf: shelves.messages) }
  /// By section, then title.
  package var methods: [MethodPage] { shelves.methods.values }

  /// The record as it is stored, with its revision and path.
  package func stored(_ key: RecordKey) -> StoredRecord? {
    shelves.position(of: key).map { shelves.stored(key.kind, at: $0) }
  }

  /// The record without what is known of its file.
  package func record(_ key: RecordKey) -> Record? {
    shelves.position(of: key).map { shelves.record(key.kind, at: $0) }
  }

  /// What the record's file was when it was read; an edit is based on it.
  package func revision(of key: RecordKey) -> Revision? {
    shelves.position(of: key).map { shelves.file(key.kind, at: $0).revision }
  }

  /// The contact of that identity, found by table.
  package func contact(_ id: RecordID) -> Contact? { shelves.contacts[id] }
  /// The organisation of that identity, a municipality or another.
  package func organization(_ id: RecordID) -> Organization? { shelves.organizations[id] }
  /// The event of that identity.
  package func event(_ id: RecordID) -> Event? { shelves.events[id] }
  /// The note of that identity.
  package func note(_ id: RecordID) -> Note? { shelves.notes[id] }
  /// The follow-up of that identity.
  package func followUp(_ id: RecordID) -> FollowUp? { shelves.followUps[id] }
  /// The project of that identity.
  package func project(_ id: RecordID) -> Project? { shelves.projects[id] }
  /// The method page of that identity.
  package func method(_ id: RecordID) -> MethodPage? { shelves.methods[id] }

  /// The conversation whose first message has that identity.
  package func conversation(_ id: RecordID) -> Conversation? {
    links.conversations.byID[id].map { conversations[$0] }
  }

  /// The conversation that a message stands in.
  package func conversation(containing message: RecordID) -> Conversation? {
    let position = shelves.messages.position(of: message)
    return position.flatMap { links.conversations.byMessage[$0] }.map { conversations[$0] }
  }
}
