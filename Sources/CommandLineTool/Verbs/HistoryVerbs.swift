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
      try step(&context) { (store) throws(ChangeFailure) in try store.undo().label }
    }
  }

  static var redo: Verb {
    Verb("redo", .optional("N"), Phrases.verbRedo) { context in
      try step(&context) { (store) throws(ChangeFailure) in try store.redo().label }
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
    _ context: inout ToolContext, _ take: (LocalStore) throws(ChangeFailure) -> String
  ) throws {
    let text = context.operands.first ?? "1"
    guard let count = Int(text), (1...1000).contains(count) else {
      throw ToolError.usage(Phrases.badValue("N", text, "1", context.language))
    }
    _ = try context.openCatalog()
    for _ in 0..<count {
      let label = try context.change(take)
      context.output.print(label)
    }
  }
}
