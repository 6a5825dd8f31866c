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

  let shelves: CatalogShelves
  let links: CatalogLinks

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
    shelves = CatalogShelves(records)
    self.network = network
    self.conversations = Self.latestFirst(conversations)
    self.problems = problems
    municipalities = shelves.organizations.values.filter { $0.municipality != nil }
    links = CatalogLinks(shelves, conversations: self.conversations)
  }

  /// The catalog with some records changed, added or gone; much cheaper than making it anew.
  ///
  /// - Parameters:
  ///   - records: New versions, and new records.
  ///   - removed: Keys of records that are gone; removed before the others are put in.
  ///   - conversations: The messages as threads, if messages are among them.
  ///   - problems: What could not be read now, if that is known anew.
  /// - Returns: The same as a catalog made of all records as they are now.
  package func replacing(
    _ records: [StoredRecord], removing removed: [RecordKey] = [],
    conversations: [Conversation]? = nil, problems: [Problem]? = nil
  ) -> Catalog {
    Catalog(
      self, putting: records, removing: removed, conversations: conversations, problems: problems)
  }

  private init(
    _ previous: Catalog, putting records: [StoredRecord], removing removed: [RecordKey],
    conversations: [Conversation]?, problems: [Problem]?
  ) {
    var (shelves, links) = (previous.shelves, previous.links)
    for key in removed { shelves.remove(key) }
    for record in records { shelves.put(record) }
    var kinds = Set(removed.map(\.kind) + records.map(\.record.key.kind))
    if conversations != nil { kinds.insert(.message) }
    network = previous.network
    self.conversations = conversations.map(Self.latestFirst) ?? previous.conversations
    self.problems = problems ?? previous.problems
    municipalities =
      kinds.contains(.organization)
      ? shelves.organizations.values.filter { $0.municipality != nil } : previous.municipalities
    links.update(kinds, shelves, conversations: self.conversations)
    (self.shelves, self.links) = (shelves, links)
  }

  private static func latestFirst(_ conversations: [Conversation]) -> [Conversation] {
    let times = conversations.map { $0.latest?.secondsSince1970 ?? .min }
    return conversations.indices
      .sorted { (times[$0], conversations[$0].id) > (times[$1], conversations[$1].id) }
      .map { conversations[$0] }
  }
}
