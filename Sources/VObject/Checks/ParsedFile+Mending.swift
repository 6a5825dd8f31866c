extension ParsedFile {
  /// The same file with an END for every component that has none; nothing else is added or taken.
  package var closed: ParsedFile {
    var copy = self
    for index in copy.items.indices {
      guard case .component(let component) = copy.items[index] else { continue }
      let closed = component.closed
      if closed != component { copy.items[index] = .component(closed) }
      if index < copy.items.count - 1 { copy.items[index].endLine(by: closed.style.ending) }
    }
    return copy
  }

  /// `bytes` with every line ended by CR LF, as RFC 5545 §3.1 and RFC 6350 §3.2 ask for.
  ///
  /// What other systems make of a line break is one: LF, CR, and a CR LF with more CR before it.
  package static func endingLines(of bytes: [UInt8]) -> [UInt8] {
    var ended: [UInt8] = []
    ended.reserveCapacity(bytes.count + bytes.count / 32)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte.isLineBreak else {
        ended.append(byte)
        continue
      }
      if byte == ASCII.carriageReturn {
        var end = index
        while end < bytes.count, bytes[end] == ASCII.carriageReturn { end += 1 }
        if end < bytes.count, bytes[end] == ASCII.lineFeed { index = end + 1 }
      }
      ended += LineEnding.crlf.bytes
    }
    return ended
  }
}

extension Component {
  /// The same component with an END for itself and for all inside that have none.
  package var closed: Component {
    var copy = self
    for index in copy.items.indices {
      guard case .component(let inner) = copy.items[index] else { continue }
      let closed = inner.closed
      if closed != inner { copy.items[index] = .component(closed) }
    }
    guard end == nil else { return copy }
    for index in copy.items.indices { copy.items[index].endAnyLine(by: style.ending) }
    copy.begin = begin.ended(by: style.ending)
    copy.end = ContentLine("END", value: name).restyled(style)
    return copy
  }

  /// Puts a line right behind BEGIN, where a card wants its VERSION (RFC 6350 §6.7.9).
  package mutating func insertFirst(_ line: ContentLine) {
    begin = begin.ended(by: style.ending)
    items.insert(.property(line.restyled(style)), at: 0)
  }
}

extension Component.Item {
  /// Sees to it that what follows starts a line of its own, whatever this is.
  fileprivate mutating func endAnyLine(by ending: LineEnding) {
    guard case .other(let line) = self else { return endLine(by: ending) }
    self = .other(line.ended(by: ending))
  }
}
