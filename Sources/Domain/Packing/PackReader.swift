package import CivilTime

/// Reads what ``PackWriter`` wrote; of damaged bytes it makes other values, never a fault.
package struct PackReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  /// Whether there was less to read than was asked for.
  package private(set) var isDamaged = false

  /// - Parameter bytes: Have to stay where they are while the reader is used.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// A number from 0 on; most are lengths that take one byte.
  @inline(__always)
  package mutating func unsigned() -> UInt64 {
    guard offset < bytes.count, bytes[offset] < 0x80 else { return longUnsigned() }
    defer { offset += 1 }
    return UInt64(bytes[offset])
  }

  private mutating func longUnsigned() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if shift < 64 { value |= UInt64(byte & 0x7f) << shift }
      if byte < 0x80 { return value }
      shift += 7
    }
    isDamaged = true
    return 0
  }

  /// A number of either sign.
  package mutating func int() -> Int {
    let value = unsigned()
    return Int(Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1))))
  }

  /// One byte as true or false.
  package mutating func flag() -> Bool {
    unsigned() == 1
  }

  /// A number from its bits.
  package mutating func double() -> Double {
    Double(bitPattern: unsigned())
  }

  /// Bytes behind their length; to be used only while those of the reader are.
  package mutating func raw() -> UnsafeRawBufferPointer {
    let length = unsigned()
    guard length <= UInt64(bytes.count - offset) else {
      isDamaged = true
      offset = bytes.count
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    defer { offset += Int(length) }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + Int(length))])
  }

  /// Passes over bytes or a text.
  package mutating func skipRaw() {
    _ = raw()
  }

  /// A text; what is not UTF-8 in it is replaced.
  package mutating func text() -> String {
    String(decoding: raw(), as: UTF8.self)
  }

  /// An identity.
  package mutating func id() -> RecordID {
    RecordID(text())
  }

  /// A day from its number.
  package mutating func day() -> CivilDate {
    CivilDate(dayNumber: min(max(int(), -4_000_000), 4_000_000))
  }

  /// A value if there is one.
  package mutating func optional<Value>(_ read: (inout PackReader) -> Value) -> Value? {
    flag() ? read(&self) : nil
  }

  /// Values behind their number.
  package mutating func list<Value>(_ read: (inout PackReader) -> Value) -> [Value] {
    (0..<count()).map { _ in read(&self) }
  }

  /// Calls `read` for each of the values behind their number.
  mutating func readEach(_ read: (inout PackReader) -> Void) {
    for _ in 0..<count() { read(&self) }
  }

  /// The number of values that follow.
  private mutating func count() -> UInt64 {
    let count = unsigned()
    // Every value takes a byte at least.
    guard count <= UInt64(bytes.count - offset) else {
      isDamaged = true
      return 0
    }
    return count
  }

  /// Texts behind their number.
  package mutating func texts() -> [String] {
    list { $0.text() }
  }

  /// A day if there is one.
  package mutating func optionalDay() -> CivilDate? {
    optional { $0.day() }
  }

  /// An identity if there is one.
  package mutating func optionalID() -> RecordID? {
    optional { $0.id() }
  }

  /// A value of an enumeration by its place among all cases; the first for one that is not there.
  package mutating func choice<Value: CaseIterable>(_ type: Value.Type) -> Value
  where Value.AllCases: RandomAccessCollection, Value.AllCases.Index == Int {
    let (place, all) = (unsigned(), Value.allCases)
    return all[place < UInt64(all.count) ? Int(place) : 0]
  }
}

extension PackWriter {
  /// A value of an enumeration by its place among all cases.
  package mutating func put<Value: CaseIterable & Equatable>(choice value: Value)
  where Value.AllCases: RandomAccessCollection, Value.AllCases.Index == Int {
    put(UInt64(Value.allCases.firstIndex(of: value) ?? 0))
  }
}
