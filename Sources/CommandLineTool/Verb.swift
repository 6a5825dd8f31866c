import Wording

/// One thing that the command line can do: the table that help, completion and dispatch are made from.
struct Verb {
  /// The words that call it: `contacts list`, `agenda`.
  let words: [String]
  /// What follows the words: `UID`, `[QUERY]`.
  let operands: String
  let summary: Phrase
  let options: [OptionDefinition]
  let run: (inout ToolContext) throws -> Void

  init(
    _ words: String, _ operands: String = "", _ summary: Phrase,
    options: [OptionDefinition] = [], run: @escaping (inout ToolContext) throws -> Void
  ) {
    self.words = words.split(separator: " ").map(String.init)
    self.operands = operands
    self.summary = summary
    self.options = options
    self.run = run
  }

  var name: String { words.joined(separator: " ") }
}

extension Verb {
  /// Every verb, in the order that the help shows them in.
  static var all: [Verb] {
    peopleVerbs + meetingVerbs + threadVerbs + NetworkVerbs.all + StoreVerbs.all
  }

  private static var peopleVerbs: [Verb] {
    recordVerbs(.contacts) + recordVerbs(.organizations)
  }

  private static var meetingVerbs: [Verb] {
    recordVerbs(.events, listOptions: [Options.occurrences], list: EventVerbs.list)
      + [EventVerbs.attend]
      + recordVerbs(
        .notes, addOptions: NoteVerbs.addOptions, add: NoteVerbs.add, edit: NoteVerbs.edit)
      + recordVerbs(.followUps) + FollowUpVerbs.all
  }

  private static var threadVerbs: [Verb] {
    recordVerbs(
      .messages, addOptions: ThreadVerbs.addOptions, list: ThreadVerbs.list,
      show: ThreadVerbs.show, add: ThreadVerbs.post)
      + ThreadVerbs.all + recordVerbs(.projects)
      + recordVerbs(.methods).filter { ["list", "show"].contains($0.words[1]) }
  }

  /// The verb that a command line calls, options aside; the longest name wins.
  static func named(in arguments: [String]) -> Verb? {
    let valued = Set(
      (Invocation.globalOptions + all.flatMap(\.options)).filter { $0.placeholder != nil }
        .map { "--" + $0.name })
    var words: [String] = []
    var skipsNext = false
    for argument in arguments where words.count < 2 {
      if skipsNext {
        skipsNext = false
      } else if argument.hasPrefix("-") {
        skipsNext = valued.contains(argument)
      } else {
        words.append(argument)
      }
    }
    return all.first { $0.words == words } ?? all.first { $0.words == Array(words.prefix(1)) }
  }

  /// The verb or kind whose name is most like `word`, if any is at all.
  static func closest(to word: String) -> String? {
    let names = Set(all.map { $0.words[0] }).sorted()
    let best = names.map { ($0, editDistance($0, word)) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, word.count / 3) else { return nil }
    return best.0
  }

  /// The least number of letters put in, left out or changed between two words (Levenshtein).
  private static func editDistance(_ left: String, _ right: String) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row.last ?? 0
  }
}

extension Verb {
  /// The verbs that every kind of record has, some of them replaced.
  fileprivate static func recordVerbs<Value>(
    _ type: RecordType<Value>, listOptions: [OptionDefinition] = [],
    addOptions: [OptionDefinition] = [],
    list: ((inout ToolContext) throws -> Void)? = nil,
    show: ((inout ToolContext) throws -> Void)? = nil,
    add: ((inout ToolContext) throws -> Void)? = nil,
    edit: ((inout ToolContext) throws -> Void)? = nil
  ) -> [Verb] {
    let verbs = RecordVerbs(type: type)
    let fieldOptions = type.fields.compactMap { field in
      field.placeholder.map { OptionDefinition(field.optionName, $0, field.heading) }
    }
    let body = [Options.bodyFile]
    return [
      Verb(
        type.word + " list", "[QUERY]", Phrases.verbList,
        options: type.filters.map(\.option) + listOptions, run: list ?? verbs.list),
      Verb(type.word + " show", "UID", Phrases.verbShow, run: show ?? verbs.show),
      Verb(
        type.word + " add", "", Phrases.verbAdd, options: fieldOptions + addOptions,
        run: add ?? verbs.add),
      Verb(
        type.word + " edit", "UID", Phrases.verbEdit,
        options: [Options.set, Options.ifRevision] + body, run: edit ?? verbs.edit),
      Verb(type.word + " delete", "UID…", Phrases.verbDelete, run: verbs.delete),
    ]
  }
}
