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

  /// Everything that has to be written, in order.
  static func slices(of sections: ImageSections, mark: UInt64) -> [ByteSlice] {
    let headSize = MemoryLayout<Head>.stride
    var offset = aligned(headSize + sections.sections.count * MemoryLayout<Part>.stride)
    var parts: [Part] = []
    var contents: [ByteSlice] = []
    for section in sections.sections {
      let count = section.chunks.reduce(0) { $0 + $1.count }
      parts.append(
        Part(
          number: section.number, use: section.use == .structure ? 1 : 0, offset: UInt64(offset),
          count: UInt64(count), hash: hash(of: section)))
      contents += section.chunks
      contents.append(padding(aligned(count) - count))
      offset += aligned(count)
    }
    let table = Column(parts)
    let head = Head(
      magic: magic, mark: mark, partCount: UInt64(parts.count),
      tableHash: ContentHash.of(table.slicedBytes.bytes))
    let tableSize = headSize + table.slicedBytes.count
    return [Column([head]).slicedBytes, table.slicedBytes, padding(aligned(tableSize) - tableSize)]
      + contents
  }

  /// The parts of a cache; `nil` if it is damaged or has another mark.
  static func sections(of region: ByteRegion, mark: UInt64) -> ImageSections? {
    let headSize = MemoryLayout<Head>.stride
    guard let headBytes = ByteSlice(region, 0..<headSize), let head = Column<Head>(headBytes),
      head[0].magic == magic, head[0].mark == mark, head[0].partCount < 4096,
      let tableBytes = ByteSlice(
        region, headSize..<(headSize + Int(head[0].partCount) * MemoryLayout<Part>.stride)),
      ContentHash.of(tableBytes.bytes) == head[0].tableHash, let table = Column<Part>(tableBytes)
    else { return nil }
    var sections = ImageSections()
    for part in table.array {
      let size = UInt64(region.count)
      guard part.offset <= size, part.count <= size - part.offset,
        let slice = ByteSlice(region, Int(part.offset)..<Int(part.offset + part.count))
      else { return nil }
      let isStructure = part.use == 1
      if isStructure, ContentHash.of(slice.bytes) != part.hash { return nil }
      sections.add(
        ImageSections.Section(part.number, isStructure ? .structure : .content, [slice]))
    }
    return sections
  }

  /// The hash of a part that is relied on; others are not hashed, as nobody compares them.
  private static func hash(of section: ImageSections.Section) -> UInt64 {
    guard section.use == .structure, section.chunks.count == 1 else { return 0 }
    return ContentHash.of(section.chunks[0].bytes)
  }

  private static func aligned(_ count: Int) -> Int {
    (count + alignment - 1) / alignment * alignment
  }

  private static func padding(_ count: Int) -> ByteSlice {
    ByteSlice(ByteRegion(count: count) { _ in })
  }
}
