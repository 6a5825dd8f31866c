import CivilTime
import Domain
import Wording

/// `samspill KIND list|show|add|edit|delete|restore`, the same for every kind of record.
struct RecordVerbs<Value> {
  /// What a kind of record does in its own way, or besides.
  struct Own {
    var listOptions: [OptionDefinition] = []
    var addOptions: [OptionDefinition] = []
    var addOperands = Operands.none
    var list: ((inout ToolContext) throws -> Void)?
    var show: ((inout ToolContext) throws -> Void)?
    var add: ((inout ToolContext) throws -> Void)?
    var edit: ((inout ToolContext) throws -> Void)?
  }

  let type: RecordType<Value>

  /// The verbs that every kind of record has, some of them replaced.
  func verbs(_ own: Own = Own()) -> [Verb] {
    let fieldOptions = type.fields.compactMap { field in
      field.placeholder.map { OptionDefinition(field.optionName, $0, field.heading) }
    }
    let bodyOptions = takesBody ? [Options.bodyFile] : []
    let kinds = type.kindsRead
    let editOptions = [Options.set, Options.ifRevision] + bodyOptions
    let name = type.kind == .message ? "UID" : "UID|NAME"
    return [
      Verb(
        type.word + " list", .optionalQuery, Phrases.list(type.kind),
        options: type.filters.map(\.option) + own.listOptions, about: kinds, isRepeatable: true,
        run: own.list ?? list),
      Verb(
        type.word + " show", .one(name), Phrases.show(type.kind), about: kinds,
        run: own.show ?? show),
      Verb(
        type.word + " add", own.addOperands, Phrases.add(type.kind),
        options: fieldOptions + (own.add == nil ? bodyOptions : own.addOptions), about: kinds,
        run: own.add ?? add),
      Verb(
        type.word + " edit", .one(name), Phrases.edit(type.kind), options: editOptions,
        about: kinds, run: own.edit ?? edit),
      Verb(
        type.word + " delete", .several(name), Phrases.verbDelete, about: kinds, run: delete),
      Verb(type.word + " restore", .several("UID"), Phrases.verbRestore) { context in
        try TrashVerbs.restore(&context, of: type.kind)
      },
    ]
  }

  func list(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let values = try passing(perspective, &context)
    context.print(values, as: type.result, in: perspective)
  }

  func show(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let value = try find(context.operands[0], perspective)
    context.printOne(value, as: type.result, in: perspective)
  }

  func add(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    var value = try filled(
      type.blank(context.environment.newID(), perspective), perspective, context)
    if context.parsed.has("body-file"), let set = type.field("text")?.set {
      try set(&value, [context.body()], perspective)
    }
    try store(value, basedOn: nil, context: &context)
  }

  func edit(_ context: inout ToolContext) throws {
    let perspective =
      setsFieldsAlone(context)
      ? try context.openPerspective(changing: type.kind, context.operands)
      : try context.openPerspective()
    let before = try find(context.operands[0], perspective)
    let value = try edited(before, perspective, &context)
    if type.record(value) == type.record(before) {
      return printStored(value, in: perspective, context: &context)
    }
    let revision = perspective.catalog.revision(of: type.record(before).key)
    try store(value, basedOn: revision, context: &context)
  }

  /// Moves records to the trash; what is not found is said, the others go.
  func delete(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective(changing: type.kind, context.operands)
    let records = context.found(context.operands, of: type.kind, in: perspective)
    guard let first = records.first else { return }
    try context.confirm(Phrases.confirmDelete(records.map(\.title), context.language))
    let changes = records.map {
      Change.delete($0.key, basedOn: perspective.catalog.revision(of: $0.key))
    }
    let more = records.count > 1 ? " (+\(records.count - 1))" : ""
    let label = Phrases.deleted(first.title, context.language) + more
    _ = try context.apply(ChangeSet(label: label, changes: changes))
    for record in records {
      context.inform(Phrases.deleted(record.title, context.language))
    }
  }
}

extension RecordVerbs {
  /// The one record that `text` means.
  func find(_ text: String, _ perspective: Perspective) throws(ToolError) -> Value {
    guard let value = type.value(try perspective.find(type.kind, text)) else {
      throw perspective.notFound(text)
    }
    return value
  }

  /// A new record with what the options of `add` say.
  func filled(
    _ blank: Value, _ perspective: Perspective, _ context: ToolContext
  ) throws(ToolError) -> Value {
    var value = blank
    for field in type.fields where field.placeholder != nil {
      let texts = context.parsed.values(field.optionName)
      guard !type.isMissing(field, in: texts) else {
        throw .usage(Phrases.missingOption("--" + field.optionName, context.language))
      }
      if !texts.isEmpty { try field.set?(&value, texts, perspective) }
    }
    return value
  }

  /// The record with what `--set` and `--body-file` say, if it still is at `--if-revision`.
  func edited(
    _ before: Value, _ perspective: Perspective, _ context: inout ToolContext
  ) throws(ToolError) -> Value {
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
      guard !type.isMissing(field, in: texts) else {
        throw .usage(Phrases.missingOption(name, context.language))
      }
      try set(&value, texts, perspective)
    }
    let record = type.record(before)
    let revision = perspective.catalog.revision(of: record.key)
    if let asked = context.parsed.value("if-revision"), asked != revision?.token {
      var conflict = ToolError(
        "conflict", Phrases.movedOn(record.title, context.language), exitCode: .conflict)
      conflict.differences = try context.differences(type.record(value), record)
      throw conflict
    }
    return value
  }

  func store(
    _ value: Value, basedOn revision: Revision?, context: inout ToolContext
  ) throws(ToolError) {
    let record = type.record(value)
    let label = Phrases.stored(record.title, context.language)
    let perspective = try context.apply(
      ChangeSet(label: label, changes: [.put(record, basedOn: revision)]))
    printStored(value, in: perspective, context: &context)
  }

  /// Prints what was stored: the identity for pipes, the whole record for other forms.
  func printStored(_ value: Value, in perspective: Perspective, context: inout ToolContext) {
    let key = type.record(value).key
    let stored = perspective.catalog.record(key).flatMap(type.value) ?? value
    if context.options.form == .plain {
      context.output.print(key.id.rawValue)
    } else {
      context.printOne(stored, as: type.result, in: perspective)
    }
  }

  /// The records that the query and the filters let through, in their order.
  func passing(
    _ perspective: Perspective, _ context: inout ToolContext
  ) throws(ToolError) -> Rows<Value> {
    var passing = type.all(perspective.catalog)
    if let found = try context.keys(matching: context.operands, of: type.kind, in: perspective) {
      passing = passing.filtered { found.contains(type.record($0).key) }
    }
    for filter in type.filters {
      guard let argument = context.parsed.value(filter.option.name) else { continue }
      let test = try filter.test(argument, perspective)
      passing = passing.filtered(by: test)
    }
    return passing
  }

  /// Whether what is set needs no look at other records.
  private func setsFieldsAlone(_ context: ToolContext) -> Bool {
    !context.parsed.has("body-file")
      && context.parsed.values("set").allSatisfy { text in
        type.field(String(text.prefix { $0 != "=" }))?.standsAlone ?? false
      }
  }

  private var takesBody: Bool { type.field("text")?.set != nil }
}

extension ToolContext {
  /// The records that some words mean; what is not found is reported, the rest is returned.
  mutating func found(
    _ texts: [String], of kind: RecordKind, in perspective: Perspective
  ) -> [Record] {
    var records: [Record] = []
    for text in texts {
      do throws(ToolError) {
        let record = try perspective.find(kind, text)
        if !records.contains(where: { $0.key == record.key }) { records.append(record) }
      } catch {
        report(error)
      }
    }
    return records
  }

  /// The records that a query finds; `nil` if nothing is asked for.
  ///
  /// - Throws: A usage error for a keyword with a value that it does not take.
  func keys(
    matching words: [String], of kind: RecordKind, in perspective: Perspective
  ) throws(ToolError) -> Set<RecordKey>? {
    let query = try query(words)
    guard !query.isEmpty else { return nil }
    return Search.keys(
      matching: query.adding(.kind([kind])), in: perspective.catalog, today: today)
  }

  /// A query out of some words, each as it was quoted for the shell.
  func query(_ words: [String]) throws(ToolError) -> Query {
    let query = Query(words.joined(separator: " "), today: today)
    for case .value(let value, let keyword) in query.issues {
      throw .usage(Phrases.badValue(keyword + ":", value, "ja, 2021-09-16 …", language))
    }
    return query
  }
}
