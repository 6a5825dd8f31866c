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

  package func record(_ key: RecordKey) -> Record? {
    shelves.position(of: key).map { shelves.record(key.kind, at: $0) }
  }

  package func revision(of key: RecordKey) -> Revision? {
    shelves.position(of: key).map { shelves.file(key.kind, at: $0).revision }
  }

  package func contact(_ id: RecordID) -> Contact? { shelves.contacts[id] }
  package func organization(_ id: RecordID) -> Organization? { shelves.organizations[id] }
  package func event(_ id: RecordID) -> Event? { shelves.events[id] }
  package func note(_ id: RecordID) -> Note? { shelves.notes[id] }
  package func followUp(_ id: RecordID) -> FollowUp? { shelves.followUps[id] }
  package func project(_ id: RecordID) -> Project? { shelves.projects[id] }
  package func method(_ id: RecordID) -> MethodPage? { shelves.methods[id] }

  package func conversation(_ id: RecordID) -> Conversation? {
    links.conversations.byID[id].map { conversations[$0] }
  }

  /// The conversation that a message stands in.
  package func conversation(containing message: RecordID) -> Conversation? {
    let position = shelves.messages.position(of: message)
    return position.flatMap { links.conversations.byMessage[$0] }.map { conversations[$0] }
  }
}
