/// Rows that are made when they are come to, whatever makes them.
///
/// As `AnySequence`, without its classes, which are made anew in every run.
struct Rows<Row>: Sequence {
  private let begin: () -> () -> Row?

  init(_ rows: some Sequence<Row>) {
    begin = {
      var iterator = rows.makeIterator()
      return { iterator.next() }
    }
  }

  private init(_ begin: @escaping () -> () -> Row?) {
    self.begin = begin
  }

  /// Those that pass a test, which is made when they are come to.
  func filtered(by test: @escaping (Row) -> Bool) -> Rows {
    Rows { [begin] in
      let next = begin()
      return {
        while let row = next() {
          if test(row) { return row }
        }
        return nil
      }
    }
  }

  struct Iterator: IteratorProtocol {
    fileprivate let nextRow: () -> Row?

    mutating func next() -> Row? { nextRow() }
  }

  func makeIterator() -> Iterator { Iterator(nextRow: begin()) }
}
