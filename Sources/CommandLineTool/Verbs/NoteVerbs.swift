import CivilTime
import Domain
import Wording

/// What only notes can: begin with a template, and turn lines with a box into follow-ups.
enum NoteVerbs {
  static var own: RecordVerbs<Note>.Own {
    .init(
      addOptions: [
        OptionDefinition("template", "NAME", Phrases.optionTemplate), Options.bodyFile,
      ], add: add, edit: edit)
  }

  private static func add(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let type = RecordType<Note>.notes
    var note = try RecordVerbs(type: type).filled(
      type.blank(context.environment.newID(), perspective), perspective, context)
    let event = note.event.flatMap(perspective.catalog.event)
    if note.title.isBlank { note.title = event?.title ?? "" }
    var start = ""
    if let name = context.parsed.value("template") {
      let page = try template(name, perspective)
      if note.categories.isEmpty, !page.noteKind.isEmpty { note.categories = [page.noteKind] }
      start = filled(page, for: note, perspective)
    }
    note.text = try text(starting: start, &context)
    if note.title.isBlank { note.title = note.text.firstLine }
    guard !note.title.isBlank else {
      throw ToolError.usage(Phrases.missingOption("--title", context.language))
    }
    try store(note, basedOn: nil, perspective, &context)
  }

  private static func edit(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let verbs = RecordVerbs(type: .notes)
    let before = try verbs.find(context.operands[0], perspective)
    let note = try verbs.edited(before, perspective, &context)
    guard note != before else {
      return verbs.printStored(note, in: perspective, context: &context)
    }
    let revision = perspective.catalog.revision(of: RecordKey(.note, note.id))
    try store(note, basedOn: revision, perspective, &context)
  }

  /// Stores a note together with the follow-ups that its lines are, and says what was made.
  private static func store(
    _ note: Note, basedOn revision: Revision?, _ perspective: Perspective,
    _ context: inout ToolContext
  ) throws(ToolError) {
    let newID = context.environment.newID
    let plan = NoteFollowUps.plan(note, in: perspective.catalog, today: context.today) {
      newID().bare
    }
    var final = note
    final.text = plan.text
    let label = Phrases.stored(note.title, context.language)
    let changes = [Change.put(.note(final), basedOn: revision)] + plan.changes
    let newer = try context.apply(ChangeSet(label: label, changes: changes))
    for item in plan.items { tell(item, newer, &context) }
    for orphan in plan.orphans {
      context.inform(Phrases.followUpStays(orphan.title, context.language))
    }
    RecordVerbs(type: .notes).printStored(final, in: newer, context: &context)
  }

  /// Says what a line became, and what of it was not understood.
  private static func tell(
    _ item: NoteFollowUps.Item, _ perspective: Perspective, _ context: inout ToolContext
  ) {
    let followUp = item.followUp
    let who = followUp.participants.map(\.name)
    let due = followUp.due.map { [$0.description] } ?? []
    let facts = ([followUp.title] + who + due).joined(separator: " · ")
    switch item.action {
    case .create: context.inform(Phrases.followUpMade(facts, context.language))
    case .update: context.inform(Phrases.followUpChanged(facts, context.language))
    case .keep: break
    }
    for hint in item.line.hints {
      context.inform("  " + hint.text(in: context.language, catalog: perspective.catalog))
    }
  }

  private static func filled(
    _ page: MethodPage, for note: Note, _ perspective: Perspective
  ) -> String {
    let catalog = perspective.catalog
    let event = note.event.flatMap(catalog.event)
    let values = NoteTemplate.Values(
      title: note.title, date: note.date, place: event?.location ?? "",
      participants: note.participants.filter { $0.kind == .person }.map(\.name),
      municipalities: catalog.municipalities(of: note.participants).map(\.shortName),
      event: event?.title ?? "")
    return NoteTemplate(filling: page, with: values, language: perspective.language).text
  }

  private static func text(
    starting start: String, _ context: inout ToolContext
  ) throws(ToolError) -> String {
    guard context.parsed.has("body-file") else {
      return try context.bodyOrEditor(starting: start)
    }
    let body = try context.body()
    return start.isEmpty ? body : start + "\n" + body
  }

  /// The template that `name` means, in the language of the interface where there is one.
  private static func template(
    _ name: String, _ perspective: Perspective
  ) throws(ToolError) -> MethodPage {
    let folded = SearchText.fold(name)
    let templates = perspective.catalog.methods.filter(\.isTemplate)
    let found = templates.filter { page in
      [page.noteKind, page.title].contains { SearchText.fold($0).hasPrefix(folded) }
    }
    let language = perspective.language.rawValue
    guard let page = found.first(where: { $0.language == language }) ?? found.first else {
      let kinds = Set(templates.map(\.noteKind)).sorted().joined(separator: ", ")
      throw .usage(Phrases.badValue("--template", name, kinds, perspective.language))
    }
    return page
  }
}

extension String {
  /// The first line with something in it, without the marks of a heading.
  fileprivate var firstLine: String {
    let line = split(separator: "\n").first { $0.contains { !$0.isWhitespace && $0 != "#" } }
    return String((line ?? "").drop { $0 == "#" || $0 == " " })
  }
}
