/// The tables that lead from one record to others, each renewed only when its records change.
struct CatalogLinks: Sendable {
  private(set) var directory: PartyDirectory
  private(set) var notes: PartyLinks
  private(set) var followUps: PartyLinks
  private(set) var events: PartyLinks
  private(set) var messages: PartyLinks
  private(set) var conversations: ConversationLinks
  private(set) var notesByEvent: [RecordID: [Int]]
  private(set) var followUpsByNote: [RecordID: [Int]]

  init(_ shelves: CatalogShelves, conversations: [Conversation]) {
    directory = PartyDirectory(
      organizations: shelves.organizations.values, contacts: shelves.contacts.values)
    notes = PartyLinks(notes: shelves.notes.values, directory)
    followUps = PartyLinks(followUps: shelves.followUps.values, directory)
    events = PartyLinks(events: shelves.events.values, directory)
    messages = PartyLinks(messages: shelves.messages.values, directory)
    self.conversations = ConversationLinks(
      conversations, messages: shelves.messages, directory)
    notesByEvent = Self.positions(shelves.notes.values) { $0.event }
    followUpsByNote = Self.positions(shelves.followUps.values) { $0.note }
  }

  /// Renews what hangs on records of the given kinds.
  mutating func update(
    _ kinds: Set<RecordKind>, _ shelves: CatalogShelves, conversations list: [Conversation]
  ) {
    guard kinds.isDisjoint(with: [.contact, .organization]) else {
      self = CatalogLinks(shelves, conversations: list)
      return
    }
    if kinds.contains(.note) {
      notes = PartyLinks(notes: shelves.notes.values, directory)
      notesByEvent = Self.positions(shelves.notes.values) { $0.event }
    }
    if kinds.contains(.followUp) {
      followUps = PartyLinks(followUps: shelves.followUps.values, directory)
      followUpsByNote = Self.positions(shelves.followUps.values) { $0.note }
    }
    if kinds.contains(.event) { events = PartyLinks(events: shelves.events.values, directory) }
    if kinds.contains(.message) {
      messages = PartyLinks(messages: shelves.messages.values, directory)
      conversations = ConversationLinks(list, messages: shelves.messages, directory)
    }
  }

  private static func positions<Value>(
    _ values: [Value], by parent: (Value) -> RecordID?
  ) -> [RecordID: [Int]] {
    var positions: [RecordID: [Int]] = [:]
    for (position, value) in values.enumerated() {
      if let parent = parent(value) { positions[parent, default: []].append(position) }
    }
    return positions
  }
}
