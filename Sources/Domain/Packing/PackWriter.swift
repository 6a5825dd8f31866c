package import CivilTime

/// Writes values as a row of bytes that ``PackReader`` reads again: numbers seven bits a byte, texts
/// behind their length.
///
/// There is one of it at a time, so that nobody need be asked who else holds the memory before each of
/// the many small values is written.
package struct PackWriter: ~Copyable {
  /// What is written and, behind it, room for more.
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var count = 0

  /// Nothing written yet.
  package init() {}

  deinit {
    memory.deallocate()
  }

  /// What is written.
  package var bytes: [UInt8] { withBytes { Array($0) } }

  /// What is written, where it lies; to be used only within `body`.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(rebasing: memory[..<count]))
  }

  /// Begins anew, keeping the memory.
  package mutating func removeAll() {
    count = 0
  }

  /// Makes room for so many bytes behind what is written.
  @inline(__always)
  private mutating func makeRoom(for byteCount: Int) {
    if memory.count - count < byteCount { grow(by: byteCount) }
  }

  private mutating func grow(by byteCount: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(count + byteCount, 2 * memory.count, Self.firstSize), alignment: 16)
    withBytes { larger.copyMemory(from: $0) }
    memory.deallocate()
    memory = larger
  }

  private static let firstSize = 256

  /// Of a number.
  private static let mostBytes = 10

  /// Writes a number where there is room for it.
  @inline(__always)
  private mutating func write(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      memory[count] = UInt8(truncatingIfNeeded: value) | 0x80
      value >>= 7
      count += 1
    }
    memory[count] = UInt8(truncatingIfNeeded: value)
    count += 1
  }

  /// A number, seven bits a byte, the lowest first.
  package mutating func put(_ value: UInt64) {
    makeRoom(for: Self.mostBytes)
    write(value)
  }

  /// A number of either sign, small ones in few bytes.
  package mutating func put(_ value: Int) {
    put(UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63)))
  }

  /// One byte.
  package mutating func put(_ flag: Bool) {
    put(flag ? 1 : 0 as UInt64)
  }

  /// The bits of the number.
  package mutating func put(_ number: Double) {
    put(number.bitPattern)
  }

  /// UTF-8 behind its length.
  package mutating func put(_ text: String) {
    text.withBytes { put(raw: UnsafeRawBufferPointer($0)) }
  }

  /// The identity as a text.
  package mutating func put(_ id: RecordID) {
    put(id.rawValue)
  }

  /// The number of the day.
  package mutating func put(_ day: CivilDate) {
    put(day.dayNumber)
  }

  /// Bytes behind their number.
  package mutating func put(raw: UnsafeRawBufferPointer) {
    makeRoom(for: Self.mostBytes + raw.count)
    write(UInt64(raw.count))
    UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: raw)
    count += raw.count
  }

  /// How many values follow.
  package mutating func put(count: Int) {
    put(UInt64(count))
  }

  /// A kind as ``PackReader/choice(_:)`` reads it.
  package mutating func put(_ kind: RecordKind) {
    put(UInt64(kind.place))
  }

  /// Whether there is a value, and it.
  package mutating func put<Value>(
    _ value: Value?, _ each: (inout PackWriter, Value) -> Void
  ) {
    put(value != nil)
    if let value { each(&self, value) }
  }

  /// How many values there are, and they.
  package mutating func put<Value>(
    _ values: [Value], _ each: (inout PackWriter, Value) -> Void
  ) {
    put(UInt64(values.count))
    let values = values.span
    for index in values.indices { each(&self, values[index]) }
  }

  /// How many texts there are, and they.
  package mutating func put(_ texts: [String]) {
    put(texts) { $0.put($1) }
  }

  /// Whether there is a day, and it.
  package mutating func put(_ day: CivilDate?) {
    put(day) { $0.put($1) }
  }

  /// Whether there is an identity, and it.
  package mutating func put(_ id: RecordID?) {
    put(id) { $0.put($1) }
  }
}
