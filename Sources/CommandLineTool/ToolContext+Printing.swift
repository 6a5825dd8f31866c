import Domain
import Wording

extension ToolContext {
  /// Prints a list in the form that was asked for.
  mutating func print(json: JSONValue, table: TextTable) throws {
    switch options.form {
    case .json: output.print(try json.line)
    case .csv: for line in table.lines(as: .csv) { output.print(line) }
    case .plain:
      let form: TextTable.Form =
        environment.isOutputTerminal ? .aligned(columns: environment.columns) : .tabs
      for line in table.lines(as: form) { output.print(line) }
    }
  }

  /// Prints one field of a record, its further lines under the first.
  mutating func printField(_ name: String, _ text: String, width: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      output.print((index == 0 ? name : "").padding(to: width) + "  " + line)
    }
  }

  /// Asks whether to go on; without a terminal only `--yes` will do.
  mutating func confirm(_ question: String) throws(ToolError) {
    if options.isConfirmed { return }
    guard environment.isInputTerminal, environment.isOutputTerminal else {
      throw ToolError("refused", Phrases.needsYes(question, language), exitCode: .conflict)
    }
    environment.ask(question + Phrases.yesNo(language))
    let answer = environment.readLine()?.lowercased() ?? ""
    guard ["j", "ja", "y", "yes"].contains(answer) else {
      throw ToolError("refused", Phrases.notConfirmed(language), exitCode: .conflict)
    }
  }

  /// The fields that `--set` and `--body-file` give, in order, texts of the same field together.
  mutating func settings() throws(ToolError) -> [(String, [String])] {
    var found: [(String, [String])] = []
    for text in parsed.values("set") {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw .usage(Phrases.settingShape(text, language))
      }
      let (name, value) = (String(text[..<equals]), String(text[text.index(after: equals)...]))
      if let index = found.firstIndex(where: { $0.0 == name }) {
        found[index].1.append(value)
      } else {
        found.append((name, [value]))
      }
    }
    if parsed.has("body-file") { found.append(("text", [try body()])) }
    return found
  }

  /// The text that `--body-file` names, or that comes on the standard input for `-`.
  func body() throws(ToolError) -> String {
    guard let path = parsed.value("body-file") else { throw .usage(Phrases.noBody(language)) }
    if path == "-" { return environment.readInput() }
    switch environment.readFile(path) {
    case .success(let text): return text
    case .failure(let error):
      throw ToolError(
        "io", Phrases.unreadable(path, error.reason, language), exitCode: .system, path: path)
    }
  }

  /// The text that `--body-file` gives, or that the user writes in `$EDITOR` on a terminal.
  func bodyOrEditor(starting text: String) throws(ToolError) -> String {
    if parsed.has("body-file") { return try body() }
    guard environment.isInputTerminal, environment.isOutputTerminal,
      let written = environment.editText(text)
    else { throw .usage(Phrases.noBody(language)) }
    return written
  }
}
