/// The messages of a catalog, by identity and by time.
package struct MessageTable: Sendable {
  let shelf: Shelf<Message>

  /// Latest first.
  package var values: [Message] { shelf.values }
  package var keys: some Collection<RecordID> { shelf.ids }
  package var count: Int { shelf.values.count }
  package var isEmpty: Bool { shelf.values.isEmpty }

  package subscript(id: RecordID) -> Message? { shelf[id] }
}
