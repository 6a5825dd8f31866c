import VObject

/// The properties of a component, each found by its name without a walk over all.
///
/// A record is read by two dozen names from as many lines.
struct PropertyIndex {
  let component: Component
  private let lines: [ContentLine]
  /// Of each line a number that lines of one name have in common.
  private let keys: [UInt64]

  init(_ component: Component) {
    self.component = component
    lines = component.properties
    keys = lines.map(Self.key)
  }

  /// The first property of that name, or `nil`.
  func property(named name: String) -> ContentLine? {
    let key = Self.key(ofName: name)
    for index in keys.indices where keys[index] == key && lines[index].isNamed(name) {
      return lines[index]
    }
    return nil
  }

  /// All properties of that name, in their order.
  func properties(named name: String) -> [ContentLine] {
    let key = Self.key(ofName: name)
    var found: [ContentLine] = []
    for index in keys.indices where keys[index] == key && lines[index].isNamed(name) {
      found.append(lines[index])
    }
    return found
  }

  /// The text of the first property of that name, unescaped, or `nil`.
  func text(of name: String) -> String? {
    property(named: name)?.text
  }

  /// The elements of all properties of that name, see ``VObject/Component/texts(of:)``.
  func texts(of name: String) -> [String] {
    properties(named: name).flatMap(\.elements)
  }

  /// The fields of the first property of that name, such as N, or none.
  func fields(of name: String) -> [[String]] {
    property(named: name)?.fields ?? []
  }

  /// A field of the first property of that name, a comma between its elements; empty if there is none.
  func field(_ place: Int, of name: String) -> String {
    property(named: name)?.field(place) ?? ""
  }

  /// The number that the first property of that name holds, or `nil`.
  func number(of name: String) -> Int? {
    text(of: name).flatMap { Int($0) }
  }

  /// The first property of that name as a day or time; `nil` if it is missing or cannot be read.
  func dateValue(of name: String) -> DateValue? {
    try? property(named: name)?.dateValue
  }
}

extension PropertyIndex {
  private static func key(_ line: ContentLine) -> UInt64 {
    let bytes = line.bytes
    guard let nameEnd = bytes.firstIndex(where: { !$0.isInNames }),
      bytes[nameEnd] == UInt8(ascii: ":") || bytes[nameEnd] == UInt8(ascii: ";")
    else { return key(ofName: line.name) }  // there may be a group, or a fold in the name
    return key(of: bytes[..<nameEnd])
  }

  private static func key(ofName name: String) -> UInt64 {
    var name = name
    return name.withUTF8 { key(of: $0) }
  }

  /// The FNV-1a hash, whatever the case of the letters.
  private static func key(of name: some Sequence<UInt8>) -> UInt64 {
    var key: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { key = (key ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3 }
    return key
  }
}

extension UInt8 {
  /// Whether it is a letter, a digit or a hyphen.
  fileprivate var isInNames: Bool {
    (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10 || self == 0x2d
  }
}
