extension TreeBuilder {
  /// Components of which one cannot lie inside another: a new one means that the END of the old one
  /// is missing.
  private static let exclusive: [Set<String>] = [
    ["VCALENDAR"], ["VCARD"], ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"],
    ["VALARM"], ["STANDARD", "DAYLIGHT"],
  ]

  mutating func begin(_ line: ContentLine) {
    let name = line.delimitedName
    if let kin = Self.exclusive.first(where: { $0.contains(name) }), !isAgent(name),
      let index = open.firstIndex(where: { kin.contains($0.name) })
    {
      while open.count > index { closeWithoutEnd() }
    }
    guard excessDepth == 0, open.count < ParsedFile.depthLimit else {
      reportDepth(at: line)
      excessDepth += 1
      return append(.other(line))
    }
    guard !name.isEmpty else {
      report(line, .structure, "BEGIN does not say what begins")
      return append(.other(line))
    }
    open.append(Component(name: name, begin: line))
  }

  mutating func end(_ line: ContentLine) {
    guard excessDepth == 0 else {
      excessDepth -= 1
      return append(.other(line))
    }
    let name = line.delimitedName
    guard let index = open.lastIndex(where: { $0.name == name }) else {
      report(line, .structure, "END:\(name) ends nothing that has begun")
      return append(.other(line))
    }
    while open.count > index + 1 { closeWithoutEnd() }
    var component = open.removeLast()
    component.end = line
    append(.component(component))
  }

  /// Closes all that is open at the end of the file, and says what is wrong with the whole.
  mutating func finish(oddLineBreakCount: Int) {
    while !open.isEmpty { closeWithoutEnd() }
    if items.components.isEmpty {
      let isBlank = bytes.allSatisfy { $0.isLineBreak || $0.isBlank }
      diagnostics.append(
        isBlank
          ? Diagnostic(line: 1, .error, .empty, "the file is empty")
          : Diagnostic(line: 1, .error, .structure, "the file has no BEGIN"))
    }
    if oddLineBreakCount > 0 {
      let message = "\(oddLineBreakCount) lines end in something else than CR LF"
      diagnostics.append(Diagnostic(line: 1, .warning, .syntax, message))
    }
  }

  private mutating func closeWithoutEnd() {
    let component = open.removeLast()
    report(component.begin, .structure, "BEGIN:\(component.name) has no END")
    excessDepth = 0
    append(.component(component))
  }

  /// Whether a card that begins here is the AGENT of the card around it, vCard 2.1 §2.5.2.
  private func isAgent(_ name: String) -> Bool {
    guard name == "VCARD", case .property(let last)? = open.last?.items.last else { return false }
    return last.isNamed("AGENT") && last.valueBytes.trimmed.isEmpty
  }
}
