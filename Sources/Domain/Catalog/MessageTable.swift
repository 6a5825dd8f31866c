/// The messages of a catalog, by identity and by time.
package struct MessageTable: Sendable {
  let shelf: Shelf

  /// Latest first.
  package var values: RecordList<Message> { RecordList(shelf) }
  package var keys: some Collection<RecordID> {
    RecordList(count: shelf.count) { shelf.id(at: $0) }
  }
  package var count: Int { shelf.count }
  package var isEmpty: Bool { shelf.count == 0 }

  package subscript(id: RecordID) -> Message? {
    shelf.position(of: id).map { shelf.value(at: $0) }
  }
}
