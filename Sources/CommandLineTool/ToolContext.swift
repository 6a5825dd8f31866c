import CivilTime
import Domain
import Storage
import Wording

/// What a verb works with: its arguments, the world, the store when it asks for it.
struct ToolContext {
  let parsed: ParsedArguments
  let options: GlobalOptions
  let environment: ToolEnvironment
  var output: ToolOutput
  /// What has been opened so far.
  var store: LocalStore?
  var catalog: Catalog?
  var demoStore: DemoStore?

  init(
    parsed: ParsedArguments, options: GlobalOptions, environment: ToolEnvironment,
    output: ToolOutput
  ) {
    self.parsed = parsed
    self.options = options
    self.environment = environment
    self.output = output
  }

  var language: Language { options.language }
  var today: CivilDate { options.today ?? environment.today }

  /// Gives back what was opened for this verb alone.
  func close() {
    demoStore?.remove()
  }

  /// The words after the verb and, for records, after the action.
  func words(after count: Int) -> [String] {
    Array(parsed.words.dropFirst(count))
  }

  /// The one word that the verb needs at `index`.
  func word(_ index: Int, _ name: String) throws(ToolError) -> String {
    guard index < parsed.words.count else {
      throw .usage(Phrases.missingWord(name, language))
    }
    return parsed.words[index]
  }

  func day(_ option: String) throws(ToolError) -> CivilDate? {
    guard let text = parsed.value(option) else { return nil }
    guard let day = DateEntry.day(text, today: today) else {
      throw .usage(Phrases.badValue("--" + option, text, "2021-09-16", language))
    }
    return day
  }

  func number(_ option: String) throws(ToolError) -> Int? {
    guard let text = parsed.value(option) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw .usage(Phrases.badValue("--" + option, text, "10", language))
    }
    return number
  }
}
