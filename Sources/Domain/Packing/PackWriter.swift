package import CivilTime

/// Writes values as a row of bytes that ``PackReader`` reads again: numbers seven bits a byte, texts
/// behind their length.
package struct PackWriter: Sendable {
  private var buffer = ByteBuffer()

  /// Nothing written yet.
  package init() {}

  /// What is written.
  package var bytes: [UInt8] { buffer.array }

  /// What is written, where it lies; to be used only within `body`.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    buffer.withBytes(body)
  }

  /// Begins anew, keeping the memory.
  package mutating func removeAll() {
    buffer.removeAll()
  }

  /// Of a number.
  private static let mostBytes = 10

  private static func write(_ value: UInt64, to room: UnsafeMutableRawBufferPointer) -> Int {
    var (value, count) = (value, 0)
    while value >= 0x80 {
      room[count] = UInt8(truncatingIfNeeded: value) | 0x80
      value >>= 7
      count += 1
    }
    room[count] = UInt8(truncatingIfNeeded: value)
    return count + 1
  }

  /// A number, seven bits a byte, the lowest first.
  package mutating func put(_ value: UInt64) {
    buffer.append(atMost: Self.mostBytes) { Self.write(value, to: $0) }
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
    buffer.append(atMost: Self.mostBytes + raw.count) { room in
      let start = Self.write(UInt64(raw.count), to: room)
      UnsafeMutableRawBufferPointer(rebasing: room[start...]).copyMemory(from: raw)
      return start + raw.count
    }
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
    for value in values { each(&self, value) }
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
