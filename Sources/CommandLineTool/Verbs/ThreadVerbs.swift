import CivilTime
import Domain
import Wording

/// The network's conversations: listed and shown as threads, written to the outbox.
enum ThreadVerbs {
  static let addOptions = [Options.bodyFile, Options.to, Options.fromAddress]

  static var all: [Verb] {
    [
      Verb(
        "threads post", "", Phrases.verbPost, options: [Options.subject] + addOptions, run: post),
      Verb(
        "threads reply", "UID", Phrases.verbReply,
        options: [Options.bodyFile, Options.fromAddress],
        run: reply),
      Verb("threads link", "UID", Phrases.verbLink, options: [Options.municipality], run: link),
    ]
  }

  static func list(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let words = context.words(after: 2).map(SearchText.fold)
    let type = RecordType<Message>.messages
    let found = catalog.conversations.filter { conversation in
      guard !words.isEmpty else { return true }
      let text = messages(of: conversation, in: catalog)
        .map { type.searchText($0, in: catalog) }.joined(separator: "\n")
      return words.allSatisfy(text.contains)
    }
    var table = TextTable(
      headings: [
        Phrases.latest, Phrases.messagesHeading, Phrases.subject, Phrases.sender, Phrases.unsent,
      ].map { $0(context.language) } + ["UID"])
    table.rows = found.map { conversation in
      let messages = messages(of: conversation, in: catalog)
      return [
        messages.compactMap(\.sentLocal).max()?.date.description ?? "", String(messages.count),
        conversation.subject, senders(messages).joined(separator: ", "),
        messages.contains(where: \.isUnsent) ? "yes" : "", conversation.id.rawValue,
      ]
    }
    try context.print(json: .array(found.map { json($0, in: catalog) }), table: table)
  }

  static func show(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let conversation = try find(context.word(2, "UID"), in: catalog, context: context)
    guard context.options.form == .plain else {
      return context.output.print(try json(conversation, in: catalog).line)
    }
    for message in messages(of: conversation, in: catalog) {
      let day = message.sentLocal.map { DateWords(context.language).full($0.date) } ?? ""
      context.output.print("\(senders([message]).joined())  \(day)  \(message.id)")
      context.output.print(message.subject)
      context.output.print("")
      context.output.print(message.text)
      context.output.print("")
    }
  }

  static func post(_ context: inout ToolContext) throws {
    guard let subject = context.parsed.value("subject") else {
      throw ToolError.usage(Phrases.missingOption("--subject", context.language))
    }
    var message = try draft(subject: subject, &context)
    message.to = try context.parsed.values("to").map { text throws(ToolError) in
      try mailbox(text, context)
    }
    try store(message, &context)
  }

  private static func reply(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let conversation = try find(context.word(2, "UID"), in: catalog, context: context)
    let asked = catalog.messages[RecordID(try context.word(2, "UID"))]
    guard let parent = asked ?? messages(of: conversation, in: catalog).last else { return }
    let isReply = parent.subject.lowercased().hasPrefix("re:")
    var message = try draft(
      subject: isReply ? parent.subject : "Re: " + parent.subject, &context)
    message.to = parent.from
    message.references = parent.references + [parent.id]
    try store(message, &context)
  }

  private static func link(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let conversation = try find(context.word(2, "UID"), in: catalog, context: context)
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    let names = context.parsed.values("municipality")
    guard !names.isEmpty else {
      throw ToolError.usage(Phrases.missingOption("--municipality", context.language))
    }
    let numbers = try names.compactMap { try edit.organization($0).municipality?.number }
    guard var first = messages(of: conversation, in: catalog).first else { return }
    let known = first.linkedMunicipalities
    first.linkedMunicipalities += numbers.filter { !known.contains($0) }
    let verbs = RecordVerbs(type: .messages)
    guard first.linkedMunicipalities != known else {
      return try verbs.printStored(first, in: catalog, context: &context)
    }
    let revision = catalog.revision(of: RecordKey(.message, first.id))
    try verbs.store(first, basedOn: revision, context: &context)
  }

  private static func store(_ message: Message, _ context: inout ToolContext) throws {
    try RecordVerbs(type: .messages).store(message, basedOn: nil, context: &context)
    context.output.say(Phrases.inOutbox(context.language))
  }

  private static func draft(subject: String, _ context: inout ToolContext) throws -> Message {
    let text = try context.bodyOrEditor(starting: "")
    let address = context.parsed.value("from-address") ?? context.environment.variables["EMAIL"]
    guard let address else { throw ToolError.usage(Phrases.noSender(context.language)) }
    _ = try context.openCatalog()
    return Message(
      id: RecordID(context.environment.newID().rawValue.uuidPart + "@samspill.invalid"),
      subject: subject, from: [try mailbox(address, context)], sent: context.environment.now,
      flags: [.seen, .draft], text: text, isUnsent: true)
  }

  /// A mailbox from `Name <address>`, an address, or the name of a contact that has one.
  private static func mailbox(
    _ text: String, _ context: ToolContext
  ) throws(ToolError) -> Message.Mailbox {
    if text.hasSuffix(">"), let open = text.firstIndex(of: "<") {
      let name = text[..<open].trimmingBlanks
      return Message.Mailbox(
        name: name, address: String(text[text.index(after: open)...].dropLast()))
    }
    if text.contains("@") { return Message.Mailbox(name: "", address: text) }
    let contact = context.catalog?.contacts.first {
      SearchText.fold($0.name) == SearchText.fold(text)
    }
    guard let contact, let address = contact.emails.first else {
      throw .notFound(Phrases.notFound(text, context.language))
    }
    return Message.Mailbox(name: contact.name, address: address)
  }

  private static func messages(of conversation: Conversation, in catalog: Catalog) -> [Message] {
    conversation.entries.compactMap { $0.message.flatMap { catalog.messages[$0] } }
  }

  private static func senders(_ messages: [Message]) -> [String] {
    var seen: Set<String> = []
    return messages.compactMap(\.from.first).map { $0.name.isEmpty ? $0.address : $0.name }
      .filter { seen.insert($0).inserted }
  }

  private static func json(_ conversation: Conversation, in catalog: Catalog) -> JSONValue {
    let type = RecordType<Message>.messages
    return .object([
      "uid": .string(conversation.id.rawValue), "kind": .string("conversation"),
      "subject": .string(conversation.subject), "latest": .optional(conversation.latest),
      "messages": .array(
        messages(of: conversation, in: catalog).map { type.json($0, in: catalog) }),
    ])
  }

  /// The conversation that a message's UID, or the beginning of one, belongs to.
  private static func find(
    _ text: String, in catalog: Catalog, context: ToolContext
  ) throws(ToolError) -> Conversation {
    let found = catalog.conversations.filter { conversation in
      conversation.entries.contains { $0.message?.rawValue.hasPrefix(text) ?? false }
    }
    guard let first = found.first else { throw .notFound(Phrases.notFound(text, context.language)) }
    guard found.count == 1 else {
      throw ToolError(
        "ambiguous", Phrases.ambiguous(text, found.map(\.id.rawValue), context.language),
        exitCode: .conflict)
    }
    return first
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var text = self.drop { $0 == " " || $0 == "\"" }
    while text.last == " " || text.last == "\"" { text.removeLast() }
    return String(text)
  }
}

extension String {
  /// The UUID in `urn:uuid:…`, or the text itself.
  var uuidPart: String {
    hasPrefix("urn:uuid:") ? String(dropFirst(9)) : self
  }
}
