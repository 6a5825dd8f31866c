package import CivilTime

/// Writes values as a row of bytes that ``PackReader`` reads again: numbers seven bits a byte, texts
/// behind their length.
package struct PackWriter {
  package private(set) var bytes: [UInt8] = []

  /// Nothing written yet.
  package init() {}

  /// Begins anew, keeping the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// A number, seven bits a byte, the lowest first.
  package mutating func put(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  /// A number of either sign, small ones in few bytes.
  package mutating func put(_ value: Int) {
    put(UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63)))
  }

  /// One byte.
  package mutating func put(_ flag: Bool) {
    bytes.append(flag ? 1 : 0)
  }

  /// The bits of the number.
  package mutating func put(_ number: Double) {
    put(number.bitPattern)
  }

  /// UTF-8 behind its length.
  package mutating func put(_ text: String) {
    text.withBytes { utf8 in
      put(count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
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
    put(UInt64(raw.count))
    bytes.append(contentsOf: raw)
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
