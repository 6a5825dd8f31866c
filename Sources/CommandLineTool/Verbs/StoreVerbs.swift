import CivilTime
import Domain
import Storage
import Wording

/// Verbs about the store as a whole: making one, checking it, taking things back.
enum StoreVerbs {
  static var all: [Verb] {
    [
      Verb("init", "", Phrases.verbInit, run: create),
      Verb("check", "", Phrases.verbCheck, run: check),
      Verb("undo", "[N]", Phrases.verbUndo) { context in
        try step(&context) { (store) throws(ChangeFailure) in try store.undo().label }
      },
      Verb("redo", "[N]", Phrases.verbRedo) { context in
        try step(&context) { (store) throws(ChangeFailure) in try store.redo().label }
      },
      Verb("history", "", Phrases.verbHistory, run: history),
      Verb("trash list", "", Phrases.verbTrashList, run: listTrash),
      Verb("trash restore", "UID…", Phrases.verbRestore, run: restore),
    ]
  }

  private static func create(_ context: inout ToolContext) throws {
    let path = context.options.storePath(context.environment.variables)
    guard !context.options.isReadOnly else {
      throw ToolError(ChangeFailure.readOnly, context.language)
    }
    do throws(StorageError) {
      try LocalStore.create(at: path, network: context.options.network)
    } catch {
      throw ToolError(error, context.language)
    }
    context.output.print(path)
  }

  private static func check(_ context: inout ToolContext) throws {
    let problems = try context.openStore().check()
    switch context.options.form {
    case .json: context.output.print(try JSONValue.array(problems.map(\.json)).line)
    case .csv:
      var table = TextTable(
        headings: ["path", "line", "column", "severity", "code", "message"])
      table.rows = problems.map {
        [
          $0.path, String($0.line), String($0.column), $0.severity.rawValue, $0.code, $0.message,
        ]
      }
      try context.print(json: .null, table: table)
    case .plain:
      for problem in problems {
        context.output.print(
          "\(problem.path):\(problem.line):\(problem.column): \(problem.severity.rawValue): "
            + "\(problem.code): \(problem.message)")
      }
    }
    if problems.contains(where: { $0.severity == .error }) { context.output.raise(.incomplete) }
  }

  private static func step(
    _ context: inout ToolContext, _ take: (LocalStore) throws(ChangeFailure) -> String
  ) throws {
    let words = context.words(after: 1)
    let count = words.isEmpty ? 1 : Int(words[0]) ?? 0
    guard count > 0 else {
      throw ToolError.usage(Phrases.badValue("N", words[0], "1", context.language))
    }
    _ = try context.openCatalog()
    let store = try context.openStore()
    for _ in 0..<count {
      do throws(ChangeFailure) {
        context.output.print(try take(store))
      } catch {
        throw ToolError(error, context.language)
      }
    }
  }

  private static func history(_ context: inout ToolContext) throws {
    let entries = try reading(&context) { (store) throws(StorageError) in try store.history() }
    var table = TextTable(
      headings: [Phrases.number, Phrases.date, Phrases.change, Phrases.undone]
        .map { $0(context.language) })
    let undone = Phrases.undone(context.language)
    for entry in entries {
      let time = entry.time?.description ?? ""
      table.rows.append([String(entry.number), time, entry.label, entry.isUndone ? undone : ""])
    }
    let json = entries.map { entry -> JSONValue in
      JSONValue.object([
        "number": .integer(entry.number), "time": .optional(entry.time),
        "label": .string(entry.label), "undone": .bool(entry.isUndone),
        "uids": .strings(entry.keys.map(\.id.rawValue)),
      ])
    }
    try context.print(json: .array(json), table: table)
  }

  private static func listTrash(_ context: inout ToolContext) throws {
    let items = try reading(&context) { (store) throws(StorageError) in try store.trash() }
    var table = TextTable(
      headings: [Phrases.kindHeading, Phrases.title, Phrases.date].map { $0(context.language) }
        + ["UID"])
    table.rows = items.map {
      [
        $0.key.kind.name(context.language), $0.title, $0.deleted?.description ?? "",
        $0.key.id.rawValue,
      ]
    }
    let json = items.map { item in
      JSONValue.object([
        "kind": .string(item.key.kind.rawValue), "title": .string(item.title),
        "deleted": .optional(item.deleted), "uid": .string(item.key.id.rawValue),
      ])
    }
    try context.print(json: .array(json), table: table)
  }

  /// Brings records back by UID, or an unambiguous beginning of one.
  static func restore(_ context: inout ToolContext) throws {
    let items = try reading(&context) { (store) throws(StorageError) in try store.trash() }
    let uids = context.words(after: 2)
    guard !uids.isEmpty else { throw ToolError.usage(Phrases.missingWord("UID", context.language)) }
    _ = try context.openCatalog()
    for uid in uids {
      let found = items.filter { item in
        let id = item.key.id.rawValue
        return id == uid || id.hasPrefix(uid) || id.uuidPart.hasPrefix(uid)
      }
      guard let item = found.last else {
        throw ToolError.notFound(Phrases.notFound(uid, context.language))
      }
      let label = Phrases.restored(item.title, context.language)
      let store = try context.openStore()
      do throws(ChangeFailure) {
        _ = try store.restore(item, label: label)
      } catch {
        throw ToolError(error, context.language)
      }
      context.output.print(item.key.id.rawValue)
    }
  }

  private static func reading<Result>(
    _ context: inout ToolContext, _ read: (LocalStore) throws(StorageError) -> Result
  ) throws(ToolError) -> Result {
    let store = try context.openStore()
    do throws(StorageError) {
      return try read(store)
    } catch {
      throw ToolError(error, context.language)
    }
  }
}
