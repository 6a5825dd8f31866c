/// The properties of a component, each found by its name without a walk over all.
///
/// A record is read by two dozen names from as many lines.
package struct PropertyIndex {
  /// What they are the properties of.
  package let component: Component
  /// Of each item a number that all lines of one name have, in whatever case; some of another name may
  /// have it too.
  private let keys: [UInt64]

  /// Looks at the names of all properties of `component`, once.
  package init(_ component: consuming Component) {
    let items = component.items.span
    var keys: [UInt64] = []
    keys.reserveCapacity(items.count)
    for index in items.indices {
      if case .property(let line) = items[index] {
        keys.append(line.withName { UInt64(nameKeyOf: $0, in: $1) })
      } else {
        keys.append(0)
      }
    }
    self.keys = keys
    self.component = component
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
    map(propertiesNamed: name) { $0 }
  }

  /// What `transform` makes of each property of that name, in their order.
  package func map<Value>(
    propertiesNamed name: String, _ transform: (ContentLine) -> Value
  ) -> [Value] {
    var values: [Value] = []
    forEachProperty(named: name) { values.append(transform($0)) }
    return values
  }

  private func forEachProperty(named name: String, _ body: (ContentLine) -> Void) {
    let key = UInt64(nameKeyOf: name)
    for index in keys.indices where keys[index] == key {
      if let line = property(at: index, named: name) { body(line) }
    }
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
    var texts: [String] = []
    forEachProperty(named: name) { line in
      if texts.isEmpty { texts = line.elements } else { texts += line.elements }
    }
    return texts
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

extension UInt64 {
  fileprivate init(nameKeyOf name: String) {
    let bytes = name.utf8.span
    self.init(nameKeyOf: bytes, in: 0..<bytes.count)
  }

  /// The first letters, and how many there are.
  fileprivate init(nameKeyOf bytes: Span<UInt8>, in range: Range<Int>) {
    self = bytes.beginning(of: range) ^ UInt64(range.count)
  }
}
