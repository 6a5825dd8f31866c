import CivilTime
import Domain
import Wording

/// `samspill KIND list|show|add|edit|delete|restore`, the same for every kind of record.
struct RecordVerbs<Value> {
  let type: RecordType<Value>

  func list(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    let words = context.words(after: 2).map(SearchText.fold)
    var values = type.all(catalog).filter { value in
      guard !words.isEmpty else { return true }
      let text = type.searchText(value, in: catalog)
      return words.allSatisfy(text.contains)
    }
    for filter in type.filters {
      guard let argument = context.parsed.value(filter.option.name) else { continue }
      let passes = try filter.test(argument, edit)
      values = values.filter { passes($0, catalog) }
    }
    try context.print(
      json: .array(values.map { type.json($0, in: catalog) }), table: table(values, in: context))
  }

  func show(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let value = try find(context.word(2, "UID"), in: catalog, context: context)
    let rows = type.fields.map { field in
      [field.heading(context.language), field.json(value, catalog).cell]
    }
    let shown = rows.filter { !$0[1].isEmpty } + [["UID", type.record(value).key.id.rawValue]]
    switch context.options.form {
    case .json: context.output.print(try type.json(value, in: catalog).line)
    case .csv: try context.print(json: .null, table: table([value], in: context))
    case .plain:
      let width = shown.map { $0[0].count }.max() ?? 0
      for row in shown { context.printField(row[0], row[1], width: width) }
    }
  }

  func add(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    var value = type.blank(context.environment.newID(), edit)
    for field in type.fields {
      let texts = context.parsed.values(field.optionName)
      guard let set = field.set, field.placeholder != nil else { continue }
      if texts.isEmpty {
        guard type.required.contains(field.name) else { continue }
        throw ToolError.usage(Phrases.missingOption("--" + field.optionName, context.language))
      }
      try set(&value, texts, edit)
    }
    try store(value, basedOn: nil, context: &context)
  }

  func edit(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    let before = try find(context.word(2, "UID"), in: catalog, context: context)
    let value = try edited(before, edit, &context)
    if type.record(value) == type.record(before) {
      try printStored(value, in: catalog, context: &context)
    } else {
      let revision = catalog.revision(of: type.record(before).key)
      try store(value, basedOn: revision, context: &context)
    }
  }

  /// The record with what `--set` and `--body-file` say, if it still is at `--if-revision`.
  func edited(
    _ before: Value, _ edit: EditContext, _ context: inout ToolContext
  ) throws(ToolError) -> Value {
    let record = type.record(before)
    let revision = edit.catalog.revision(of: record.key)
    if let asked = context.parsed.value("if-revision"), asked != revision?.token {
      throw ToolError(
        "conflict", Phrases.movedOn(record.title, context.language), exitCode: .conflict)
    }
    let settings = try context.settings()
    guard !settings.isEmpty else {
      throw .usage(Phrases.missingOption("--set", context.language))
    }
    var value = before
    for (name, texts) in settings {
      guard let field = type.field(name), let set = field.set else {
        let names = type.fields.filter { $0.set != nil }.map(\.name).joined(separator: ", ")
        throw .usage(Phrases.badValue("--set", name, names, context.language))
      }
      try set(&value, texts, edit)
    }
    return value
  }

  func delete(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let uids = context.words(after: 2)
    guard !uids.isEmpty else { throw ToolError.usage(Phrases.missingWord("UID", context.language)) }
    let records = try uids.map { uid in
      type.record(try find(uid, in: catalog, context: context))
    }
    try context.confirm(Phrases.confirmDelete(records.map(\.title), context.language))
    let changes = records.map { Change.delete($0.key, basedOn: catalog.revision(of: $0.key)) }
    _ = try context.apply(
      ChangeSet(label: Phrases.deleted(records[0].title, context.language), changes: changes))
    for record in records { context.output.say(Phrases.deleted(record.title, context.language)) }
  }

  func store(_ value: Value, basedOn revision: Revision?, context: inout ToolContext) throws {
    let record = type.record(value)
    let label = Phrases.stored(record.title, context.language)
    let catalog = try context.apply(
      ChangeSet(label: label, changes: [.put(record, basedOn: revision)]))
    try printStored(value, in: catalog, context: &context)
  }

  /// Prints what was stored: the identity for pipes, the whole record as JSON.
  func printStored(_ value: Value, in catalog: Catalog, context: inout ToolContext) throws {
    let key = type.record(value).key
    let stored = catalog.stored(key).flatMap { type.value($0.record) } ?? value
    switch context.options.form {
    case .json: context.output.print(try type.json(stored, in: catalog).line)
    case .csv, .plain: context.output.print(key.id.rawValue)
    }
  }

  private func table(_ values: [Value], in context: ToolContext) -> TextTable {
    let fields = type.columns.compactMap(type.field)
    var table = TextTable(headings: fields.map { $0.heading(context.language) } + ["UID"])
    guard let catalog = context.catalog else { return table }
    table.rows = values.map { value in
      fields.map { $0.json(value, catalog).cell } + [type.record(value).key.id.rawValue]
    }
    return table
  }
}
