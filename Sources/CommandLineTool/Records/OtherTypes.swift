import CivilTime
import Domain
import Wording

extension RecordType where Value == Project {
  static var projects: RecordType {
    RecordType(
      word: "projects", kind: .project, all: \.projects, record: Record.project,
      value: { if case .project(let value) = $0 { value } else { nil } },
      blank: { id, _ in Project(id: id, title: "") },
      fields: [
        .text("title", Phrases.title, \.title),
        RecordField(
          name: "from", heading: Phrases.start, json: { value, _ in .optional(value.from) },
          set: { value, texts, edit throws(ToolError) in
            value.from = try edit.optionalDay(texts.last, option: "from")
          }, placeholder: "DAY"),
        RecordField(
          name: "through", heading: Phrases.end, json: { value, _ in .optional(value.through) },
          set: { value, texts, edit throws(ToolError) in
            value.through = try edit.optionalDay(texts.last, option: "through")
          }, placeholder: "DAY"),
        .participants(
          "organizations", Phrases.organization, .organization, \.participants,
          option: "organization"),
        .texts("categories", Phrases.categories, \.categories, option: "category"),
        .text("text", Phrases.text, \.text),
      ],
      columns: ["title", "from", "through", "organizations"], required: ["title"])
  }
}

extension RecordType where Value == MethodPage {
  static var methods: RecordType {
    RecordType(
      word: "methods", kind: .method, all: \.methods, record: Record.method,
      value: { if case .method(let value) = $0 { value } else { nil } },
      blank: { id, _ in MethodPage(id: id, title: "", text: "") },
      fields: [
        .text("title", Phrases.title, \.title),
        .text("section", Phrases.section, \.section),
        .derived("template", Phrases.template) { value, _ in .bool(value.isTemplate) },
        .derived("language", Phrases.languageOfPerson) { value, _ in .text(value.language) },
        .derived("links", Phrases.link) { value, _ in .strings(value.links) },
        .text("text", Phrases.text, \.text),
      ],
      columns: ["section", "title"], required: ["title"])
  }
}

extension RecordType where Value == Message {
  static var messages: RecordType {
    RecordType(
      word: "threads", kind: .message,
      all: { catalog in
        catalog.conversations.flatMap { conversation in
          conversation.entries.compactMap { $0.message.flatMap { catalog.messages[$0] } }
        }
      },
      record: Record.message,
      value: { if case .message(let value) = $0 { value } else { nil } },
      blank: { id, _ in Message(id: id, subject: "", from: []) },
      fields: messageFields, columns: ["sent", "from", "subject"], required: ["subject"])
  }

  private static var messageFields: [RecordField<Message>] {
    [
      .text("subject", Phrases.subject, \.subject),
      .derived("from", Phrases.sender) { value, _ in .array(value.from.map(mailbox)) },
      .derived("to", Phrases.recipients) { value, _ in .array(value.to.map(mailbox)) },
      .derived("sent", Phrases.date) { value, _ in .optional(value.sent) },
      RecordField(
        name: "seen", heading: Phrases.seen,
        json: { value, _ in .bool(value.flags.contains(.seen)) },
        set: { value, texts, edit throws(ToolError) in
          let isSet = try edit.flag(texts.last ?? "", option: "seen")
          if isSet { value.flags.insert(.seen) } else { value.flags.remove(.seen) }
        }),
      RecordField(
        name: "flagged", heading: Phrases.flagged,
        json: { value, _ in .bool(value.flags.contains(.flagged)) },
        set: { value, texts, edit throws(ToolError) in
          let isSet = try edit.flag(texts.last ?? "", option: "flagged")
          if isSet { value.flags.insert(.flagged) } else { value.flags.remove(.flagged) }
        }),
      .derived("unsent", Phrases.unsent) { value, _ in .bool(value.isUnsent) },
      .derived("attachments", Phrases.attachments) { value, _ in .strings(value.attachmentNames) },
      .derived("text", Phrases.text) { value, _ in .text(value.text) },
    ]
  }

  private static func mailbox(_ value: Message.Mailbox) -> JSONValue {
    .object([
      "name": .string(value.name.isEmpty ? value.address : value.name),
      "address": .string(value.address),
    ])
  }
}
