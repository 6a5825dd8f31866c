import Domain
import Wording

/// `samspill status`: what there is, what is wrong, and what needs attention.
enum StatusVerb {
  static func run(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let coverage = Coverage(catalog, today: context.today)
    let figures: [(String, Phrase, Int)] = [
      ("municipalities", Phrases.municipality, catalog.municipalities.count),
      ("withMainContact", Phrases.withMainContact, coverage.withMainContactCount),
      ("neverReached", Phrases.neverReached, coverage.rows.count { $0.lastContact == nil }),
      ("contacts", Phrases.contacts, catalog.contacts.count),
      ("organizations", Phrases.organization, catalog.organizations.count),
      ("events", Phrases.event, catalog.events.count),
      ("notes", Phrases.note, catalog.notes.count),
      ("openFollowups", Phrases.openFollowUps, catalog.followUps.count(where: \.isOpen)),
      (
        "overdueFollowups", Phrases.overdueFollowUps,
        catalog.followUps.count { $0.isOverdue(on: context.today) }
      ),
      ("conversations", Phrases.conversations, catalog.conversations.count),
      (
        "waitingConversations", Phrases.waiting,
        catalog.waitingConversations(today: context.today).count
      ),
      ("problems", Phrases.problems, catalog.problems.count),
    ]
    switch context.options.form {
    case .json:
      let members = figures.map { ($0.0, JSONValue.integer($0.2)) }
      let object = Dictionary(members, uniquingKeysWith: { first, _ in first })
      context.output.print(try JSONValue.object(object).line)
    case .csv, .plain:
      var table = TextTable(headings: ["", Phrases.value(context.language)])
      table.rows = figures.map { [$0.1(context.language), String($0.2)] }
      try context.print(json: .null, table: table)
    }
  }
}
