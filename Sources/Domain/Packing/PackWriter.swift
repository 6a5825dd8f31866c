package import CivilTime

/// Writes values as a row of bytes that ``PackReader`` reads again: numbers seven bits a byte, texts
/// behind their length.
package struct PackWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

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

  package mutating func put(_ flag: Bool) {
    bytes.append(flag ? 1 : 0)
  }

  package mutating func put(_ number: Double) {
    put(number.bitPattern)
  }

  package mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { put(raw: UnsafeRawBufferPointer($0)) }
  }

  package mutating func put(_ id: RecordID) {
    put(id.rawValue)
  }

  package mutating func put(_ day: CivilDate) {
    put(day.dayNumber)
  }

  package mutating func put(raw: UnsafeRawBufferPointer) {
    put(UInt64(raw.count))
    bytes.append(contentsOf: raw)
  }

  package mutating func put<Value>(
    _ value: Value?, _ each: (inout PackWriter, Value) -> Void
  ) {
    put(value != nil)
    if let value { each(&self, value) }
  }

  package mutating func put<Value>(
    _ values: [Value], _ each: (inout PackWriter, Value) -> Void
  ) {
    put(UInt64(values.count))
    for value in values { each(&self, value) }
  }

  package mutating func put(_ texts: [String]) {
    put(texts) { $0.put($1) }
  }

  package mutating func put(_ day: CivilDate?) {
    put(day) { $0.put($1) }
  }

  package mutating func put(_ id: RecordID?) {
    put(id) { $0.put($1) }
  }
}
