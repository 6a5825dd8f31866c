import CivilTime
import Domain
import Wording

/// What is printed of a conversation: a row in a list, with its messages when it is shown.
enum ConversationResult {
  static var type: ResultType<Conversation> {
    let key = { (row: Conversation) in RecordKey(.message, row.id) }
    return ResultType(
      name: "threads",
      fields: [
        .identity(key),
        .derived("kind", Phrases.kindHeading, .choice(["conversation"])) { _, _ in
          "conversation"
        },
        .derived("subject", Phrases.subject, .string) { row, _ in .string(row.subject) },
        .derived(
          "latest", Phrases.latest, .moment,
          shown: { row, perspective in
            let day = perspective.messages(of: row).compactMap(\.sentLocal).max()?.date
            return StyledText(
              day.map { perspective.dates.short($0, asOf: perspective.today) } ?? "")
          },
          { row, _ in .optional(row.latest) }),
        .derived("messageCount", Phrases.messagesHeading, .count) { row, _ in
          .integer(row.entries.count { $0.message != nil })
        },
        .derived(
          "unreadCount", Phrases.unread, .count,
          shown: { row, perspective in
            let count = perspective.catalog.unreadCount(in: row)
            return StyledText(count == 0 ? "" : String(count), .strong)
          }
        ) { row, perspective in
          .integer(perspective.catalog.unreadCount(in: row))
        },
        .derived(
          "unsentCount", Phrases.unsent, .count,
          shown: { row, perspective in
            let count = perspective.messages(of: row).count(where: \.isUnsent)
            return StyledText(count == 0 ? "" : String(count), .strong)
          }
        ) { row, perspective in
          .integer(perspective.messages(of: row).count(where: \.isUnsent))
        },
        .derived("senders", Phrases.sender, .strings) { row, perspective in
          .strings(senders(of: row, perspective))
        },
        .derived("municipalities", Phrases.municipality, .strings) { row, perspective in
          .strings(perspective.catalog.municipalities(of: row).map(\.shortName))
        },
        waitingSince,
        .derived("messages", Phrases.messagesHeading, .array(messages.schema)) {
          row, perspective in
          .array(perspective.messages(of: row).map { messages.json($0, in: perspective) })
        },
      ],
      columns: [
        "latest", "messageCount", "unreadCount", "unsentCount", "subject", "municipalities",
        "senders", "uid",
      ], key: key, detailNames: ["messages"])
  }

  private static var messages: ResultType<Message> { RecordType.messages.result }

  /// The day since when somebody has waited for an answer.
  private static var waitingSince: Field<Conversation> {
    .derived("waitingSince", Phrases.waiting, .day) { row, perspective in
      .optional(perspective.catalog.waiting(in: row, today: perspective.today)?.since)
    }
  }

  private static func senders(
    of conversation: Conversation, _ perspective: Perspective
  ) -> [String] {
    var seen: Set<String> = []
    return perspective.messages(of: conversation).compactMap(\.from.first).map(\.shownName)
      .filter { seen.insert($0).inserted }
  }
}
