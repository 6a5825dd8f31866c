import Glibc

/// What a tar file holds, by its headers; nothing of it is extracted.
///
/// Knows the formats of POSIX (ustar, pax) and GNU. Whatever could do harm is refused: links, devices,
/// names that lead elsewhere or come twice, holes, and archives that are damaged or cut short.
struct TarListing {
  /// A file or folder of the archive.
  struct Entry: Hashable {
    /// On the way from the top; empty for the top itself.
    let names: [FileName]
    let isFolder: Bool
    let byteCount: Int
  }

  private(set) var entries: [Entry] = []
  private let file: Int32
  private let path: String
  private var offset = 0
  /// What the next entry is called and how big it is, when that stands in a header before its own.
  private var longName: [UInt8]?
  private var longByteCount: Int?

  /// Reads all headers of the archive that is open as `file`.
  init(reading file: Int32, about path: String) throws(StorageError) {
    (self.file, self.path) = (file, path)
    while let header = try nextHeader() { try take(header) }
    guard longName == nil, longByteCount == nil else { throw refusal(.cutShort) }
    try checkNames()
  }

  private static let blockByteCount = 512
  /// Longer names than any file system has.
  private static let nameLimit = 64 << 10

  /// The next header; `nil` at the empty block that ends an archive.
  private mutating func nextHeader() throws(StorageError) -> TarHeader? {
    let block = try read(Self.blockByteCount)
    offset += Self.blockByteCount
    guard block.contains(where: { $0 != 0 }) else {
      try checkEnd()
      return nil
    }
    guard let header = TarHeader(block) else { throw refusal(.notTar) }
    return header
  }

  /// An archive is filled up with empty blocks; where anything stands behind the first, that is a header
  /// which is lost, and the files behind it would be left out without a word.
  private func checkEnd() throws(StorageError) {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var end = offset
    while true {
      let count = retryingInterrupted { pread(file, &bytes, bytes.count, off_t(end)) }
      guard count >= 0 else { throw .last("read", path: path) }
      guard count > 0 else { return }
      guard bytes[..<count].allSatisfy({ $0 == 0 }) else { throw refusal(.moreBehindEnd) }
      end += count
    }
  }

  private mutating func take(_ header: TarHeader) throws(StorageError) {
    let byteCount = longByteCount ?? header.byteCount
    switch header.kind {
    case UInt8(ascii: "L"):
      longName = try extraData(header).prefix { $0 != 0 }.map { $0 }
    case UInt8(ascii: "x"):
      try takeExtended(try extraData(header))
    case UInt8(ascii: "g"):
      // Remarks on the whole; one that would rename everything has no business here.
      let before = (longName, longByteCount)
      try takeExtended(try extraData(header))
      guard longName == before.0, longByteCount == before.1 else { throw refusal(.oddHeaders) }
    case UInt8(ascii: "0"), 0, UInt8(ascii: "7"):
      try add(header, byteCount: byteCount)
      try skip(byteCount)
    case UInt8(ascii: "5"):
      try add(header, byteCount: 0)
      try skip(byteCount)
    case UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "K"):
      throw refusal(.link)
    default:
      throw refusal(.otherKind)
    }
  }

  private mutating func add(_ header: TarHeader, byteCount: Int) throws(StorageError) {
    let name = longName ?? header.name
    (longName, longByteCount) = (nil, nil)
    var isFolder = header.kind == UInt8(ascii: "5")
    if name.last == slash, header.kind == 0 { isFolder = true }
    guard name.first != slash, !name.isEmpty else { throw refusal(.absoluteName) }
    var names: [FileName] = []
    for part in name.split(separator: slash) where part != [UInt8(ascii: ".")] {
      guard let name = FileName(bytes: Array(part)) else {
        throw refusal(.escapingName)
      }
      names.append(name)
    }
    guard !names.isEmpty || isFolder else { throw refusal(.noName) }
    entries.append(Entry(names: names, isFolder: isFolder, byteCount: isFolder ? 0 : byteCount))
  }

  /// What a GNU or pax header of its own tells about the entry behind it.
  private mutating func extraData(_ header: TarHeader) throws(StorageError) -> [UInt8] {
    guard header.byteCount <= Self.nameLimit else { throw refusal(.oddHeaders) }
    let data = try read(header.byteCount)
    try skip(header.byteCount)
    return data
  }

  /// Takes the name and size out of `25 path=…` records, POSIX.1-2001 pax.
  private mutating func takeExtended(_ data: [UInt8]) throws(StorageError) {
    var rest = data[...]
    while let space = rest.firstIndex(of: 0x20) {
      let digits = String(decoding: rest[rest.startIndex..<space], as: UTF8.self)
      guard let length = Int(digits), length > digits.utf8.count + 2, length <= rest.count,
        rest[rest.startIndex + length - 1] == 10
      else { throw refusal(.oddHeaders) }
      let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
      rest = rest.dropFirst(length)
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else {
        throw refusal(.oddHeaders)
      }
      let value = record[(equals + 1)...]
      switch String(decoding: record[..<equals], as: UTF8.self) {
      case "path": longName = Array(value)
      case "size":
        guard let size = Int(String(decoding: value, as: UTF8.self)), size >= 0 else {
          throw refusal(.oddHeaders)
        }
        longByteCount = size
      case let key where key.hasPrefix("GNU.sparse"): throw refusal(.holes)
      case "linkpath": throw refusal(.link)
      default: break
      }
    }
  }

  private func checkNames() throws(StorageError) {
    var seen: Set<[FileName]> = []
    let files = Set(entries.filter { !$0.isFolder }.map(\.names))
    for entry in entries {
      guard seen.insert(entry.names).inserted else { throw refusal(.nameTwice) }
      for count in entry.names.indices where files.contains(Array(entry.names[..<count])) {
        throw refusal(.fileAndFolder)
      }
    }
  }

  private mutating func skip(_ byteCount: Int) throws(StorageError) {
    let blocks = (byteCount + Self.blockByteCount - 1) / Self.blockByteCount
    let (end, overflow) = offset.addingReportingOverflow(blocks * Self.blockByteCount)
    guard !overflow else { throw refusal(.oddHeaders) }
    offset = end
  }

  private func read(_ byteCount: Int) throws(StorageError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    var done = 0
    while done < byteCount {
      let count = bytes.withUnsafeMutableBytes { buffer in
        retryingInterrupted {
          pread(file, buffer.baseAddress.map { $0 + done }, byteCount - done, off_t(offset + done))
        }
      }
      guard count >= 0 else { throw .last("read", path: path) }
      guard count > 0 else { throw refusal(.cutShort) }
      done += count
    }
    return bytes
  }

  private func refusal(_ fault: ArchiveFault) -> StorageError {
    .unusable(.notBackup(fault), path: path)
  }
}

private let slash = UInt8(ascii: "/")

/// One block that says what follows it in a tar file.
private struct TarHeader {
  let name: [UInt8]
  let kind: UInt8
  let byteCount: Int

  /// Reads a block of 512 bytes; `nil` if its sum is wrong or its size is no number.
  init?(_ block: [UInt8]) {
    guard let sum = Self.number(block[148..<156]) else { return nil }
    let blanks = 8 * 0x20
    let all = block.indices.reduce(blanks) { sum, index in
      (148..<156).contains(index) ? sum : sum + Int(block[index])
    }
    guard sum == all, let size = Self.number(block[124..<136]), size >= 0, size < 1 << 50 else {
      return nil
    }
    byteCount = size
    kind = block[156]
    let own = Array(block[0..<100].prefix { $0 != 0 })
    // GNU tar has other things where POSIX has the beginning of a long name.
    let isPOSIX = block[257..<263].elementsEqual([0x75, 0x73, 0x74, 0x61, 0x72, 0])
    let prefix = isPOSIX ? Array(block[345..<500].prefix { $0 != 0 }) : []
    name = prefix.isEmpty ? own : prefix + [slash] + own
  }

  /// An octal number, or a binary one whose first byte is 0x80, as GNU writes big ones.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    if field.first == 0x80 {
      return field.dropFirst().suffix(8).reduce(0) { $0 &<< 8 | Int($1) }
    }
    let text = String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    let digits = text.split(separator: " ").first ?? ""
    return digits.isEmpty ? 0 : Int(digits, radix: 8)
  }
}
