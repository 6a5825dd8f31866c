/// Records of one kind in an order of their own.
///
/// They are known by where they stand in a catalog, in four bytes each; a key is made when it is looked
/// at, at the cost of a look into the record.
package struct KeyList: RandomAccessCollection, Sendable {
  private let kind: RecordKind
  private let positions: [UInt32]
  private let id: @Sendable (Int) -> RecordID
  private let position: @Sendable (RecordID) -> Int?

  init(
    _ kind: RecordKind, at positions: some Sequence<Int>,
    id: @escaping @Sendable (Int) -> RecordID,
    position: @escaping @Sendable (RecordID) -> Int?
  ) {
    self.kind = kind
    self.positions = positions.map { UInt32($0) }
    self.id = id
    self.position = position
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { positions.count }

  package subscript(index: Int) -> RecordKey {
    RecordKey(kind, id(Int(positions[index])))
  }

  /// Where a record stands in the list, found without making any key; `nil` if it does not.
  package func index(of key: RecordKey) -> Int? {
    guard key.kind == kind, let position = position(key.id) else { return nil }
    return positions.firstIndex(of: UInt32(position))
  }

  /// Those of the records that pass, in the same order.
  package func filter(_ passes: (RecordKey) throws -> Bool) rethrows -> KeyList {
    let passing = try positions.map { Int($0) }.filter { try passes(RecordKey(kind, id($0))) }
    return KeyList(kind, at: passing, id: id, position: position)
  }
}

extension Catalog {
  /// The records of a kind that stand at some positions of its shelf.
  func keys(of kind: RecordKind, at positions: some Sequence<Int>) -> KeyList {
    let shelf = shelves[kind]
    return KeyList(
      kind, at: positions, id: { shelf.id(at: $0) }, position: { shelf.position(of: $0) })
  }

  /// The records of a kind that have these identities, in their order.
  package func keys(of kind: RecordKind, _ ids: [RecordID]) -> KeyList {
    keys(of: kind, at: ids.compactMap { shelves[kind].position(of: $0) })
  }

  /// All records of a kind but some, in the order they are shown.
  package func keys(of kind: RecordKind, except ids: Set<RecordID> = []) -> KeyList {
    let excepted = Set(ids.compactMap { shelves[kind].position(of: $0) })
    return keys(of: kind, at: (0..<shelves[kind].count).filter { !excepted.contains($0) })
  }

  /// The organisations that are no municipalities, in the order they are shown.
  package var otherOrganizationKeys: KeyList {
    let shelf = shelves[.organization]
    return keys(
      of: .organization,
      at: (0..<shelf.count).filter { !shelf.facts(at: $0).flags.contains(.isMunicipality) })
  }

  /// The first messages of all conversations, the latest conversation first.
  package var conversationKeys: KeyList {
    let (columns, identities) = (conversationColumns, links.conversations.identities)
    return KeyList(
      .message, at: columns.places.indices, id: { columns.ids[$0] },
      position: { identities.first(of: $0.hash).map { Int($0) } })
  }
}
