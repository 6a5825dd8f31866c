import Domain

/// The form of a cache: a head, a table of parts, the parts.
///
/// Numbers are those of this machine; a cache is never carried to another. The head has a mark of what
/// the cache was made of and by; one that was made of something else is not used.
enum CacheFile {
  private static let magic: UInt64 = 0x3143_4c49_5053_4d53  // "SMSPILC1"
  private static let alignment = 16

  struct Head: BitwiseCopyable {
    var magic: UInt64
    var mark: UInt64
    var partCount: UInt64
    /// The hash of the table of parts.
    var tableHash: UInt64
  }

  struct Part: BitwiseCopyable {
    var number: UInt32
    /// 1 for what is checked before it is used.
    var use: UInt32
    var offset: UInt64
    var count: UInt64
    var hash: UInt64
  }

  /// Gives `write` everything that has to be written, with where it belongs; on so many threads.
  ///
  /// The head comes last. Between parts there may be bytes that nothing is said of.
  ///
  /// - Throws: What `write` failed with.
  static func write<Failure>(
    _ sections: ImageSections, mark: UInt64, onThreads threadCount: Int,
    _ write: @escaping @Sendable (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
  ) throws(Failure) {
    var parts: [Part] = []
    var offset = offsetOfParts(of: sections)
    var pieces: [Piece] = []
    for (index, section) in sections.sections.enumerated() {
      parts.append(
        Part(
          number: section.number, use: section.use == .structure ? 1 : 0, offset: UInt64(offset),
          count: UInt64(section.byteCount), hash: 0))
      pieces += stride(from: 0, to: section.byteCount, by: writtenSize).map {
        Piece(section: section, part: index, start: $0, offset: offset + $0)
      }
      offset += aligned(section.byteCount)
    }
    var hashes: [Result<BlockHash, Failure>] = []
    Parallel.forEach(pieces, onThreads: threadCount) {
      $0.write(write)
    } take: {
      hashes.append($0)
    }
    var wholes = [BlockHash](repeating: BlockHash(), count: parts.count)
    for (piece, hash) in zip(pieces, hashes) { wholes[piece.part].append(try hash.get()) }
    for index in parts.indices { parts[index].hash = wholes[index].value }
    let head = Head(
      magic: magic, mark: mark, partCount: UInt64(parts.count),
      tableHash: parts.withUnsafeBytes { ContentHash.of($0) })
    let beginning = withUnsafeBytes(of: head) { Array($0) } + parts.withUnsafeBytes { Array($0) }
    try beginning.span.withUnsafeBytes { bytes throws(Failure) in try write(bytes, 0) }
  }

  /// How many bytes will be written of sections.
  static func byteCount(of sections: ImageSections) -> Int {
    sections.sections.reduce(offsetOfParts(of: sections)) { $0 + aligned($1.byteCount) }
  }

  private static func offsetOfParts(of sections: ImageSections) -> Int {
    aligned(
      MemoryLayout<Head>.stride + sections.sections.count * MemoryLayout<Part>.stride)
  }

  /// What is written at one go; a whole number of blocks that a core has room for beside it.
  private static let writtenSize = 1 << 18

  /// Some of a part, and where it belongs.
  private struct Piece: Sendable {
    let section: ImageSections.Section
    let part: Int
    let start: Int
    let offset: Int

    func write<Failure>(
      _ write: (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
    ) -> Result<BlockHash, Failure> {
      section.withBytes(from: start, count: writtenSize) { bytes in
        do throws(Failure) {
          try write(bytes, offset)
          return .success(BlockHash(of: bytes))
        } catch {
          return .failure(error)
        }
      }
    }
  }

  /// The parts of a cache; `nil` if it is damaged or has another mark.
  ///
  /// Reads those tables once that are `reliedOn`.
  static func sections(
    of region: ByteRegion, mark: UInt64, reliedOn: (UInt32) -> Bool
  ) -> ImageSections? {
    guard let table = table(of: region),
      ByteSlice(region, 0..<MemoryLayout<Head>.stride).flatMap({ Column<Head>($0) })?[0].mark
        == mark
    else { return nil }
    let relied = table.array.filter { $0.use == 1 && reliedOn($0.number) }
    guard areSound(relied, in: region) else { return nil }
    var sections = ImageSections()
    for part in table.array {
      guard let slice = slice(of: part, in: region) else { return nil }
      sections.add(
        ImageSections.Section(part.number, part.use == 1 ? .structure : .content, [slice]))
    }
    return sections
  }

  /// Whether parts that were not checked before they were used are as they were written.
  ///
  /// Reads those once whose numbers are `asked` for.
  static func isSound(
    _ use: ImageSections.Use, of region: ByteRegion, asked: (UInt32) -> Bool
  ) -> Bool {
    guard let table = table(of: region) else { return false }
    let number = use == .structure ? 1 : 0
    return areSound(table.array.filter { $0.use == number && asked($0.number) }, in: region)
  }

  private static func table(of region: ByteRegion) -> Column<Part>? {
    let headSize = MemoryLayout<Head>.stride
    guard let headBytes = ByteSlice(region, 0..<headSize), let head = Column<Head>(headBytes),
      head[0].magic == magic, head[0].partCount < 4096,
      let tableBytes = ByteSlice(
        region, headSize..<(headSize + Int(head[0].partCount) * MemoryLayout<Part>.stride)),
      ContentHash.of(tableBytes.bytes) == head[0].tableHash
    else { return nil }
    return Column<Part>(tableBytes)
  }

  private static func slice(of part: Part, in region: ByteRegion) -> ByteSlice? {
    let size = UInt64(region.count)
    guard part.offset <= size, part.count <= size - part.offset else { return nil }
    return ByteSlice(region, Int(part.offset)..<Int(part.offset + part.count))
  }

  /// Whether parts are as they were written; on every core when there is much to read.
  private static func areSound(_ parts: [Part], in region: ByteRegion) -> Bool {
    var pieces: [(slice: ByteSlice, offset: UInt64)] = []
    var ends: [Int] = []
    for part in parts {
      guard let slice = slice(of: part, in: region) else { return false }
      pieces += stride(from: 0, to: UInt64(slice.count), by: pieceSize).map { (slice, $0) }
      ends.append(pieces.count)
    }
    let byteCount = parts.reduce(0) { $0 + $1.count }
    let hashes =
      byteCount < 4 * UInt64(pieceSize)
      ? pieces.map { hash(of: $0.slice, from: $0.offset) }
      : Parallel.map(pieces) { hash(of: $0.slice, from: $0.offset) }
    var start = 0
    for (part, end) in zip(parts, ends) {
      var whole = BlockHash()
      for hash in hashes[start..<end] { whole.append(hash) }
      if whole.value != part.hash { return false }
      start = end
    }
    return true
  }

  /// A whole number of blocks.
  private static let pieceSize = 1 << 20

  private static func hash(of slice: ByteSlice, from offset: UInt64) -> BlockHash {
    let piece = slice.part(from: offset, count: UInt64(pieceSize))
    defer { slice.region.letGo(of: piece) }
    return BlockHash(of: piece)
  }

  private static func aligned(_ count: Int) -> Int {
    (count + alignment - 1) / alignment * alignment
  }
}
