/// The properties of a component, each found by its name without a walk over all.
///
/// A record is read by two dozen names from as many lines.
package struct PropertyIndex {
  /// What they are the properties of.
  package let component: Component
  /// Of each item a number that lines of one name have in common.
  private let keys: [UInt64]

  /// Looks at the names of all properties of `component`, once.
  package init(_ component: Component) {
    self.component = component
    keys = component.items.map { if case .property(let line) = $0 { line.nameKey } else { 0 } }
  }

  /// The first property of that name, or `nil`.
  package func property(named name: String) -> ContentLine? {
    let key = UInt64(nameKeyOf: name)
    for index in keys.indices where keys[index] == key {
      if let line = property(at: index, named: name) { return line }
    }
    return nil
  }

  /// All properties of that name, in their order.
  package func properties(named name: String) -> [ContentLine] {
    let key = UInt64(nameKeyOf: name)
    var found: [ContentLine] = []
    for index in keys.indices where keys[index] == key {
      if let line = property(at: index, named: name) { found.append(line) }
    }
    return found
  }

  /// The item at that place, if it is a property and has that name, as its key seems to say.
  private func property(at index: Int, named name: String) -> ContentLine? {
    guard case .property(let line) = component.items[index], line.isNamed(name) else { return nil }
    return line
  }

  /// The text of the first property of that name, unescaped, or `nil`.
  package func text(of name: String) -> String? {
    property(named: name)?.text
  }

  /// The elements of all properties of that name, see ``Component/texts(of:)``.
  package func texts(of name: String) -> [String] {
    properties(named: name).flatMap(\.elements)
  }

  /// The fields of the first property of that name, such as N, or none.
  package func fields(of name: String) -> [[String]] {
    property(named: name)?.fields ?? []
  }

  /// A field of the first property of that name, a comma between its elements; empty if there is none.
  package func field(_ place: Int, of name: String) -> String {
    property(named: name)?.field(place) ?? ""
  }

  /// The number that the first property of that name holds, or `nil`.
  package func number(of name: String) -> Int? {
    text(of: name).flatMap { Int($0) }
  }

  /// The first property of that name as a day or time; `nil` if it is missing or cannot be read.
  package func dateValue(of name: String) -> DateValue? {
    try? property(named: name)?.dateValue
  }
}

extension ContentLine {
  /// A number that all lines of one name have, in whatever case; some of another name may have it too.
  fileprivate var nameKey: UInt64 {
    let bytes = storage.span
    let headEnd = Int(start) + Int(colon)
    var key = UInt64.emptyNameKey
    var index = Int(start)
    while index < headEnd, bytes[index].isNameByte {
      key = key.nameKey(with: bytes[index])
      index += 1
    }
    if index == headEnd || bytes[index] == ASCII.semicolon { return key }
    // There may be a group, or a fold in the name.
    return Self.nameBytes(of: head).reduce(.emptyNameKey) { $0.nameKey(with: $1) }
  }
}

extension UInt64 {
  fileprivate static var emptyNameKey: UInt64 { 0xcbf2_9ce4_8422_2325 }

  /// The FNV-1a hash, whatever the case of the letters.
  fileprivate func nameKey(with byte: UInt8) -> UInt64 {
    (self ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
  }

  fileprivate init(nameKeyOf name: String) {
    let bytes = name.utf8.span
    var key = UInt64.emptyNameKey
    for index in bytes.indices { key = key.nameKey(with: bytes[index]) }
    self = key
  }
}
