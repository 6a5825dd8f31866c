extension TreeBuilder {
  mutating func begin(_ line: ContentLine) {
    let kind = line.delimitedKind
    if let kind, !open.isEmpty, kind != .card || !isAgent,
      let index = openKinds.firstIndex(where: { $0?.excludes(kind) ?? false })
    {
      while open.count > index { closeWithoutEnd() }
    }
    guard excessDepth == 0, open.count < ParsedFile.depthLimit else {
      reportDepth(at: line)
      excessDepth += 1
      return append(.other(line))
    }
    let name = kind?.rawValue ?? line.delimitedName
    guard !name.isEmpty else {
      report(line, .structure, "BEGIN does not say what begins; write BEGIN:VEVENT or the like")
      return append(.other(line))
    }
    open.append(Component(name: name, begin: line))
    openKinds.append(kind)
    if let kind { open[open.count - 1].items.reserveCapacity(usualItemCounts[kind.ordinal]) }
  }

  mutating func end(_ line: ContentLine) {
    guard excessDepth == 0 else {
      excessDepth -= 1
      return append(.other(line))
    }
    guard let index = beginning(endedBy: line) else {
      report(
        line, .structure,
        "END:\(line.delimitedName) ends nothing that has begun; delete it, or add its BEGIN")
      return append(.other(line))
    }
    while open.count > index + 1 { closeWithoutEnd() }
    var component = open.removeLast()
    component.end = line
    if let kind = openKinds.removeLast() {
      usualItemCounts[kind.ordinal] = min(component.items.count, 32)
    }
    append(component)
  }

  /// The place among those that are ``open`` of the component that the END is of.
  private func beginning(endedBy line: ContentLine) -> Int? {
    if let kind = line.delimitedKind { return openKinds.lastIndex(of: kind) }
    let name = line.delimitedName
    return open.lastIndex { $0.name == name }
  }

  /// Closes all that is open at the end of the file, and says what is wrong with the whole.
  mutating func finish(oddLineBreakCount: Int) {
    while !open.isEmpty { closeWithoutEnd() }
    if !hasComponent {
      let isBlank = bytes.allSatisfy { $0.isLineBreak || $0.isBlank }
      diagnostics.add(
        isBlank
          ? Diagnostic(line: 1, .error, .empty, "the file is empty; fetch it anew or delete it")
          : Diagnostic(
            line: 1, .error, .structure, "the file has no BEGIN; fetch it anew, or say what begins")
      )
    }
    if oddLineBreakCount > 0 {
      let message = "\(oddLineBreakCount) lines end in something else than CR LF; convert the file"
      diagnostics.add(Diagnostic(line: 1, .warning, .syntax, message))
    }
  }

  private mutating func closeWithoutEnd() {
    let component = open.removeLast()
    openKinds.removeLast()
    let name = component.name
    report(component.begin, .structure, "BEGIN:\(name) has no END; add it")
    excessDepth = 0
    append(component)
  }

  /// Whether a card that begins here is the AGENT of the card around it, vCard 2.1 §2.5.2.
  private var isAgent: Bool {
    guard case .property(let last)? = open.last?.items.last else { return false }
    return last.isNamed("AGENT") && last.valueBytes.trimmed.isEmpty
  }
}
