import Domain
import Storage
import Wording

/// `samspill threads attachments UID` and `samspill threads save UID`.
enum AttachmentVerbs {
  static var all: [Verb] {
    let kinds = RecordType.messages.kindsRead
    return [
      Verb("threads attachments", .one("UID"), Phrases.verbAttachments, about: kinds) {
        context in
        let found = try find(&context)
        let mask = try context.mask()
        context.print(found, as: result(masking: mask), in: context.bare)
      },
      Verb(
        "threads save", .one("UID"), Phrases.verbSave,
        options: [
          OptionDefinition("attachment", "N|NAME", Phrases.optionAttachment),
          OptionDefinition("to-dir", "DIR", Phrases.optionToDirectory),
        ], about: kinds, run: save),
    ]
  }

  /// An attachment and its number among those of the thread or message that was asked for.
  struct Row {
    /// From 1.
    let number: Int
    let attachment: Attachment
  }

  static func result(masking mask: @escaping (String) -> String = { $0 }) -> ResultType<Row> {
    ResultType(
      name: "attachments",
      fields: [
        .derived("number", Phrases.number, .count) { row, _ in .integer(row.number) },
        .derived("name", Phrases.name, .string) { row, _ in .string(mask(row.attachment.name)) },
        .derived("type", Phrases.kindHeading, .string) { row, _ in
          .string(row.attachment.type)
        },
        .derived("size", Phrases.bytesHeading, .count) { row, _ in
          .integer(row.attachment.bytes.count)
        },
        .derived("message", Phrases.identity, .string) { row, _ in
          .string(row.attachment.message.rawValue)
        },
      ],
      columns: ["number", "name", "type", "size", "message"])
  }

  /// Of a thread's UID all attachments of its messages, of a message's its own.
  private static func find(_ context: inout ToolContext) throws(ToolError) -> [Row] {
    let perspective = try context.openPerspective()
    let text = context.operands[0]
    guard case .message(let message) = try perspective.find(.message, text),
      let conversation = perspective.catalog.conversation(containing: message.id)
    else { throw perspective.notFound(text) }
    let isThread = message.id == conversation.id
    let messages = isThread ? perspective.messages(of: conversation) : [message]
    let found = try context.reading { (store) throws(StorageError) in
      var found: [Attachment] = []
      for message in messages { found += try store.attachments(of: message.id) }
      return found
    }
    return found.enumerated().map { Row(number: $0.offset + 1, attachment: $0.element) }
  }

  /// Saves what was asked for; a file that is there already is replaced only if that is confirmed.
  private static func save(_ context: inout ToolContext) throws {
    try context.requireUnmasked()
    let path = try context.required("to-dir")
    let wanted = try chosen(from: try find(&context), context)
    let directory: Directory
    do throws(StorageError) {
      directory = try Directory(opening: path)
    } catch {
      throw ToolError(error, context.language)
    }
    var taken: Set<String> = []
    for row in wanted {
      let name = row.attachment.name.unlike(taken)
      taken.insert(name)
      do throws(ToolError) {
        try save(row.attachment, as: name, in: directory, &context)
      } catch {
        // One that has no place keeps nobody from the others.
        context.report(error)
      }
    }
  }

  private static func chosen(
    from rows: [Row], _ context: ToolContext
  ) throws(ToolError) -> [Row] {
    let wishes = context.parsed.values("attachment")
    guard !wishes.isEmpty else {
      guard rows.isEmpty else { return rows }
      throw .notFound(Phrases.noAttachments(context.operands[0], context.language))
    }
    var chosen: [Row] = []
    for wish in wishes {
      let found = rows.filter { String($0.number) == wish || $0.attachment.name == wish }
      guard !found.isEmpty else {
        let names = rows.map(\.attachment.name)
        throw .notFound(Phrases.notFound(wish, like: names, context.language))
      }
      chosen += found.filter { row in !chosen.contains { $0.number == row.number } }
    }
    return chosen
  }

  private static func save(
    _ attachment: Attachment, as name: String, in directory: Directory,
    _ context: inout ToolContext
  ) throws(ToolError) {
    guard let file = FileName(name) else {
      throw .notFound(Phrases.notFound(name, like: [], context.language))
    }
    do throws(StorageError) {
      var place = AtomicFile.Expectation.absent
      if let status = try directory.status(of: file) {
        let path = directory.path(of: file)
        if isThere(attachment, file, directory) { return context.output.print(path) }
        guard status.kind != .directory else { throw .notRegular(path: path) }
        do throws(ToolError) {
          try context.confirm(Phrases.confirmReplacing(path, context.language))
        } catch {
          return context.report(error)
        }
        place = .anything
      }
      try AtomicFile.write(attachment.bytes, to: file, in: directory, expecting: place)
      context.output.print(directory.path(of: file))
    } catch {
      throw ToolError(error, context.language)
    }
  }

  /// Whether the file has been saved before.
  private static func isThere(
    _ attachment: Attachment, _ file: FileName, _ directory: Directory
  ) -> Bool {
    do throws(StorageError) {
      return try directory.read(file).bytes == attachment.bytes
    } catch {
      // What cannot be read is somebody else's, and asked about.
      return false
    }
  }
}
