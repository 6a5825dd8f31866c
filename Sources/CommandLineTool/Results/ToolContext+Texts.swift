import Domain
import Wording

extension ToolContext {
  /// Tells people what was done; programs that asked for JSON read it from the result.
  mutating func inform(_ sentence: String) {
    if options.form != .json { output.say(sentence) }
  }

  /// Says what went wrong with one of several things, and goes on.
  mutating func report(_ error: ToolError) {
    output.raise(error.exitCode)
    output.say(error.line(in: options.form))
  }

  /// Whether there is somebody to ask.
  var canAsk: Bool { environment.isInputTerminal && environment.isOutputTerminal }

  /// Asks whether to go on; without a terminal only `--yes` will do.
  mutating func confirm(_ question: String) throws(ToolError) {
    if options.isConfirmed { return }
    guard canAsk else {
      throw ToolError("refused", Phrases.needsYes(question, language), exitCode: .conflict)
    }
    environment.ask((question + Phrases.yesNo(language)).harmless)
    let answer = environment.readLine()?.lowercased() ?? ""
    guard ["j", "ja", "y", "yes"].contains(answer) else {
      throw ToolError("refused", Phrases.notConfirmed(language), exitCode: .conflict)
    }
  }

  /// The fields that `--set` and `--body-file` give, in order, texts of the same field together.
  mutating func settings() throws(ToolError) -> [(name: String, texts: [String])] {
    var found: [(name: String, texts: [String])] = []
    for text in parsed.values("set") {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw .usage(Phrases.settingShape(text, language))
      }
      let (name, value) = (String(text[..<equals]), String(text[text.index(after: equals)...]))
      if let index = found.firstIndex(where: { $0.name == name }) {
        found[index].texts.append(value)
      } else {
        found.append((name, [value]))
      }
    }
    if parsed.has("body-file") { found.append(("text", [try body()])) }
    return found
  }

  /// The text that `--body-file` names, or that comes on the standard input for `-`.
  mutating func body() throws(ToolError) -> String {
    if let written { return written }
    guard let path = parsed.value("body-file") else { throw .usage(Phrases.noBody(language)) }
    let text = try file(at: path)
    written = text
    return text
  }

  /// The text of a file that the user named, or of the standard input for `-`.
  func file(at path: String) throws(ToolError) -> String {
    switch path == "-" ? environment.readInput() : environment.readFile(path) {
    case .success(let bytes):
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      let line = Self.firstLineNotUTF8(in: bytes)
      throw unreadable(path, Phrases.notUTF8(line: line, language), line: line)
    case .failure(let error): throw unreadable(path, error.reason)
    }
  }

  private func unreadable(_ path: String, _ reason: String, line: Int? = nil) -> ToolError {
    ToolError(
      "io", Phrases.unreadable(path, reason, language), exitCode: .system, path: path, line: line)
  }

  /// The first line, from 1, with bytes that are not UTF-8.
  private static func firstLineNotUTF8(in bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }

  /// The text that `--body-file` gives, or that the user writes in `$EDITOR` on a terminal.
  mutating func bodyOrEditor(starting text: String) throws(ToolError) -> String {
    if parsed.has("body-file") { return try body() }
    guard environment.isInputTerminal, environment.isOutputTerminal else {
      throw .usage(Phrases.noBody(language))
    }
    if let written { return written }
    written = environment.editText(text)
    guard let written else {
      throw ToolError("io", Phrases.noEditor(language), exitCode: .system)
    }
    return written
  }
}
