/// Bytes that stay where they are for as long as anybody looks at them: memory of our own, or a file
/// that is mapped into it.
package final class ByteRegion: Sendable {
  private let address: Int
  package let count: Int
  private let release: @Sendable (UnsafeMutableRawPointer, Int) -> Void
  private let letGo: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes over `count` bytes at `start`, which `release` gives back once nobody needs them.
  ///
  /// - Parameters:
  ///   - start: The first byte.
  ///   - count: How many there are.
  ///   - release: Told when nobody holds the region any more.
  ///   - letGo: Told of a part that need not be in memory until it is looked at again.
  package init(
    takingOver start: UnsafeMutableRawPointer, count: Int,
    release: @escaping @Sendable (UnsafeMutableRawPointer, Int) -> Void,
    letGo: @escaping @Sendable (UnsafeRawBufferPointer) -> Void = { _ in }
  ) {
    address = Int(bitPattern: start)
    self.count = count
    self.release = release
    self.letGo = letGo
  }

  /// Memory of our own, to be filled before it is looked at.
  convenience init(room byteCount: Int) {
    let start = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 16)
    self.init(takingOver: start, count: byteCount) { start, _ in start.deallocate() }
  }

  /// A copy of `bytes` in memory of our own, or in a room that many share.
  package convenience init(copying bytes: UnsafeRawBufferPointer, in room: LargeRoom? = nil) {
    if let (start, part) = room?.take(bytes.count) {
      self.init(takingOver: start, count: bytes.count) { _, _ in withExtendedLifetime(part) {} }
    } else {
      self.init(room: bytes.count)
    }
    fill(0..<bytes.count) { $0.copyMemory(from: bytes) }
  }

  /// Lets `write` fill a part of memory of our own that nobody looks at yet.
  func fill(_ range: Range<Int>, _ write: (UnsafeMutableRawBufferPointer) -> Void) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the part lies within")
    let start = UnsafeMutableRawPointer(bitPattern: address).map { $0 + range.lowerBound }
    write(UnsafeMutableRawBufferPointer(start: start, count: range.count))
  }

  deinit {
    if let start = UnsafeMutableRawPointer(bitPattern: address) { release(start, count) }
  }

  /// The bytes; to be used only while the region is held.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
  }

  /// Lets the memory of a part go that will not be looked at again soon; it comes back by itself.
  package func letGo(of part: UnsafeRawBufferPointer) {
    letGo(part)
  }
}

/// A part of a region, held together with it.
package struct ByteSlice: Sendable {
  package let region: ByteRegion
  package let range: Range<Int>

  /// Nothing, of no region in particular.
  package static let empty = ByteSlice(
    ByteRegion(copying: UnsafeRawBufferPointer(start: nil, count: 0)))

  package init(_ region: ByteRegion) {
    self.region = region
    range = 0..<region.count
  }

  /// The part of `region` in `range`, or `nil` if it does not lie within.
  package init?(_ region: ByteRegion, _ range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= region.count else { return nil }
    self.region = region
    self.range = range
  }

  package var count: Int { range.count }

  /// The bytes; to be used only while the slice is held.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: region.bytes[range])
  }

  /// The bytes from `start`, `count` of them at most; fewer, or none, where the slice ends before.
  package func part(from start: UInt64, count: UInt64) -> UnsafeRawBufferPointer {
    let size = UInt64(range.count)
    let first = Int(min(start, size))
    let length = Int(min(count, size - UInt64(first)))
    return UnsafeRawBufferPointer(rebasing: bytes[first..<(first + length)])
  }
}
