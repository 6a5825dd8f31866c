/// Takes in the records of a catalog one after another, in several places at once if need be.
package struct CatalogBuilder: Sendable {
  /// One of each kind.
  private var builders: [ShelfBuilder]

  /// Nothing yet.
  ///
  /// - Parameter room: Where what is kept is to lie; `nil` for anywhere.
  package init(in room: LargeRoom? = nil) {
    builders = RecordKind.allCases.map { _ in ShelfBuilder(in: room) }
  }

  /// Takes in a record; of several with one key the first counts.
  ///
  /// - Returns: The ``RecordKey/hash`` of its key.
  @discardableResult
  package mutating func append(
    _ stored: StoredRecord, with packer: inout RecordPacker
  ) -> UInt64 {
    let kind = stored.record.kind
    let hash = builders[kind.place].append(stored, with: &packer)
    return RecordKey.hash(kind, ofID: hash)
  }

  /// Gives up the room for more that will not come.
  package mutating func close() {
    for place in builders.indices { builders[place].close() }
  }

  /// Sorts the records of one kind that some builders have, one after another: the longest part of the
  /// work, for all kinds at once.
  package static func sorted(_ kind: RecordKind, of builders: [CatalogBuilder]) -> SortedRecords {
    SortedRecords(columns: ShelfBuilder(builders.map { $0.builders[kind.place] }).finish())
  }

  /// Sorts and links what was taken in.
  package func catalog(
    of network: NetworkDescription, conversations: [Conversation], problems: [Problem]
  ) -> Catalog {
    let sorted = Dictionary(
      uniqueKeysWithValues: RecordKind.allCases.map { ($0, Self.sorted($0, of: [self])) })
    return Catalog(
      network: network, sorted: sorted,
      conversations: SortedConversations(conversations, of: sorted[.message] ?? SortedRecords()),
      problems: problems)
  }
}

/// The records of one kind, in the order shown.
package struct SortedRecords: Sendable {
  fileprivate let columns: ShelfColumns

  fileprivate init(columns: ShelfColumns) {
    self.columns = columns
  }

  /// None.
  package init() {
    self.init(columns: ShelfColumns())
  }
}

/// Conversations in the order shown, linked to their messages.
package struct SortedConversations: Sendable {
  fileprivate let columns: ConversationColumns
  fileprivate let links: ConversationLinks

  /// Sorts conversations and finds their messages among all that there are.
  package init(_ conversations: [Conversation], of messages: SortedRecords) {
    columns = ConversationColumns(conversations)
    links = ConversationLinks(columns, messages: Shelf(.message, messages.columns))
  }
}

extension Catalog {
  /// Links records that are sorted.
  ///
  /// - Parameters:
  ///   - network: What the network is called.
  ///   - sorted: The records of each kind that there are any of.
  ///   - conversations: The messages among them as threads.
  ///   - problems: What could not be read.
  package convenience init(
    network: NetworkDescription, sorted: [RecordKind: SortedRecords],
    conversations: SortedConversations, problems: [Problem]
  ) {
    let shelves = CatalogShelves { sorted[$0]?.columns ?? ShelfColumns() }
    self.init(
      network: network, shelves: shelves,
      links: CatalogLinks(shelves, conversations: conversations.links),
      conversations: conversations.columns, problems: problems)
  }
}
