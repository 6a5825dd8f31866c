/// Pieces of bytes of any length, each found by its ``Place``.
package struct Blob: Sendable {
  /// Where a piece lies; stays good when blobs are put together, see ``append(_:)``.
  package struct Place: BitwiseCopyable, Sendable {
    /// The chunk's number in the upper 24 bits, the offset in it in the lower 40.
    var start: UInt64
    var count: UInt64

    fileprivate static let offsetBits: UInt64 = 40
    fileprivate var chunk: Int { Int(start >> Self.offsetBits) }
    fileprivate var offset: UInt64 { start & (1 << Self.offsetBits - 1) }
    /// Behind the last byte in its chunk.
    var end: Int { Int(offset + count) }

    fileprivate init(chunk: Int, offset: UInt64, count: UInt64) {
      start = UInt64(chunk) << Self.offsetBits | offset
      self.count = count
    }
  }

  private(set) var chunks: [ByteSlice] = []

  /// Nothing yet.
  package init() {}

  /// The one chunk of a blob that lies in a file.
  init(_ slice: ByteSlice) {
    chunks = [slice]
  }

  /// A piece; none where the place is none of this blob.
  ///
  /// To be used only while the blob is held.
  package func piece(at place: Place) -> UnsafeRawBufferPointer {
    guard place.chunk < chunks.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return chunks[place.chunk].part(from: place.offset, count: place.count)
  }

  /// The pieces wherever they lie, for as long as they lie there.
  struct Pieces {
    fileprivate let chunks: UnsafeBufferPointer<UnsafeRawBufferPointer>

    /// None where the place is none of the blob.
    subscript(place: Place) -> UnsafeRawBufferPointer {
      guard place.chunk < chunks.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      let chunk = chunks[place.chunk]
      let start = Int(min(place.offset, UInt64(chunk.count)))
      let count = Int(min(place.count, UInt64(chunk.count - start)))
      return UnsafeRawBufferPointer(rebasing: chunk[start..<start + count])
    }
  }

  /// Calls `body` with all pieces, to be looked at many times.
  func withPieces<Result>(_ body: (Pieces) -> Result) -> Result {
    withExtendedLifetime(self) {
      chunks.map(\.bytes).withUnsafeBufferPointer { body(Pieces(chunks: $0)) }
    }
  }

  /// Lets the memory of everything from one piece to another go that lies behind it in a chunk.
  package func letGo(from first: Place, through last: Place) {
    guard first.chunk == last.chunk, first.chunk < chunks.count, first.start <= last.start else {
      return
    }
    let chunk = chunks[first.chunk]
    chunk.region.letGo(
      of: chunk.part(from: first.offset, count: last.start - first.start + last.count))
  }

  /// Where pieces lie once all chunks are one.
  func flattened(_ places: Column<Place>) -> Column<Place> {
    guard chunks.count > 1 else { return places }
    var starts: [UInt64] = [0]
    for chunk in chunks { starts.append(starts[starts.count - 1] + UInt64(chunk.count)) }
    return Column(
      places.indices.lazy.map { index in
        let place = places[index]
        return Place(chunk: 0, offset: starts[place.chunk] + place.offset, count: place.count)
      })
  }

  /// Where pieces lie once each is right behind the one before.
  func gathered(_ places: Column<Place>) -> Column<Place> {
    var offset: UInt64 = 0
    return Column(
      places.array.map { place in
        let count = UInt64(piece(at: place).count)
        defer { offset += count }
        return Place(chunk: 0, offset: offset, count: count)
      })
  }

  /// Puts another's chunks behind; its places move by the number of chunks there were.
  mutating func append(_ other: Blob) {
    chunks += other.chunks
  }

  /// Where a piece lies once its blob was put behind `chunkCount` chunks of another.
  package static func moved(_ place: Place, by chunkCount: Int) -> Place {
    Place(chunk: place.chunk + chunkCount, offset: place.offset, count: place.count)
  }

  mutating func append(chunk: ByteSlice) {
    chunks.append(chunk)
  }

  /// A place in the chunk that comes next.
  func placeInNextChunk(offset: Int, count: Int) -> Place {
    Place(chunk: chunks.count, offset: UInt64(offset), count: UInt64(count))
  }
}

/// Takes pieces one after another.
package struct BlobBuilder: Sendable {
  /// What has been taken and closed.
  package private(set) var blob = Blob()
  /// Room for more, and how much of it is taken.
  private var open: ByteRegion?
  private var openCount = 0

  /// Small enough that not much has to be moved when one is closed before it is full.
  private static let chunkSize = 1 << 15

  package init() {}

  /// Takes a piece and tells its place.
  package mutating func append(_ piece: UnsafeRawBufferPointer) -> Blob.Place {
    append(byteCount: piece.count) { $0.copyMemory(from: piece) }
  }

  /// Takes what was written as a piece, and tells its place.
  package mutating func append(_ written: PackWriter) -> Blob.Place {
    written.withBytes { append($0) }
  }

  /// Takes a piece of `byteCount` bytes that `write` fills, and tells its place.
  mutating func append(
    byteCount: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Blob.Place {
    let place = placeOfNext(byteCount)
    // Where there is nothing, no room need be made.
    if byteCount > 0 {
      open?.fill(place.end - byteCount..<place.end, write)
      openCount = place.end
    }
    return place
  }

  /// Makes sure that there is room, which nobody else writes to.
  private mutating func placeOfNext(_ byteCount: Int) -> Blob.Place {
    let isTaken = open != nil && !isKnownUniquelyReferenced(&open)
    if isTaken || openCount + byteCount > open?.count ?? 0 {
      close()
      if byteCount > 0 { open = ByteRegion(room: max(byteCount, Self.chunkSize)) }
    }
    return blob.placeInNextChunk(offset: openCount, count: byteCount)
  }

  /// Makes what has been taken a blob's.
  package mutating func close() {
    if let open, openCount > 0 {
      // Room that would mostly stay empty is given up for a copy that takes no more than it must.
      let bytes = UnsafeRawBufferPointer(rebasing: open.bytes[..<openCount])
      let region = openCount < open.count * 3 / 4 ? ByteRegion(copying: bytes) : open
      if let chunk = ByteSlice(region, 0..<openCount) { blob.append(chunk: chunk) }
    }
    (open, openCount) = (nil, 0)
  }

  /// Puts what another has taken behind; its places move as ``Blob/moved(_:by:)`` says.
  ///
  /// - Returns: By how many chunks.
  package mutating func append(closed other: Blob) -> Int {
    close()
    let distance = blob.chunks.count
    blob.append(other)
    return distance
  }
}
