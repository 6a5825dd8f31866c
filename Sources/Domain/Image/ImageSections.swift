/// The numbered parts that an image consists of, before it is written and after it was read.
package struct ImageSections: Sendable {
  /// What a part is for, which decides when it is checked.
  package enum Use: Sendable {
    /// Tables that are relied on: checked before the image is used.
    case structure
    /// Packed records and texts, of which no damage does more harm than a wrong word: checked later.
    case content
  }

  /// A part with its number, in one piece or several.
  package struct Section: Sendable {
    package let number: UInt32
    package let use: Use
    /// How many bytes there are in it.
    package let byteCount: Int
    private let contents: Contents

    private enum Contents {
      case chunks([ByteSlice])
      /// Where each piece lies, and where it will.
      case pieces(Blob, Column<Blob.Place>, Column<Blob.Place>)
    }

    /// A part that is made of `chunks`, one behind the other.
    package init(_ number: UInt32, _ use: Use, _ chunks: [ByteSlice]) {
      (self.number, self.use, contents) = (number, use, .chunks(chunks))
      byteCount = chunks.reduce(0) { $0 + $1.count }
    }

    /// A part that is made of pieces, each right behind the one before; nothing is copied for it.
    ///
    /// - Parameters:
    ///   - number: The part's number.
    ///   - use: What it is for.
    ///   - blob: Has the pieces.
    ///   - places: Where they lie, in their order.
    ///   - gathered: Where they will lie, see ``Blob/gathered(_:)``.
    init(
      _ number: UInt32, _ use: Use, _ blob: Blob, at places: Column<Blob.Place>,
      gathered: Column<Blob.Place>
    ) {
      (self.number, self.use, contents) = (number, use, .pieces(blob, places, gathered))
      byteCount = gathered.isEmpty ? 0 : gathered[gathered.count - 1].end
    }

    /// Calls `body` with the bytes from `start`, `count` of them or what there is; they may be a copy
    /// that is in memory only meanwhile.
    package func withBytes<Result>(
      from start: Int, count: Int, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
      let range = start..<min(start + count, byteCount)
      if let slice {
        return withExtendedLifetime(slice) {
          body(UnsafeRawBufferPointer(rebasing: slice.bytes[range]))
        }
      }
      return withUnsafeTemporaryAllocation(byteCount: range.count, alignment: 16) { buffer in
        var end = 0
        forEachPiece(in: range) { piece in
          buffer[end..<end + piece.count].copyBytes(from: piece)
          end += piece.count
        }
        return body(UnsafeRawBufferPointer(buffer))
      }
    }

    /// Calls `body` with the bytes in `range`, from first to last in pieces of any size.
    private func forEachPiece(in range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
      defer { withExtendedLifetime(contents) {} }
      switch contents {
      case .chunks(let chunks):
        var start = 0
        for chunk in chunks {
          Self.pass(chunk.bytes, from: start, within: range, body)
          start += chunk.count
        }
      case .pieces(let blob, let places, let gathered):
        let first = gathered.indices.partitioningIndex { gathered[$0].end > range.lowerBound }
        for index in first..<gathered.count {
          let start = gathered[index].end - Int(gathered[index].count)
          guard start < range.upperBound else { return }
          Self.pass(blob.piece(at: places[index]), from: start, within: range, body)
        }
      }
    }

    /// Calls `body` with as much of a piece that begins at `start` as lies within `range`, if any does.
    private static func pass(
      _ piece: UnsafeRawBufferPointer, from start: Int, within range: Range<Int>,
      _ body: (UnsafeRawBufferPointer) -> Void
    ) {
      let (lower, upper) = (
        max(range.lowerBound - start, 0), min(range.upperBound - start, piece.count)
      )
      if lower < upper { body(UnsafeRawBufferPointer(rebasing: piece[lower..<upper])) }
    }

    /// The bytes, if they are in one piece.
    fileprivate var slice: ByteSlice? {
      guard case .chunks(let chunks) = contents, chunks.count == 1 else { return nil }
      return chunks[0]
    }
  }

  package private(set) var sections: [Section] = []

  /// No parts yet.
  package init() {}

  /// Adds a part; its number is not yet taken.
  package mutating func add(_ section: Section) {
    sections.append(section)
  }

  /// Adds a column as a part of the structure.
  package mutating func add<Element>(_ column: Column<Element>, as number: UInt32) {
    add(Section(number, .structure, [column.slicedBytes]))
  }

  /// The bytes of a part; `nil` if there is none, or if it is not in one piece.
  package func slice(_ number: UInt32) -> ByteSlice? {
    sections.first { $0.number == number }?.slice
  }

  /// A part as a column; `nil` if there is none or it is of another size.
  package func column<Element>(_ number: UInt32) -> Column<Element>? {
    slice(number).flatMap { Column($0) }
  }
}

extension ImageSections {
  /// Adds pieces as two parts, the content and where each piece lies.
  package mutating func add(
    _ blob: Blob, at places: Column<Blob.Place>, as number: UInt32, _ use: Use = .content
  ) {
    add(Section(number, use, blob.chunks))
    add(blob.flattened(places), as: number + 1)
  }

  /// Adds pieces as two parts, in the order of their places: who reads them all in that order goes
  /// straight through the file.
  mutating func add(
    inOrder blob: Blob, at places: Column<Blob.Place>, as number: UInt32
  ) {
    guard blob.chunks.count > 1 else { return add(blob, at: places, as: number) }
    let gathered = blob.gathered(places)
    add(Section(number, .content, blob, at: places, gathered: gathered))
    add(gathered, as: number + 1)
  }

  /// Pieces, of which two parts consist.
  package func blob(_ number: UInt32) -> (blob: Blob, places: Column<Blob.Place>)? {
    guard let slice = slice(number), let places: Column<Blob.Place> = column(number + 1) else {
      return nil
    }
    return (Blob(slice), places)
  }

  /// Adds a table as two parts of the structure.
  package mutating func add(_ table: HashTable, as number: UInt32) {
    add(table.hashes, as: number)
    add(table.values, as: number + 1)
  }

  /// A table, of which two parts consist.
  package func hashTable(_ number: UInt32) -> HashTable? {
    guard let hashes: Column<UInt64> = column(number),
      let values: Column<UInt32> = column(number + 1), hashes.count == values.count
    else { return nil }
    return HashTable(hashes: hashes, values: values)
  }

  mutating func add<Element>(_ adjacency: Adjacency<Element>, as number: UInt32) {
    add(adjacency.offsets, as: number)
    add(adjacency.entries, as: number + 1)
  }

  /// An adjacency of `count` lists.
  func adjacency<Element>(_ number: UInt32, count: Int) -> Adjacency<Element>? {
    guard let offsets: Column<UInt32> = column(number),
      let entries: Column<Element> = column(number + 1), offsets.count == count + 1
    else { return nil }
    return Adjacency(offsets: offsets, entries: entries)
  }
}
