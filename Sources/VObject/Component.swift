/// A calendar, card, event or any other thing between BEGIN and END, with every byte it came with.
///
/// RFC 5545 §3.6, RFC 6350 §6.1.1. Two components are equal when their bytes are.
package struct Component: Hashable, Sendable {
  /// What stands between BEGIN and END, in its order.
  enum Item: Hashable, Sendable {
    case property(ContentLine)
    /// What is no property: blank lines, lines without a colon, an END that ends nothing.
    case other(ContentLine)
    indirect case component(Component)
  }

  /// In upper case, such as `VEVENT`.
  package let name: String
  var begin: ContentLine
  var items: [Item]
  /// `nil` when the file leaves the component open.
  var end: ContentLine?

  init(name: String, begin: ContentLine, items: [Item] = [], end: ContentLine? = nil) {
    (self.name, self.begin, self.items, self.end) = (name, begin, items, end)
  }

  /// Makes a component with nothing in it, its lines ending in CRLF.
  package init(name: String) {
    let name = ContentLine("BEGIN", value: name).delimitedName
    self.init(
      name: name, begin: ContentLine("BEGIN", value: name), end: ContentLine("END", value: name))
  }

  /// The number of its BEGIN line in the file, from 1; 0 for a component made here.
  package var lineNumber: Int { begin.lineNumber }

  /// Whether it has its END line.
  package var isComplete: Bool { end != nil }

  /// Its own properties, not those of the components inside.
  package var properties: [ContentLine] {
    var properties: [ContentLine] = []
    properties.reserveCapacity(items.count)
    for case .property(let line) in items { properties.append(line) }
    return properties
  }

  /// The components directly inside.
  ///
  /// Set, they take the places of the old ones one by one; those for which there is no place come
  /// after the last, and places too many are closed.
  package var components: [Component] {
    get { items.components }
    set { items.replaceComponents(with: newValue, style: style) }
  }

  /// The bytes as they are written.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Calls `body` with the components directly inside, one by one.
  package func forEachComponent(_ body: (Component) -> Void) {
    for case .component(let component) in items { body(component) }
  }

  /// One of ``components``, without a list of all.
  package func component(at number: Int) -> Component? {
    items.component(at: number)
  }

  /// Puts another in the place of one of ``components``.
  package mutating func replaceComponent(at number: Int, with new: Component) {
    items.replaceComponent(at: number, with: new, style: style)
  }

  /// Takes out those of ``components`` that `isDoomed` wants to be rid of.
  package mutating func removeComponents(where isDoomed: (Component) -> Bool) {
    items.removeComponents(where: isDoomed)
  }

  func append(to bytes: inout [UInt8]) {
    bytes += begin.bytes
    items.append(to: &bytes)
    if let end { bytes += end.bytes }
  }

  /// How lines are written that come into this component.
  var style: LineStyle {
    LineStyle(
      ending: begin.lineEnding ?? .crlf,
      isVersion21: Dialect(of: self) == .card21)
  }

  /// The same component with the line ending of another file.
  func restyled(_ style: LineStyle) -> Component {
    guard begin.lineEnding != style.ending else { return self }
    var copy = self
    copy.begin = begin.restyled(style)
    copy.end = end?.restyled(style)
    copy.items = items.map { item in
      switch item {
      case .property(let line): .property(line.restyled(style))
      case .other(let line): .other(line)
      case .component(let component): .component(component.restyled(style))
      }
    }
    return copy
  }
}

extension Component {
  /// The same component as the strictest reader wants it: what is no property is left out, every
  /// line is in its one proper form, and nothing is left open.
  package var normalized: Component {
    normalized(in: Dialect(of: self))
  }

  /// Gives `write` the bytes of ``normalized`` from first to last, a few lines at a time.
  package func writeNormalized(_ write: ([UInt8]) -> Void) {
    var bytes: [UInt8] = []
    writeNormalized(in: Dialect(of: self), collecting: &bytes, write)
    write(bytes)
  }

  private func normalized(in dialect: Dialect) -> Component {
    var copy = normalFrame
    copy.items = items.compactMap { item in
      switch item {
      case .property(let line): line.normalized(in: dialect).map { .property($0) }
      case .other: nil
      case .component(let component): .component(component.normalized(in: dialect))
      }
    }
    return copy
  }

  private func writeNormalized(
    in dialect: Dialect, collecting bytes: inout [UInt8], _ write: ([UInt8]) -> Void
  ) {
    let frame = normalFrame
    bytes += frame.begin.bytes
    for item in items {
      switch item {
      case .property(let line): line.appendNormalized(to: &bytes, in: dialect)
      case .other: break
      case .component(let component):
        component.writeNormalized(in: dialect, collecting: &bytes, write)
      }
      if bytes.count > 1 << 16 {
        write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if let end = frame.end { bytes += end.bytes }
  }

  /// A component of this name with BEGIN and END in their proper form.
  private var normalFrame: Component {
    let isNormal = begin.isPlainDelimiter(of: name) && end?.isPlainDelimiter(of: name) ?? false
    return isNormal ? self : Self.usualFrames[name] ?? Component(name: name)
  }

  private static let usualFrames = Dictionary(
    uniqueKeysWithValues: ComponentKind.allCases.map { ($0.rawValue, Component(name: $0.rawValue)) }
  )
}

extension Component.Item {
  /// Sees to it that what follows starts a line of its own.
  mutating func endLine(by ending: LineEnding) {
    switch self {
    case .property(let line) where line.lineEnding == nil: self = .property(line.ended(by: ending))
    case .component(var component) where component.end?.lineEnding == nil:
      component.end = component.end?.ended(by: ending)
      self = .component(component)
    case .property, .other, .component: break
    }
  }
}

extension [Component.Item] {
  var components: [Component] {
    compactMap { if case .component(let component) = $0 { component } else { nil } }
  }

  var firstComponent: Component? {
    for case .component(let component) in self { return component }
    return nil
  }

  mutating func replaceComponents(with components: [Component], style: LineStyle) {
    var rest = components[...]
    var end: Int?
    var items: [Component.Item] = []
    items.reserveCapacity(count)
    for item in self {
      guard case .component(let old) = item else {
        items.append(item)
        continue
      }
      guard let new = rest.popFirst() else { continue }
      items.append(new == old ? item : .component(new.restyled(style)))
      end = items.count
    }
    items.insert(
      contentsOf: rest.map { .component($0.restyled(style)) }, at: end ?? items.count)
    for index in items.indices.dropLast() { items[index].endLine(by: style.ending) }
    self = items
  }

  func component(at number: Int) -> Component? {
    guard let index = index(ofComponent: number), case .component(let component) = self[index]
    else {
      return nil
    }
    return component
  }

  /// Where the component is that has so many before it; `nil` if there are not so many.
  private func index(ofComponent number: Int) -> Int? {
    var left = number
    return firstIndex { item in
      guard case .component = item else { return false }
      left -= 1
      return left < 0
    }
  }

  mutating func replaceComponent(at number: Int, with new: Component, style: LineStyle) {
    guard let index = index(ofComponent: number), self[index] != .component(new) else { return }
    self[index] = .component(new.restyled(style))
    if index < count - 1 { self[index].endLine(by: style.ending) }
  }

  mutating func removeComponents(where isDoomed: (Component) -> Bool) {
    removeAll { if case .component(let component) = $0 { isDoomed(component) } else { false } }
  }

  func append(to bytes: inout [UInt8]) {
    for item in self {
      switch item {
      case .property(let line), .other(let line): bytes += line.bytes
      case .component(let component): component.append(to: &bytes)
      }
    }
  }
}
