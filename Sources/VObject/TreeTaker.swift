/// Makes a tree of components out of the lines of a file, in which every byte is kept.
struct TreeTaker: LineTaker {
  private let bytes: [UInt8]
  /// What lies outside all components, and the components.
  private(set) var items: [Component.Item] = []
  /// The components that have begun and not ended, outermost first.
  private var open: [Component] = []
  /// How many items the last component of a kind had, so that the next gets room for as many.
  private var usualItemCounts = InlineArray<10, Int>(repeating: 16)
  /// Takes each item of the file, none of which is then kept; `nil` if all is.
  private let take: ((Component) -> Void)?
  /// How many bytes have been read.
  private var offset = 0

  init(_ bytes: [UInt8], giving take: ((Component) -> Void)? = nil) {
    (self.bytes, self.take) = (bytes, take)
    open.reserveCapacity(4)
  }

  mutating func takeBegin(_ component: OpenComponent) {
    let begin = contentLine(component.begin)
    open.append(Component(name: component.name, begin: begin))
    if let kind = component.kind {
      open[open.count - 1].items.reserveCapacity(usualItemCounts[kind.ordinal])
    }
  }

  mutating func takeEnd(_ line: LineMark?, of component: OpenComponent) {
    var closed = open.removeLast()
    if let line {
      closed.end = contentLine(line)
      if let kind = component.kind {
        usualItemCounts[kind.ordinal] = min(closed.items.count, 32)
      }
    }
    put(closed)
  }

  mutating func takeProperty(_ line: LineMark, _ name: NameKey) {
    append(.property(contentLine(line)))
  }

  mutating func takeOther(_ line: LineMark) {
    append(.other(contentLine(line)))
  }

  private mutating func contentLine(_ line: LineMark) -> ContentLine {
    offset = Int(line.end)
    return ContentLine(of: bytes, at: line)
  }

  /// Puts a component that has ended where it belongs.
  private mutating func put(_ component: consuming Component) {
    guard let take else { return append(.component(component)) }
    if open.isEmpty {
      if component.name == "VCARD" { take(component) }
    } else if open.count == 1, open[0].name != "VCARD" {
      take(component)
    } else {
      append(.component(component))
    }
  }

  private mutating func append(_ item: consuming Component.Item) {
    let progress = Progress(offset: offset, byteCount: bytes.count)
    if open.isEmpty {
      items.append(joining: item, at: progress)
    } else {
      open[open.count - 1].items.append(joining: item, at: progress)
    }
  }

  /// How much of the file has been read.
  fileprivate struct Progress {
    let offset: Int
    let byteCount: Int

    /// How many there will be in the whole file of what there has been `count` of, and some more.
    func total(of count: Int) -> Int {
      let share = Double(byteCount) / Double(max(offset, byteCount / 1000, 1))
      return Int(Double(count) * max(share, 1)) + count / 8
    }
  }
}

extension [Component.Item] {
  /// Appends the item; lines that mean nothing become one, so that a file of nothing else is small.
  ///
  /// If there are very many, room is made for as many as there will be if the file goes on like this,
  /// so that few are copied to where there is more room.
  fileprivate mutating func append(
    joining item: consuming Component.Item, at progress: TreeTaker.Progress
  ) {
    if case .other(let line) = item, case .other(let previous)? = last,
      let joined = previous.joined(with: line)
    {
      self[count - 1] = .other(joined)
    } else {
      if count == capacity, count >= 1 << 16 { reserveCapacity(progress.total(of: count)) }
      append(item)
    }
  }
}
