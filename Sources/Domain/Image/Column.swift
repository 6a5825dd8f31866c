/// Fixed-size values one after another in a region: an array that may lie in a mapped file.
package struct Column<Element: BitwiseCopyable & Sendable>: Sendable {
  private let slice: ByteSlice
  package let count: Int

  /// So many values, which `fill` puts into memory that holds none yet.
  init(count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    let region = ByteRegion(room: count * MemoryLayout<Element>.stride)
    region.fill(0..<region.count) { fill($0.bindMemory(to: Element.self)) }
    slice = ByteSlice(region)
    self.count = count
  }

  /// The values of a collection; of one that makes them no list need be made first.
  package init(_ elements: some Collection<Element>) {
    let copied = elements.withContiguousStorageIfAvailable { Column(copying: $0) }
    guard let copied else {
      self.init(count: elements.count) { _ = $0.initialize(fromContentsOf: elements) }
      return
    }
    self = copied
  }

  private init(copying elements: UnsafeBufferPointer<Element>) {
    self.init(count: elements.count) { room in
      guard let start = room.baseAddress, let first = elements.baseAddress else { return }
      start.initialize(from: first, count: elements.count)
    }
  }

  /// No values.
  package init() {
    self.init(count: 0) { _ in }
  }

  /// The values that `slice` is made of; `nil` if it does not hold a whole number of them.
  package init?(_ slice: ByteSlice) {
    let stride = MemoryLayout<Element>.stride
    let start = Int(bitPattern: slice.bytes.baseAddress)
    guard slice.count % stride == 0, start % MemoryLayout<Element>.alignment == 0 else {
      return nil
    }
    self.slice = slice
    count = slice.count / stride
  }

  package var isEmpty: Bool { count == 0 }
  package var indices: Range<Int> { 0..<count }

  package subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "the index lies within the column")
    return slice.bytes.load(
      fromByteOffset: index * MemoryLayout<Element>.stride, as: Element.self)
  }

  /// The values in memory; to be used only within `body`.
  package func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    withExtendedLifetime(slice.region) { body(slice.bytes.bindMemory(to: Element.self)) }
  }

  /// Lets the memory of some elements go that will not be looked at again soon.
  package func letGo(of range: Range<Int>) {
    let stride = MemoryLayout<Element>.stride
    let bytes = slice.bytes[(range.lowerBound * stride)..<(range.upperBound * stride)]
    slice.region.letGo(of: UnsafeRawBufferPointer(rebasing: bytes))
  }

  package var array: [Element] {
    withElements { Array($0) }
  }

  /// The bytes that the column is made of.
  package var slicedBytes: ByteSlice { slice }
}
