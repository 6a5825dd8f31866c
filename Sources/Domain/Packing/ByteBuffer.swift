/// Bytes that more are written behind, as fast as that can be done: there is room before it is asked for.
struct ByteBuffer: Sendable {
  /// What is written and, behind it, room for more.
  private var memory: [UInt8] = []
  private(set) var count = 0

  /// Begins anew, keeping the memory.
  mutating func removeAll() {
    count = 0
  }

  /// Calls `write` with room for `byteCount` bytes at least, and takes in as many as it says that it
  /// wrote there.
  @inline(__always)
  mutating func append(
    atMost byteCount: Int, _ write: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    let missing = count + byteCount - memory.count
    if missing > 0 {
      memory += repeatElement(0, count: max(missing, memory.count))
    }
    count += memory.withUnsafeMutableBytes { memory in
      write(
        UnsafeMutableRawBufferPointer(
          start: memory.baseAddress.map { $0 + count }, count: memory.count - count))
    }
  }

  /// What is written, where it lies; to be used only within `body`.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    memory.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  /// What is written.
  var array: [UInt8] { withBytes { Array($0) } }
}

extension ByteBuffer: Hashable {
  static func == (left: ByteBuffer, right: ByteBuffer) -> Bool {
    left.withBytes { left in right.withBytes { right in left.elementsEqual(right) } }
  }

  func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: $0) }
  }
}
