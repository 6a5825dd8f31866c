import Domain
import Storage
import Wording

/// `samspill status`: what there is, what is wrong, and what needs attention.
enum StatusVerb {
  static var verb: Verb {
    Verb("status", .none, Phrases.verbStatus) { context in
      let perspective = try context.openPerspective()
      let isReadable = try context.openStore().isReadableByOthers
      context.printOne(
        Figures(perspective, isReadableByOthers: isReadable), as: result, in: perspective)
      if isReadable { context.inform(Phrases.readableByOthers(context.language)) }
    }
  }

  /// What is counted.
  struct Figures {
    let catalog: Catalog
    let coverage: Coverage
    let waitingCount: Int
    let overdueCount: Int
    let isReadableByOthers: Bool

    init(_ perspective: Perspective, isReadableByOthers: Bool) {
      self.isReadableByOthers = isReadableByOthers
      catalog = perspective.catalog
      coverage = Coverage(catalog, today: perspective.today)
      waitingCount = catalog.waitingConversations(today: perspective.today).count
      overdueCount = catalog.followUps.count { $0.isOverdue(on: perspective.today) }
    }
  }

  static var result: ResultType<Figures> {
    ResultType(
      name: "status",
      fields: [
        count("municipalities", Phrases.municipalities) { $0.catalog.municipalities.count },
        count("withMainContact", Phrases.withMainContact) { $0.coverage.withMainContactCount },
        count("neverReached", Phrases.neverReached) { figures in
          figures.coverage.rows.count { $0.lastContact == nil }
        },
        count("contacts", RecordKind.contact.pluralName) { $0.catalog.contacts.count },
        count("organizations", RecordKind.organization.pluralName) {
          $0.catalog.organizations.count
        },
        count("events", RecordKind.event.pluralName) { $0.catalog.events.count },
        count("notes", RecordKind.note.pluralName) { $0.catalog.notes.count },
        count("openFollowups", Phrases.openFollowUps) { figures in
          figures.catalog.followUps.count(where: \.isOpen)
        },
        alarm("overdueFollowups", Phrases.overdueFollowUps, \.overdueCount),
        count("projects", RecordKind.project.pluralName) { $0.catalog.projects.count },
        count("conversations", Phrases.conversations) { $0.catalog.conversations.count },
        alarm("waitingConversations", Phrases.waiting, \.waitingCount),
        alarm("problems", Phrases.problems) { $0.catalog.problems.count },
        .derived(
          "readableByOthers", Phrases.isReadableByOthers, .boolean,
          shown: { figures, perspective in
            StyledText(figures.isReadableByOthers ? perspective.answer(true) : "", .alarm)
          },
          { figures, _ in .bool(figures.isReadableByOthers) }),
      ], columns: [])
  }

  private static func count(
    _ name: String, _ heading: Phrase, _ count: @escaping (Figures) -> Int
  ) -> Field<Figures> {
    .derived(name, heading, .count) { figures, _ in .integer(count(figures)) }
  }

  /// A figure that stands out unless it is 0.
  private static func alarm(
    _ name: String, _ heading: Phrase, _ count: @escaping (Figures) -> Int
  ) -> Field<Figures> {
    .derived(
      name, heading, .count,
      shown: { figures, _ in
        StyledText(String(count(figures)), count(figures) == 0 ? .plain : .alarm)
      },
      { figures, _ in .integer(count(figures)) })
  }
}
