/// The hash of bytes that come in pieces: that of the hashes of their blocks.
package struct BlockHash: Sendable {
  private static let blockSize = 1 << 16
  /// Of whole blocks.
  private var hashes: [UInt64] = []
  /// Of what is no whole block, behind which nothing comes.
  private var end: UInt64?

  /// Of nothing yet.
  package init() {}

  /// Of some bytes; only behind whole blocks others may follow.
  package init(of bytes: UnsafeRawBufferPointer) {
    for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
      let block = UnsafeRawBufferPointer(rebasing: bytes[start...].prefix(Self.blockSize))
      let hash = ContentHash.of(block)
      if block.count == Self.blockSize { hashes.append(hash) } else { end = hash }
    }
  }

  /// Takes in what another has taken in, after whole blocks of our own.
  package mutating func append(_ other: BlockHash) {
    precondition(end == nil, "what follows begins with a block")
    hashes += other.hashes
    end = other.end
  }

  /// The hash of all that was taken in.
  package var value: UInt64 {
    let last = end ?? ContentHash.of(UnsafeRawBufferPointer(start: nil, count: 0))
    return (hashes + [last]).withUnsafeBytes { ContentHash.of($0) }
  }
}
