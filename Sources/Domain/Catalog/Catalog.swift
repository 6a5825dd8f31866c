import CivilTime

/// All that is known of a network at one moment: an immutable value, sorted and linked.
///
/// Records lie packed, in memory or in a mapped file, and are unpacked when they are looked at; what is
/// needed of every one of them stands in columns beside. Making a catalog costs a sort of every kind;
/// every look-up afterwards is by table. It is a class because it is handed on a lot and has a hundred
/// and seventy words.
package final class Catalog: Sendable {
  package let network: NetworkDescription
  package let problems: [Problem]

  let shelves: CatalogShelves
  let links: CatalogLinks
  let conversationColumns: ConversationColumns
  let unpackedMunicipalities: LazyValue<[Organization]>

  /// Sorts and links the records of one network.
  ///
  /// Of several records with one key the first counts.
  ///
  /// - Parameters:
  ///   - network: What the network is called.
  ///   - records: Every record that could be read, in any order.
  ///   - conversations: The messages among them as threads.
  ///   - problems: What could not be read.
  package convenience init(
    network: NetworkDescription, records: [StoredRecord], conversations: [Conversation] = [],
    problems: [Problem] = []
  ) {
    self.init(
      network: network, shelves: CatalogShelves(records), conversations: conversations,
      problems: problems)
  }

  convenience init(
    network: NetworkDescription, shelves: CatalogShelves, conversations: [Conversation],
    problems: [Problem]
  ) {
    let columns = ConversationColumns(conversations)
    let links = ConversationLinks(columns, messages: shelves[.message])
    self.init(
      network: network, shelves: shelves, links: CatalogLinks(shelves, conversations: links),
      conversations: columns, problems: problems)
  }

  init(
    network: NetworkDescription, shelves: CatalogShelves, links: CatalogLinks,
    conversations: ConversationColumns, problems: [Problem],
    unpackedMunicipalities: LazyValue<[Organization]> = LazyValue()
  ) {
    self.network = network
    self.problems = problems
    self.shelves = shelves
    self.links = links
    self.unpackedMunicipalities = unpackedMunicipalities
    conversationColumns = conversations
  }

  /// Whether the catalog is the other one but for changes of records of other kinds than some.
  ///
  /// Told by where the two come from and not by a look at the records: `false` may be said of equals.
  package func hasSame(_ kinds: RecordKind..., as other: Catalog) -> Bool {
    kinds.allSatisfy { shelves[$0].version === other.shelves[$0].version }
  }

  /// Whether the conversations are those of the other one, told in the same way.
  package func hasSameConversations(as other: Catalog) -> Bool {
    conversationColumns.version === other.conversationColumns.version
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
    var (shelves, links) = (shelves, links)
    let updates = shelves.update(removing: removed, putting: records)
    let columns = conversations.map(ConversationColumns.init) ?? conversationColumns
    links.update(
      updates, from: self.shelves, to: shelves, conversations: columns,
      areConversationsNew: conversations != nil)
    let isSame = shelves[.organization].version === self.shelves[.organization].version
    return Catalog(
      network: network, shelves: shelves, links: links, conversations: columns,
      problems: problems ?? self.problems,
      unpackedMunicipalities: isSame ? unpackedMunicipalities : LazyValue())
  }
}
