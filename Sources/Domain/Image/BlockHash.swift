/// The hash of bytes that come in pieces of any size: that of the hashes of their blocks.
package struct BlockHash {
  private static let blockSize = 1 << 16
  private var hashes: [UInt64] = []
  private var rest: [UInt8] = []
  /// The hash of what is no whole block, if nothing follows.
  private var end: UInt64?

  /// Of nothing yet.
  package init() {}

  /// Takes in the next bytes.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var bytes = bytes[...]
    if !rest.isEmpty {
      let missing = bytes.prefix(Self.blockSize - rest.count)
      rest.append(contentsOf: missing)
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == Self.blockSize else { return }
      rest.withUnsafeBytes { hashes.append(ContentHash.of($0)) }
      rest.removeAll(keepingCapacity: true)
    }
    while bytes.count >= Self.blockSize {
      hashes.append(ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.blockSize))))
      bytes = bytes.dropFirst(Self.blockSize)
    }
    rest.append(contentsOf: bytes)
  }

  /// Takes in the last bytes, of which none need be kept then; whole blocks may still follow those.
  package mutating func finish(with bytes: UnsafeRawBufferPointer) {
    precondition(rest.isEmpty, "what is finished begins with a block")
    let size = bytes.count / Self.blockSize * Self.blockSize
    update(UnsafeRawBufferPointer(rebasing: bytes[..<size]))
    guard size < bytes.count else { return }
    end = ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes[size...]))
  }

  /// Takes in what another has taken in, after whole blocks of our own.
  package mutating func append(_ other: BlockHash) {
    precondition(rest.isEmpty && end == nil, "what follows begins with a block")
    hashes += other.hashes
    (rest, end) = (other.rest, other.end)
  }

  /// The hash of all that was taken in.
  package var value: UInt64 {
    let last = end ?? rest.withUnsafeBytes { ContentHash.of($0) }
    return (hashes + [last]).withUnsafeBytes { ContentHash.of($0) }
  }
}
