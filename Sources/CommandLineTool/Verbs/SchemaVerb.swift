import Wording

/// `samspill schema KIND`: what the JSON of a result can be, as JSON Schema 2020-12.
enum SchemaVerb {
  static var verb: Verb {
    Verb("schema", .choice("KIND", all.map(\.name)), Phrases.verbSchema) { context in
      guard let schema = all.first(where: { $0.name == context.operands[0] }) else { return }
      let about = "One result of samspill; a list is an array of these."
      context.output.print(schema.schema.document(name: schema.name, about: about).text)
    }
  }

  /// Every kind of result there is.
  static var all: [(name: String, schema: Schema)] {
    [
      named(RecordType.contacts.result), named(RecordType.organizations.result),
      named(RecordType.events.result), named(RecordType.notes.result),
      named(RecordType.followUps.result), named(ConversationResult.type),
      ("messages", RecordType.messages.result.schema), named(AttachmentVerbs.result()),
      named(RecordType.projects.result),
      named(RecordType.methods.result), named(EventVerbs.occurrence),
      named(ProjectVerbs.result), named(AgendaVerb.result), named(CoverageVerb.result()),
      named(TimelineVerb.result), named(SearchVerb.result), named(StatusVerb.result),
      named(HistoryVerbs.result()), named(TrashVerbs.result()), named(CheckVerb.result),
      named(RepairVerb.result),
      ("error", ToolError.schema),
    ]
  }

  private static func named<Row>(_ type: ResultType<Row>) -> (name: String, schema: Schema) {
    (type.name, type.schema)
  }
}
