import CivilTime

/// All that is known of a network at one moment: an immutable value, sorted and linked.
///
/// Making one costs a sort of every kind; every look-up afterwards is by table.
package struct Catalog: Sendable {
  package let network: NetworkDescription
  /// The network's municipalities, in Norwegian order by sort key.
  package let municipalities: [Organization]
  /// Latest message first.
  package let conversations: [Conversation]
  package let problems: [Problem]

  private let sorted: SortedRecords
  private let places: [RecordKey: Place]
  let links: CatalogLinks

  /// Where a record stands among its kind, and the file that it came from.
  private struct Place: Sendable {
    var position: Int
    var revision: Revision
    var path: String
  }

  /// Sorts and links the records of one network.
  ///
  /// Of several records with one key the first counts.
  ///
  /// - Parameters:
  ///   - network: What the network is called.
  ///   - records: Every record that could be read, in any order.
  ///   - conversations: The messages among them as threads.
  ///   - problems: What could not be read.
  package init(
    network: NetworkDescription, records: [StoredRecord], conversations: [Conversation] = [],
    problems: [Problem] = []
  ) {
    var places: [RecordKey: Place] = [:]
    places.reserveCapacity(records.count)
    let unique = records.filter { stored in
      let place = Place(position: 0, revision: stored.revision, path: stored.path)
      return places.updateIfNew(place, for: stored.record.key)
    }
    sorted = SortedRecords(unique.lazy.map(\.record))
    for kind in RecordKind.allCases {
      for (position, id) in sorted.ids(of: kind).enumerated() {
        places[RecordKey(kind, id)]?.position = position
      }
    }
    self.places = places
    self.network = network
    self.conversations = conversations.sorted {
      ($0.latest?.secondsSince1970 ?? .min, $0.id) > ($1.latest?.secondsSince1970 ?? .min, $1.id)
    }
    self.problems = problems
    municipalities = sorted.organizations.filter { $0.municipality != nil }
    links = CatalogLinks(sorted, conversations: self.conversations)
  }
}

extension Catalog {
  /// In Norwegian order by name.
  package var contacts: [Contact] { sorted.contacts }
  /// Every organisation, municipalities included, in Norwegian order by sort key.
  package var organizations: [Organization] { sorted.organizations }
  /// By first day, then title.
  package var events: [Event] { sorted.events }
  /// Newest first; those without a date last.
  package var notes: [Note] { sorted.notes }
  /// By due day, those without one last.
  package var followUps: [FollowUp] { sorted.followUps }
  package var projects: [Project] { sorted.projects }
  package var messages: [RecordID: Message] { sorted.messages }
  /// By section, then title.
  package var methods: [MethodPage] { sorted.methods }

  /// The record as it is stored, with its revision and path.
  package func stored(_ key: RecordKey) -> StoredRecord? {
    guard let place = places[key], let record = record(key) else { return nil }
    return StoredRecord(record, revision: place.revision, path: place.path)
  }

  package func record(_ key: RecordKey) -> Record? {
    if key.kind == .message { return messages[key.id].map(Record.message) }
    return places[key].flatMap { sorted.record(key.kind, at: $0.position) }
  }

  package func revision(of key: RecordKey) -> Revision? {
    places[key]?.revision
  }

  package func contact(_ id: RecordID) -> Contact? {
    position(.contact, id).map { contacts[$0] }
  }

  package func organization(_ id: RecordID) -> Organization? {
    position(.organization, id).map { organizations[$0] }
  }

  package func event(_ id: RecordID) -> Event? {
    position(.event, id).map { events[$0] }
  }

  package func note(_ id: RecordID) -> Note? {
    position(.note, id).map { notes[$0] }
  }

  package func followUp(_ id: RecordID) -> FollowUp? {
    position(.followUp, id).map { followUps[$0] }
  }

  package func project(_ id: RecordID) -> Project? {
    position(.project, id).map { projects[$0] }
  }

  package func method(_ id: RecordID) -> MethodPage? {
    position(.method, id).map { methods[$0] }
  }

  package func conversation(_ id: RecordID) -> Conversation? {
    links.conversationByID[id].map { conversations[$0] }
  }

  /// The conversation that a message stands in.
  package func conversation(containing message: RecordID) -> Conversation? {
    links.conversationByMessage[message].map { conversations[$0] }
  }

  func position(_ kind: RecordKind, _ id: RecordID) -> Int? {
    places[RecordKey(kind, id)]?.position
  }
}

extension Dictionary {
  /// Stores `value` unless there is one, and says whether it did.
  fileprivate mutating func updateIfNew(_ value: Value, for key: Key) -> Bool {
    guard self[key] == nil else { return false }
    self[key] = value
    return true
  }
}
