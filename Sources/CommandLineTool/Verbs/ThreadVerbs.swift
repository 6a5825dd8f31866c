import CivilTime
import Domain
import Wording

/// The network's conversations: listed and shown as threads, written to the outbox.
enum ThreadVerbs {
  static var own: RecordVerbs<Message>.Own {
    .init(addOptions: writingOptions, list: list, show: show, add: post)
  }

  static var all: [Verb] {
    let kinds = RecordType.messages.kindsRead
    return [
      Verb(
        "threads post", .none, Phrases.verbPost, options: writingOptions, about: kinds, run: post),
      Verb(
        "threads reply", .one("UID"), Phrases.verbReply,
        options: [Options.bodyFile, Options.fromAddress], about: kinds, run: reply),
      Verb(
        "threads link", .one("UID"), Phrases.verbLink, options: [Options.municipality],
        about: kinds, run: link),
    ]
  }

  private static var writingOptions: [OptionDefinition] {
    [
      OptionDefinition("subject", "TEXT", Phrases.optionSubject),
      OptionDefinition("to", "NAME|ADDRESS", Phrases.optionTo), Options.fromAddress,
      Options.bodyFile,
    ]
  }

  private static func list(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let catalog = perspective.catalog
    var found = Array(catalog.conversations)
    if let keys = try context.keys(matching: context.operands, of: .message, in: perspective) {
      found = found.filter { conversation in
        conversation.entries.contains { entry in
          entry.message.map { keys.contains(RecordKey(.message, $0)) } ?? false
        }
      }
    }
    context.print(found, as: ConversationResult.type, in: perspective)
  }

  private static func show(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let (conversation, _) = try find(context.operands[0], perspective)
    guard context.options.form == .plain else {
      return context.printOne(conversation, as: ConversationResult.type, in: perspective)
    }
    for (index, message) in perspective.messages(of: conversation).enumerated() {
      if index > 0 { context.output.print("") }
      print(message, perspective, &context)
    }
  }

  private static func print(
    _ message: Message, _ perspective: Perspective, _ context: inout ToolContext
  ) {
    let isForPeople = context.environment.isOutputTerminal
    let day = message.sentLocal.map { perspective.dates.full($0.date) } ?? ""
    let sender = message.from.first.map(\.shownName) ?? ""
    var heading = StyledText(sender, .strong)
    heading.append("  " + day)
    heading.append("  " + message.id.rawValue, .faint)
    context.output.print(heading.onOneLine)
    context.output.print(message.subject.onOneLine)
    context.output.print("")
    let lines = isForPeople ? message.text.folded(to: context.environment.columns) : [message.text]
    for line in lines { context.output.print(line) }
  }

  private static func post(_ context: inout ToolContext) throws {
    let subject = try context.required("subject")
    let perspective = try context.openPerspective()
    var message = try draft(subject: subject, perspective, &context)
    message.to = try context.parsed.values("to").map { text throws(ToolError) in
      try perspective.mailbox(text)
    }
    try store(message, &context)
  }

  private static func reply(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let (_, parent) = try find(context.operands[0], perspective)
    let isReply = SearchText.fold(parent.subject).hasPrefix("re:")
    var message = try draft(
      subject: isReply ? parent.subject : "Re: " + parent.subject, perspective, &context)
    message.to = parent.from
    message.references = parent.references + [parent.id]
    try store(message, &context)
  }

  private static func link(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let (conversation, _) = try find(context.operands[0], perspective)
    _ = try context.required("municipality")
    let numbers = try context.parsed.values("municipality").map { name in
      guard let facts = try perspective.organization(name).municipality else {
        throw ToolError.usage(
          Phrases.badValue("--municipality", name, "frosta", context.language))
      }
      return facts.number
    }
    guard var first = perspective.messages(of: conversation).first else { return }
    let known = first.linkedMunicipalities
    first.linkedMunicipalities += numbers.filter { !known.contains($0) }
    let verbs = RecordVerbs(type: .messages)
    guard first.linkedMunicipalities != known else {
      return verbs.printStored(first, in: perspective, context: &context)
    }
    let revision = perspective.catalog.revision(of: RecordKey(.message, first.id))
    try verbs.store(first, basedOn: revision, context: &context)
  }

  private static func store(
    _ message: Message, _ context: inout ToolContext
  ) throws(ToolError) {
    try RecordVerbs(type: .messages).store(message, basedOn: nil, context: &context)
    context.inform(Phrases.inOutbox(context.language))
  }

  private static func draft(
    subject: String, _ perspective: Perspective, _ context: inout ToolContext
  ) throws(ToolError) -> Message {
    let address = context.parsed.value("from-address") ?? context.environment.variables["EMAIL"]
    guard let address, !address.isEmpty else {
      throw .usage(Phrases.noSender(context.language))
    }
    let sender = try perspective.mailbox(address)
    let text = try context.bodyOrEditor(starting: "")
    return Message(
      id: RecordID(context.environment.newID().bare.rawValue + "@samspill.invalid"),
      subject: subject, from: [sender], sent: context.environment.now, flags: [.seen, .draft],
      text: text, isUnsent: true)
  }

  /// The conversation that a message's UID, or the beginning of one, belongs to, and that message;
  /// of a conversation's own UID the latest.
  private static func find(
    _ text: String, _ perspective: Perspective
  ) throws(ToolError) -> (Conversation, Message) {
    guard case .message(let message) = try perspective.find(.message, text),
      let conversation = perspective.catalog.conversation(containing: message.id)
    else { throw perspective.notFound(text) }
    let last = perspective.messages(of: conversation).last { !$0.isUnsent }
    return (conversation, message.id == conversation.id ? last ?? message : message)
  }
}

extension Perspective {
  /// The messages of a conversation that are here, in reading order.
  func messages(of conversation: Conversation) -> [Message] {
    conversation.entries.compactMap { $0.message.flatMap { catalog.messages[$0] } }
  }

  /// A mailbox from `Name <address>`, an address, or the name of a contact that has one.
  fileprivate func mailbox(_ text: String) throws(ToolError) -> Message.Mailbox {
    if let mailbox = Message.Mailbox(written: text) { return mailbox }
    guard case .contact(let contact) = try find(.contact, text),
      let address = contact.emails.first
    else { throw .notFound(Phrases.noAddress(text, language)) }
    return Message.Mailbox(name: contact.name, address: address)
  }
}
