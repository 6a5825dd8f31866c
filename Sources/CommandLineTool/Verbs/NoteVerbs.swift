import CivilTime
import Domain
import Wording

/// What only notes can: begin with a template, and turn lines with a box into follow-ups.
enum NoteVerbs {
  static let addOptions = [Options.template, Options.bodyFile]

  static func add(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    let type = RecordType<Note>.notes
    var note = type.blank(context.environment.newID().bare, edit)
    for field in type.fields where field.placeholder != nil {
      let texts = context.parsed.values(field.optionName)
      if !texts.isEmpty, let set = field.set { try set(&note, texts, edit) }
    }
    let event = note.event.flatMap(catalog.event)
    if note.title.isEmpty { note.title = event?.title ?? "" }
    var start = ""
    if let name = context.parsed.value("template") {
      let page = try template(name, in: catalog, context)
      if note.categories.isEmpty, !page.noteKind.isEmpty { note.categories = [page.noteKind] }
      start = filled(page, for: note, in: catalog, context)
    }
    note.text = try text(starting: start, &context)
    if note.title.isEmpty { note.title = note.text.firstLine }
    guard !note.title.isEmpty else {
      throw ToolError.usage(Phrases.missingOption("--title", context.language))
    }
    try store(note, basedOn: nil, catalog, &context)
  }

  static func edit(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    let verbs = RecordVerbs(type: .notes)
    let before = try verbs.find(context.word(2, "UID"), in: catalog, context: context)
    let note = try verbs.edited(before, edit, &context)
    guard note != before else {
      return try verbs.printStored(note, in: catalog, context: &context)
    }
    let revision = catalog.revision(of: RecordKey(.note, note.id))
    try store(note, basedOn: revision, catalog, &context)
  }

  /// Stores a note together with the follow-ups that its lines are.
  private static func store(
    _ note: Note, basedOn revision: Revision?, _ catalog: Catalog, _ context: inout ToolContext
  ) throws {
    let newID = context.environment.newID
    let plan = NoteFollowUps.plan(note, in: catalog, today: context.today) { newID().bare }
    var final = note
    final.text = plan.text
    let label = Phrases.stored(note.title, context.language)
    let changes = [Change.put(.note(final), basedOn: revision)] + plan.changes
    let newer = try context.apply(ChangeSet(label: label, changes: changes))
    for item in plan.items where item.change != nil {
      let due = item.followUp.due.map { " · \($0)" } ?? ""
      let who = item.followUp.participants.map { " · \($0.name)" }.joined()
      context.output.say(
        Phrases.followUps(context.language) + ": " + item.followUp.title + who + due)
    }
    try RecordVerbs(type: .notes).printStored(final, in: newer, context: &context)
  }

  private static func filled(
    _ page: MethodPage, for note: Note, in catalog: Catalog, _ context: ToolContext
  ) -> String {
    let event = note.event.flatMap(catalog.event)
    let values = NoteTemplate.Values(
      title: note.title, date: note.date, place: event?.location ?? "",
      participants: note.participants.filter { $0.kind == .person }.map(\.name),
      municipalities: catalog.municipalities(of: note.participants).map(\.shortName),
      event: event?.title ?? "")
    return NoteTemplate(filling: page, with: values, language: context.language).text
  }

  private static func text(
    starting start: String, _ context: inout ToolContext
  ) throws(ToolError) -> String {
    if context.parsed.has("body-file") {
      let body = try context.body()
      return start.isEmpty ? body : start + "\n" + body
    }
    return try context.bodyOrEditor(starting: start)
  }

  /// The template that `name` means, in the language of the interface where there is one.
  private static func template(
    _ name: String, in catalog: Catalog, _ context: ToolContext
  ) throws(ToolError) -> MethodPage {
    let folded = SearchText.fold(name)
    let found = catalog.methods.filter { page in
      page.isTemplate
        && (SearchText.fold(page.noteKind).hasPrefix(folded)
          || SearchText.fold(page.title).hasPrefix(folded))
    }
    let language = context.language.rawValue
    guard let page = found.first(where: { $0.language == language }) ?? found.first else {
      let kinds = Set(catalog.methods.filter(\.isTemplate).map(\.noteKind)).sorted()
      throw .usage(
        Phrases.badValue("--template", name, kinds.joined(separator: ", "), context.language))
    }
    return page
  }
}

extension RecordID {
  /// The UUID alone, as iCalendar writes identities.
  var bare: RecordID { RecordID(rawValue.uuidPart) }
}

extension String {
  /// The first line with something in it, without the marks of a heading.
  fileprivate var firstLine: String {
    let line = split(separator: "\n").first { $0.contains { !$0.isWhitespace && $0 != "#" } }
    return String((line ?? "").drop { $0 == "#" || $0 == " " })
  }
}
