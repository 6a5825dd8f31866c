/// Values of a catalog in the order they are shown, each unpacked when it is asked for.
///
/// A look at one costs about a microsecond; keep it rather than ask twice.
package struct RecordList<Value: Sendable>: RandomAccessCollection, Sendable {
  private let length: Int
  private let element: @Sendable (Int) -> Value

  init(count: Int, element: @escaping @Sendable (Int) -> Value) {
    length = count
    self.element = element
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { length }

  /// Goes through the list without the detours of collections that are not specialized.
  package struct Iterator: IteratorProtocol {
    fileprivate let list: RecordList
    private var index = 0

    fileprivate init(_ list: RecordList) {
      self.list = list
    }

    /// The next value, unpacked now; `nil` behind the last.
    package mutating func next() -> Value? {
      guard index < list.length else { return nil }
      defer { index += 1 }
      return list.element(index)
    }
  }

  /// Goes through the list from its start, each value unpacked when its turn comes.
  package func makeIterator() -> Iterator {
    Iterator(self)
  }

  package subscript(index: Int) -> Value {
    precondition(index >= 0 && index < length, "the index lies within the list")
    return element(index)
  }
}

extension RecordList where Value: PackedRecord {
  /// All that stands on a shelf.
  init(_ shelf: Shelf) {
    self.init(count: shelf.count) { shelf.value(at: $0, as: Value.self) }
  }

  /// What stands at some positions of a shelf, in their order.
  init(_ shelf: Shelf, at positions: Column<UInt32>) {
    self.init(count: positions.count) { shelf.value(at: Int(positions[$0]), as: Value.self) }
  }
}

extension RecordList: Equatable where Value: Equatable {
  package static func == (left: RecordList, right: RecordList) -> Bool {
    left.elementsEqual(right)
  }
}
