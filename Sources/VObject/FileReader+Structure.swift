extension FileReader {
  mutating func begin(_ mark: LineMark) {
    let line = contentLine(mark)
    let kind = line.delimitedKind
    if let kind, !open.isEmpty, kind != .card || !isAgent,
      let index = open.firstIndex(where: { $0.kind?.excludes(kind) ?? false })
    {
      while open.count > index { closeWithoutEnd() }
    }
    guard excessDepth == 0, open.count < ParsedFile.depthLimit else {
      reportDepth(at: mark)
      excessDepth += 1
      return takeOther(mark)
    }
    let name = kind?.rawValue ?? line.delimitedName
    guard !name.isEmpty else {
      report(mark, .structure, "BEGIN does not say what begins; write BEGIN:VEVENT or the like")
      return takeOther(mark)
    }
    takeBegin(OpenComponent(name: name, kind: kind, begin: mark))
  }

  mutating func end(_ mark: LineMark) {
    guard excessDepth == 0 else {
      excessDepth -= 1
      return takeOther(mark)
    }
    let line = contentLine(mark)
    guard let index = beginning(endedBy: line) else {
      report(
        mark, .structure,
        "END:\(line.delimitedName) ends nothing that has begun; delete it, or add its BEGIN")
      return takeOther(mark)
    }
    while open.count > index + 1 { closeWithoutEnd() }
    takeEnd(mark)
  }

  /// The place among those that are ``open`` of the component that the END is of.
  private func beginning(endedBy line: ContentLine) -> Int? {
    if let kind = line.delimitedKind { return open.lastIndex { $0.kind == kind } }
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
      let lines = oddLineBreakCount == 1 ? "1 line ends" : "\(oddLineBreakCount) lines end"
      let message = "\(lines) in something else than CR LF; convert the file"
      diagnostics.add(Diagnostic(line: 1, .warning, .syntax, message))
    }
  }

  private mutating func closeWithoutEnd() {
    guard let component = open.last else { return }
    report(component.begin, .structure, "BEGIN:\(component.name) has no END; add it")
    excessDepth = 0
    takeEnd(nil)
  }

  /// Whether a card that begins here is the AGENT of the card around it, vCard 2.1 §2.5.2.
  private var isAgent: Bool {
    guard let line = lastProperty.map(contentLine) else { return false }
    return line.isNamed("AGENT") && line.valueBytes.trimmed.isEmpty
  }
}
