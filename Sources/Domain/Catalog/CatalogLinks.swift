/// The tables that lead from one record to others, each renewed only when its records change.
struct CatalogLinks: Sendable {
  var directory: PartyDirectory
  var notes: PartyLinks
  var followUps: PartyLinks
  var events: PartyLinks
  var messages: PartyLinks
  var conversations: ConversationLinks
  /// Notes by the hash of the event that they were taken at.
  var notesByEvent: HashTable
  /// Follow-ups by the hash of the note that they were agreed in.
  var followUpsByNote: HashTable
  /// Where the municipalities stand among the organisations.
  var municipalities: Column<UInt32>

  /// The links of the records of a kind that people take part in; `nil` for others.
  subscript(kind: RecordKind) -> PartyLinks? {
    switch kind {
    case .note: notes
    case .followUp: followUps
    case .event: events
    case .message: messages
    case .contact, .organization, .project, .method: nil
    }
  }

  /// From so many messages on, a thread is worth its while.
  private static let manyMessages = 4096

  /// Links everything; the conversations, as they are linked to the messages, to the organisations.
  init(_ shelves: CatalogShelves, conversations: ConversationLinks) {
    let directory = PartyDirectory(
      organizations: shelves[.organization], contacts: shelves[.contact])
    let linkMessages: @Sendable () -> PartyLinks = { PartyLinks(shelves[.message], directory) }
    let isLong = shelves[.message].count >= Self.manyMessages
    let beside = isLong ? Background(linkMessages) : nil
    self.directory = directory
    notes = PartyLinks(shelves[.note], directory)
    followUps = PartyLinks(shelves[.followUp], directory)
    events = PartyLinks(shelves[.event], directory)
    notesByEvent = Self.children(shelves[.note])
    followUpsByNote = Self.children(shelves[.followUp])
    municipalities = Self.municipalities(shelves[.organization])
    self.conversations = conversations.linked(shelves[.message], directory)
    messages = beside?.output ?? linkMessages()
  }

  /// The tables of an image.
  init(
    directory: PartyDirectory, notes: PartyLinks, followUps: PartyLinks, events: PartyLinks,
    messages: PartyLinks, conversations: ConversationLinks, notesByEvent: HashTable,
    followUpsByNote: HashTable, municipalities: Column<UInt32>
  ) {
    (self.directory, self.notes, self.followUps) = (directory, notes, followUps)
    (self.events, self.messages, self.conversations) = (events, messages, conversations)
    (self.notesByEvent, self.followUpsByNote) = (notesByEvent, followUpsByNote)
    self.municipalities = municipalities
  }

  /// Renews what hangs on what was changed since the shelves were as in `old`.
  mutating func update(
    _ updates: [RecordKind: Shelf.Update], from old: CatalogShelves, to shelves: CatalogShelves,
    conversations columns: ConversationColumns, areConversationsNew: Bool
  ) {
    let kinds = Set(updates.filter { $0.value.movesPositions || $0.value.changesMarks }.keys)
    let contacts = updates[.contact]?.slots ?? []
    let threads =
      kinds.contains(.message) || areConversationsNew
      ? ConversationLinks(columns, messages: shelves[.message]) : nil
    if kinds.contains(.organization) || contacts.count > Self.manyContacts {
      self = CatalogLinks(shelves, conversations: threads ?? conversations)
      return
    }
    if kinds.contains(.contact) { renewDirectory(after: contacts, from: old, to: shelves) }
    for kind in kinds {
      let (before, after) = (old[kind], shelves[kind])
      let slots = updates[kind]?.slots ?? []
      // So many are linked anew sooner than put among the others.
      let isMany = slots.count > max(64, after.count / 8)
      let renew = { [directory] (links: PartyLinks) in
        isMany
          ? PartyLinks(after, directory) : links.updated(from: before, to: after, slots, directory)
      }
      let renewChildren = { (table: HashTable) in
        isMany ? Self.children(after) : Self.children(table, from: before, to: after, slots)
      }
      switch kind {
      case .note:
        notes = renew(notes)
        notesByEvent = renewChildren(notesByEvent)
      case .followUp:
        followUps = renew(followUps)
        followUpsByNote = renewChildren(followUpsByNote)
      case .event: events = renew(events)
      case .message: messages = renew(messages)
      case .contact, .organization, .project, .method: break
      }
    }
    if let threads { conversations = threads.linked(shelves[.message], directory) }
    if updates[.organization] != nil {
      municipalities = Self.municipalities(shelves[.organization])
    }
  }

  private static func children(_ shelf: Shelf) -> HashTable {
    HashTable(children(shelf, at: 0..<shelf.count))
  }

  private static func children(
    _ table: HashTable, from old: Shelf, to new: Shelf, _ slots: Set<Int>
  ) -> HashTable {
    table.updated(
      removing: children(old, at: old.positions(ofSlots: slots)),
      adding: children(new, at: new.positions(ofSlots: slots)),
      moving: new.positions(after: old))
  }

  private static func children(
    _ shelf: Shelf, at positions: some Sequence<Int>
  ) -> [(hash: UInt64, value: UInt32)] {
    var pairs: [(hash: UInt64, value: UInt32)] = []
    for position in positions {
      shelf.visitMarks(at: position) { mark in
        if mark.role == .parent { pairs.append((mark.hash, UInt32(position))) }
      }
    }
    return pairs
  }

  private static func municipalities(_ shelf: Shelf) -> Column<UInt32> {
    Column(
      (0..<shelf.count).filter { shelf.facts(at: $0).flags.contains(.isMunicipality) }
        .map { UInt32($0) })
  }
}
