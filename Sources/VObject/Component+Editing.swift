extension Component {
  /// The first property of that name, or `nil`.
  package func property(named name: String) -> ContentLine? {
    for case .property(let line) in items where line.isNamed(name) { return line }
    return nil
  }

  /// All properties of that name, in their order.
  package func properties(named name: String) -> [ContentLine] {
    items.compactMap { item in
      if case .property(let line) = item, line.isNamed(name) { line } else { nil }
    }
  }

  /// The text of the first property of that name, unescaped, or `nil`.
  package func text(of name: String) -> String? {
    property(named: name)?.text
  }

  /// The elements of all properties of that name taken together, as CATEGORIES is read.
  ///
  /// Blanks around an element and empty elements count for nothing.
  package func texts(of name: String) -> [String] {
    properties(named: name).flatMap(\.elements)
  }

  /// The fields of the first property of that name, such as N, or none.
  package func fields(of name: String) -> [[String]] {
    property(named: name)?.fields ?? []
  }

  /// Makes the first property of that name say `text`, or removes all of that name if it is `nil`.
  ///
  /// A line that already says this stays as it is, however it is escaped or folded; one that says
  /// something else keeps its group and parameters.
  package mutating func setText(_ text: String?, of name: String) {
    guard let text else { return removeProperties(named: name) }
    let wanted = TextEscaping.withoutControls(text)
    guard let index = firstIndex(named: name) else {
      return insert(ContentLine(name, text: wanted))
    }
    rewrite(
      at: index, unless: { TextEscaping.withoutControls($0.text) == wanted }, with: [[wanted]])
  }

  /// Makes the first property of that name hold these fields, such as those of N.
  ///
  /// Empty fields at the end count for nothing, and no line is made to hold nothing else.
  package mutating func setFields(_ fields: [[String]], of name: String) {
    let wanted = fields.cleaned
    guard let index = firstIndex(named: name) else {
      if !wanted.withoutEmptyEnd.isEmpty { insert(ContentLine(name, fields: wanted)) }
      return
    }
    rewrite(
      at: index, unless: { $0.fields.cleaned.withoutEmptyEnd == wanted.withoutEmptyEnd },
      with: wanted)
  }

  /// Makes the properties of that name list `texts` between them.
  ///
  /// Elements that go are taken out of their lines, elements that come join the last line; if only
  /// the order differs, nothing changes.
  package mutating func setTexts(_ texts: [String], of name: String) {
    var missing = texts.map { TextEscaping.withoutControls($0).trimmingBlanks }
    missing.removeAll { $0.isEmpty }
    var lastIndex: Int?
    for index in items.indices.reversed() {
      guard case .property(let line) = items[index], line.isNamed(name) else { continue }
      let elements = line.elements
      let kept = elements.filter { missing.removeFirst($0) }
      if kept.isEmpty, !elements.isEmpty {
        items.remove(at: index)
        lastIndex = lastIndex.map { $0 - 1 }
      } else {
        rewrite(at: index, unless: { _ in kept == elements }, with: [kept])
        lastIndex = lastIndex ?? index
      }
    }
    if let lastIndex, case .property(let line) = items[lastIndex], !missing.isEmpty {
      rewrite(at: lastIndex, unless: { _ in false }, with: [line.elements + missing])
    } else if !missing.isEmpty {
      insert(ContentLine(name, texts: missing))
    }
  }

  /// Adds a line beside the last of its kind, or after the last property.
  package mutating func insert(_ line: ContentLine) {
    let name = line.name
    let isKin = { (item: Item) in
      if case .property(let other) = item { other.isNamed(name) } else { false }
    }
    let isProperty = { (item: Item) in if case .property = item { true } else { false } }
    let previous = items.lastIndex(where: isKin) ?? items.lastIndex(where: isProperty)
    let index = previous.map { $0 + 1 } ?? 0
    endLine(before: index)
    items.insert(.property(line.restyled(style)), at: index)
  }

  /// Removes all properties of that name.
  package mutating func removeProperties(named name: String) {
    items.removeAll { if case .property(let line) = $0 { line.isNamed(name) } else { false } }
  }

  private func firstIndex(named name: String) -> Int? {
    items.firstIndex {
      if case .property(let line) = $0 { line.isNamed(name) } else { false }
    }
  }

  private mutating func rewrite(
    at index: Int, unless isRight: (ContentLine) -> Bool, with fields: [[String]]
  ) {
    guard case .property(let line) = items[index], !isRight(line) else { return }
    items[index] = .property(line.replacingValue(with: fields, style: style))
  }

  /// Sees to it that what comes at `index` starts a line of its own.
  private mutating func endLine(before index: Int) {
    guard index > 0 else {
      begin = begin.ended(by: style.ending)
      return
    }
    items[index - 1].endLine(by: style.ending)
  }
}

extension ContentLine {
  /// The elements of a list value that say something, without blanks around them.
  package var elements: [String] {
    let list = decodedValueBytes
    let bytes = list.span
    var elements: [String] = []
    var start = 0
    while start <= bytes.count {
      let end = TextEscaping.end(ofPartOf: bytes, start..<bytes.count, before: ASCII.comma)
      let element =
        bytes.plainText(in: start..<end)
        ?? TextEscaping.withoutControls(
          TextEscaping.unescaped(list[list.startIndex + start..<list.startIndex + end])
        ).trimmingBlanks
      if !element.isEmpty { elements.append(element) }
      start = end + 1
    }
    return elements
  }
}

extension Span<UInt8> {
  /// What stands in `range` without blanks around it; `nil` if there is an escape, a control
  /// character, or what is not UTF-8.
  fileprivate func plainText(in range: Range<Int>) -> String? {
    let range = trimmed(range)
    for index in range {
      let byte = self[index]
      if byte < 0x20 && byte != ASCII.tab || byte == 0x7f || byte == ASCII.backslash { return nil }
    }
    return text(in: range)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    guard utf8.first?.isBlank ?? false || utf8.last?.isBlank ?? false else { return self }
    return String(decoding: Array(utf8).trimmed, as: UTF8.self)
  }
}

extension [String] {
  /// Removes the first element equal to `element`, and says whether there was one.
  fileprivate mutating func removeFirst(_ element: String) -> Bool {
    guard let index = firstIndex(of: element) else { return false }
    remove(at: index)
    return true
  }
}

extension [[String]] {
  fileprivate var cleaned: [[String]] { map { $0.map(TextEscaping.withoutControls) } }

  /// The fields up to the last one that says something.
  var withoutEmptyEnd: ArraySlice<[String]> {
    self[..<((lastIndex { $0 != [""] && !$0.isEmpty } ?? -1) + 1)]
  }
}
