import CivilTime
import Domain
import Wording

extension RecordType where Value == Message {
  static var messages: RecordType {
    RecordType(
      word: "threads", kind: .message,
      all: { catalog in
        Rows(
          catalog.conversations.lazy.flatMap { conversation in
            conversation.entries.compactMap { $0.message.flatMap { catalog.messages[$0] } }
          })
      },
      id: \.id, record: Record.message,
      value: { if case .message(let value) = $0 { value } else { nil } },
      blank: { id, _ in Message(id: id, subject: "", from: []) },
      fields: messageFields, columns: ["sent", "from", "subject"], required: ["subject"])
  }

  private static var messageFields: [Field<Message>] {
    [
      .unsentText("subject", Phrases.subject, \.subject),
      .derived("from", Phrases.sender, .array(Message.Mailbox.schema)) { value, _ in
        .array(value.from.map(\.json))
      },
      .derived("to", Phrases.recipients, .array(Message.Mailbox.schema)) { value, _ in
        .array(value.to.map(\.json))
      },
      .derived("cc", Phrases.copies, .array(Message.Mailbox.schema)) { value, _ in
        .array(value.cc.map(\.json))
      },
      .derived("sent", Phrases.date, .moment) { value, _ in .optional(value.sent) },
      .flag("seen", Phrases.seen, \.isSeen),
      .flag("flagged", Phrases.flagged, \.isFlagged),
      .derived("unsent", Phrases.unsent, .boolean) { value, _ in .bool(value.isUnsent) },
      .derived("attachments", Phrases.attachments, .strings) { value, _ in
        .strings(value.attachmentNames)
      },
      .unsentText("text", Phrases.text, \.text),
    ]
  }
}

extension Field where Row == Message {
  /// A text that can be changed for as long as the message has not been sent.
  fileprivate static func unsentText(
    _ name: String, _ heading: Phrase, _ path: WritableKeyPath<Message, String>
  ) -> Field {
    var field = Field.text(name, heading, path, placeholder: nil)
    field.set = { value, texts, perspective throws(ToolError) in
      guard value.isUnsent else {
        throw ToolError("refused", Phrases.alreadySent(perspective.language), exitCode: .conflict)
      }
      value[keyPath: path] = texts.last ?? ""
    }
    return field
  }
}

extension Message {
  fileprivate var isSeen: Bool {
    get { flags.contains(.seen) }
    set { set(.seen, to: newValue) }
  }

  fileprivate var isFlagged: Bool {
    get { flags.contains(.flagged) }
    set { set(.flagged, to: newValue) }
  }

  private mutating func set(_ flag: Flags, to isSet: Bool) {
    if isSet { flags.insert(flag) } else { flags.remove(flag) }
  }
}

extension Message.Mailbox {
  fileprivate static let schema = Schema.object([
    Schema.Member(name: "name", schema: .string, about: "The address if there is no name"),
    Schema.Member(name: "address", schema: .string),
  ])

  fileprivate var json: JSONValue {
    ["name": .string(name.isEmpty ? address : name), "address": .string(address)]
  }
}
