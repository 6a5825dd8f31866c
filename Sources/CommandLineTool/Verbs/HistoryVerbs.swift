import CivilTime
import Domain
import Storage
import Wording

/// `samspill history`, `undo` and `redo`.
enum HistoryVerbs {
  static var history: Verb {
    Verb("history", .none, Phrases.verbHistory) { context in
      let entries = try context.reading { (store) throws(StorageError) in try store.history() }
      let mask = try context.mask()
      context.print(entries, as: result(masking: mask), in: context.bare)
    }
  }

  static var undo: Verb {
    Verb("undo", .optional("N"), Phrases.verbUndo) { context in
      try step(&context) { (store, insists) throws(ChangeFailure) in
        try store.undo(insisting: insists)
      }
    }
  }

  static var redo: Verb {
    Verb("redo", .optional("N"), Phrases.verbRedo) { context in
      try step(&context) { (store, insists) throws(ChangeFailure) in
        try store.redo(insisting: insists)
      }
    }
  }

  static func result(masking mask: @escaping (String) -> String = { $0 }) -> ResultType<
    HistoryEntry
  > {
    ResultType(
      name: "history",
      fields: [
        .derived("number", Phrases.number, .count) { entry, _ in .integer(entry.number) },
        .derived("time", Phrases.date, .moment) { entry, _ in .optional(entry.time) },
        .derived("label", Phrases.change, .string) { entry, _ in .string(mask(entry.label)) },
        .derived(
          "undone", Phrases.undone, .boolean,
          shown: { entry, perspective in
            StyledText(entry.isUndone ? perspective.answer(true) : "")
          },
          { entry, _ in .bool(entry.isUndone) }),
        .derived("uids", Phrases.identity, .strings) { entry, _ in
          .strings(entry.keys.map(\.id.rawValue))
        },
      ],
      columns: ["number", "time", "label", "undone"])
  }

  /// Takes `N` steps, or as many as there are, and says each.
  private static func step(
    _ context: inout ToolContext, _ take: (LocalStore, Bool) throws(ChangeFailure) -> StepOutcome
  ) throws {
    let text = context.operands.first ?? "1"
    guard let count = Int(text), (1...1000).contains(count) else {
      throw ToolError.usage(Phrases.badValue("N", text, "1", context.language))
    }
    _ = try context.openCatalog()
    for _ in 0..<count {
      let outcome = try takeOne(&context, take)
      context.output.print(outcome.label)
      guard let sent = outcome.sent else { continue }
      context.inform(StepWords.leftOutbox(sent.title)(context.language))
      context.output.raise(.incomplete)
    }
  }

  /// Takes a step; where others changed the same since, shows both versions and asks.
  private static func takeOne(
    _ context: inout ToolContext, _ take: (LocalStore, Bool) throws(ChangeFailure) -> StepOutcome
  ) throws(ToolError) -> StepOutcome {
    let store = try context.openStore()
    var conflict: ToolError
    do throws(ChangeFailure) {
      return try take(store, false)
    } catch {
      conflict = context.refusal(error)
      guard case .undoConflict(_, _, let mine, let theirs) = error else { throw conflict }
      conflict.differences = try context.differences(mine, theirs)
    }
    guard context.options.isConfirmed || context.canAsk else { throw conflict }
    context.inform(conflict.line(in: .plain))
    try context.confirm(Phrases.confirmStep(context.language))
    return try context.change { (store) throws(ChangeFailure) in try take(store, true) }
  }
}
