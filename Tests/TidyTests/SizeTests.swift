import Testing

/// Limits that keep files and functions readable; generated tables are exempt.
@Suite struct SizeTests {
  @Test func `no file is longer than 400 lines`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") where !file.isGenerated {
      #expect(file.lines.count <= 401, "\(file.path)")
    }
  }

  @Test func `no function is longer than 60 lines`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") where !file.isGenerated {
      for function in functions(in: file) where function.lineCount > 60 {
        Issue.record("\(file.path):\(function.line) has \(function.lineCount) lines")
      }
    }
  }

  @Test func `what other modules see is documented`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") where !file.isGenerated {
      for line in undocumented(in: file) {
        Issue.record("\(file.path):\(line) has no documentation")
      }
    }
  }

  @Test func `nothing promises less than it should`() throws {
    let risky = [
      "try!", "fatalError(", "as! ", " TODO", "FIXME", " XXX", "not implemented",
      "@unchecked Sendable", "nonisolated(unsafe)",
    ]
    for file in try SourceTree.swiftFiles(below: "Sources") {
      for word in risky where file.text.contains(word) {
        Issue.record("\(file.path) says \(word)")
      }
    }
  }

  @Test func `no file names a path of one machine`() throws {
    let folders = ["Sources", "Tests", "config", "scripts", ".ci"]
    for file in try folders.flatMap({ try SourceTree.files(below: $0) }) {
      for word in ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"] where file.text.contains(word) {
        Issue.record("\(file.path) names \(word)")
      }
    }
  }

  private struct Function {
    let line: Int
    let lineCount: Int
  }

  /// Functions and initializers, found by the layout that the formatter guarantees.
  private func functions(in file: SourceTree.File) -> [Function] {
    let lines = file.lines
    var found: [Function] = []
    for (index, line) in lines.enumerated() {
      let code = line.drop(while: { $0 == " " })
      guard isFunctionStart(code) else { continue }
      let closing = String(repeating: " ", count: line.count - code.count) + "}"
      guard
        let open = lines[index...].firstIndex(where: { $0.hasSuffix("{") || $0.hasSuffix("}") }),
        lines[open].hasSuffix("{"),
        let end = lines[(open + 1)...].firstIndex(where: { $0 == closing })
      else { continue }
      found.append(Function(line: index + 1, lineCount: end - index + 1))
    }
    return found
  }

  private func isFunctionStart(_ code: Substring) -> Bool {
    guard !code.hasPrefix("//") else { return false }
    return code.hasPrefix("func ") || code.contains(" func ") || code.hasPrefix("init")
      || code.contains(" init(") && !code.contains("=") && !code.contains("self.")
  }

  /// Numbers of the lines with a `package` type, function, initializer or enum that has no `///` above.
  ///
  /// Properties and operators that say all by name and type may go without.
  private func undocumented(in file: SourceTree.File) -> [Int] {
    let lines = file.lines
    let kinds = [
      "struct ", "enum ", "class ", "protocol ", "static func ", "func ", "mutating func ",
    ]
    return lines.indices.filter { index in
      let code = lines[index].drop(while: { $0 == " " })
      guard kinds.contains(where: { code.hasPrefix("package " + $0) }) else { return false }
      if code.contains("func <(") || code.contains("func < (") || code.contains("func ==") {
        return false
      }
      var above = index - 1
      while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
      return above < 0 || !lines[above].drop(while: { $0 == " " }).hasPrefix("//")
    }.map { $0 + 1 }
  }
}
