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
    var end: UInt64 = 0
    let starts = chunks.map { chunk in
      defer { end += UInt64(chunk.count) }
      return end
    }
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
  /// What has been taken since, to be a chunk.
  private var open = ByteBuffer()
  private let room: LargeRoom?

  /// Small enough that a core has room for it beside what it is made of.
  private static let chunkSize = 1 << 15

  /// - Parameter room: Where chunks are to lie; `nil` for anywhere.
  package init(in room: LargeRoom? = nil) {
    self.room = room
  }

  /// Takes a piece and tells its place.
  package mutating func append(_ piece: UnsafeRawBufferPointer) -> Blob.Place {
    append(byteCount: piece.count) { $0.copyMemory(from: piece) }
  }

  /// Takes what was written as a piece, and tells its place.
  package mutating func append(_ written: borrowing PackWriter) -> Blob.Place {
    written.withBytes { append($0) }
  }

  /// Takes a piece of `byteCount` bytes that `write` fills, and tells its place.
  mutating func append(
    byteCount: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Blob.Place {
    if open.count + byteCount > Self.chunkSize { closeChunk() }
    let place = blob.placeInNextChunk(offset: open.count, count: byteCount)
    open.append(atMost: byteCount) { room in
      write(UnsafeMutableRawBufferPointer(rebasing: room[..<byteCount]))
      return byteCount
    }
    return place
  }

  private mutating func closeChunk() {
    guard open.count > 0 else { return }
    let chunk = open.withBytes { ByteRegion(copying: $0, in: room) }
    blob.append(chunk: ByteSlice(chunk))
    open.removeAll()
  }

  /// Makes what has been taken a blob's, and gives up the room for more.
  package mutating func close() {
    closeChunk()
    open = ByteBuffer()
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
