/// A small file of named blocks of bytes, for what only we read: the history and the trash.
///
/// Each block is its name, its length, a line end, the bytes and a line end; the last one holds a
/// mark of all before it, so that a file which a power cut cut short is known for what it is.
/// People can read it, and no byte need be escaped.
struct BlockFile {
  private(set) var blocks: [(name: String, bytes: [UInt8])] = []

  init() {}

  /// Reads a whole file; `nil` if it is not wholly what was written.
  init?(parsing bytes: [UInt8]) {
    var rest = bytes[...]
    while let block = Self.takeBlock(&rest) {
      if block.name == Self.markName {
        let covered = Array(bytes[..<block.start])
        guard block.bytes == Self.mark(of: covered) else { return nil }
        return
      }
      blocks.append((block.name, block.bytes))
    }
    return nil
  }

  /// The file as it is written.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for block in blocks { Self.append(block.name, block.bytes, to: &bytes) }
    Self.append(Self.markName, Self.mark(of: bytes), to: &bytes)
    return bytes
  }

  mutating func append(_ name: String, _ bytes: [UInt8]) {
    blocks.append((name, bytes))
  }

  mutating func append(_ name: String, _ text: String) {
    blocks.append((name, Array(text.utf8)))
  }

  /// The bytes of the first block of that name, or `nil`.
  func bytes(of name: String) -> [UInt8]? {
    blocks.first { $0.name == name }?.bytes
  }

  /// The first block of that name as text; empty if there is none.
  func text(of name: String) -> String {
    String(decoding: bytes(of: name) ?? [], as: UTF8.self)
  }

  private static let markName = "end"

  private static func mark(of bytes: [UInt8]) -> [UInt8] {
    Array(String(ContentMark(bytes).value, radix: 16).utf8)
  }

  private static func append(_ name: String, _ block: [UInt8], to bytes: inout [UInt8]) {
    bytes += "\(name) \(block.count)\n".utf8
    bytes += block
    bytes.append(10)
  }

  private static func takeBlock(
    _ rest: inout ArraySlice<UInt8>
  ) -> (name: String, bytes: [UInt8], start: Int)? {
    let start = rest.startIndex
    guard let lineEnd = rest.firstIndex(of: 10) else { return nil }
    let head = String(decoding: rest[..<lineEnd], as: UTF8.self).split(separator: " ")
    guard head.count == 2, let count = Int(head[1]), count >= 0,
      count < rest.endIndex - lineEnd - 1, rest[lineEnd + 1 + count] == 10
    else { return nil }
    let block = rest[(lineEnd + 1)..<(lineEnd + 1 + count)]
    rest = rest[(lineEnd + 2 + count)...]
    return (String(head[0]), Array(block), start)
  }
}
