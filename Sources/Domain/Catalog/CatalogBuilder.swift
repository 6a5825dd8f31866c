/// Takes in the records of a catalog one after another, in several places at once if need be.
package struct CatalogBuilder: Sendable {
  private var builders: [RecordKind: ShelfBuilder] = [:]

  package init() {}

  /// Takes in a record; of several with one key the first counts.
  package mutating func append(_ stored: StoredRecord) {
    builders[stored.record.key.kind, default: ShelfBuilder()].append(stored)
  }

  /// Takes over all that another builder has, as if it had been appended now.
  package mutating func append(contentsOf other: CatalogBuilder) {
    for (kind, builder) in other.builders {
      builders[kind, default: ShelfBuilder()].append(contentsOf: builder)
    }
  }

  /// Sorts and links what was taken in.
  package func catalog(
    of network: NetworkDescription, conversations: [Conversation], problems: [Problem]
  ) -> Catalog {
    var builders = builders
    return Catalog(
      network: network,
      shelves: CatalogShelves { builders[$0, default: ShelfBuilder()].finish() },
      conversations: conversations, problems: problems)
  }
}
