import CivilTime
import Domain
import Storage
import Wording

/// `samspill trash list|restore|empty`, and `samspill KIND restore`.
enum TrashVerbs {
  static var all: [Verb] {
    [
      Verb("trash list", .none, Phrases.verbTrashList) { context in
        let items = try items(&context)
        let mask = try context.mask()
        context.print(items, as: result(masking: mask), in: context.bare)
      },
      Verb("trash restore", .several("UID"), Phrases.verbRestore) { context in
        try restore(&context, of: nil)
      },
      Verb("trash empty", .none, Phrases.verbTrashEmpty, run: empty),
    ]
  }

  static func result(masking mask: @escaping (String) -> String = { $0 }) -> ResultType<TrashedItem>
  {
    ResultType(
      name: "trash",
      fields: [
        .kind(\.key), .identity(\.key),
        .derived("title", Phrases.title, .string) { item, _ in .string(mask(item.title)) },
        .derived("deleted", Phrases.deletedHeading, .moment) { item, _ in
          .optional(item.deleted)
        },
      ],
      columns: ["kind", "title", "deleted", "uid"])
  }

  /// Brings records back by UID, an unambiguous beginning of one, or title.
  ///
  /// Of several that were deleted under one identity the last one comes back.
  static func restore(_ context: inout ToolContext, of kind: RecordKind?) throws {
    let items = try items(&context).filter { kind == nil || $0.key.kind == kind }
    _ = try context.openCatalog()
    for text in context.operands {
      do throws(ToolError) {
        try restore(try find(text, items, context), &context)
      } catch {
        context.report(error)
      }
    }
  }

  private static func restore(
    _ item: TrashedItem, _ context: inout ToolContext
  ) throws(ToolError) {
    let label = Phrases.restored(item.title, context.language)
    _ = try context.change { (store) throws(ChangeFailure) in
      try store.restore(item, label: label)
    }
    context.output.print(item.key.id.rawValue)
  }

  private static func find(
    _ text: String, _ items: [TrashedItem], _ context: ToolContext
  ) throws(ToolError) -> TrashedItem {
    let (wanted, folded) = (RecordID(text), SearchText.fold(text))
    let found =
      [
        items.filter { $0.key.id == wanted || $0.key.id.bare == wanted },
        items.filter { SearchText.fold($0.title) == folded },
        items.filter { $0.key.id.isAbbreviated(to: text) },
      ].first { !$0.isEmpty } ?? []
    guard let first = found.first else {
      throw .notFound(Phrases.notFound(text, like: [], context.language))
    }
    guard found.allSatisfy({ $0.key == first.key }) else {
      let names = found.map { "\($0.title) (\($0.key.id.bare))" }
      throw ToolError(
        "ambiguous", Phrases.ambiguous(text, names, context.language), exitCode: .conflict)
    }
    return first
  }

  private static func empty(_ context: inout ToolContext) throws {
    let count = try items(&context).count
    guard count > 0 else { return context.inform(Phrases.trashIsEmpty(context.language)) }
    guard !context.options.isReadOnly else {
      throw ToolError(ChangeFailure.readOnly, context.language)
    }
    try context.confirm(Phrases.confirmEmptying(count, context.language))
    let gone = try context.reading { (store) throws(StorageError) in try store.emptyTrash() }
    context.inform(Phrases.trashEmptied(gone, context.language))
  }

  private static func items(_ context: inout ToolContext) throws(ToolError) -> [TrashedItem] {
    try context.reading { (store) throws(StorageError) in try store.trash() }
  }
}
