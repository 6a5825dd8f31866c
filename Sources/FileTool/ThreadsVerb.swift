import CivilTime
import Glibc
import InternetMessage
import VObject

/// `threads`: the messages of a Maildir as conversations.
enum ThreadsVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(arguments, flags: ["--json", "--no-subject"])
    let folder = try arguments.requireOperand("a Maildir")
    let messages = ThreadMessages(of: folder, &output)
    let forest = ThreadForest(
      of: messages.messages, gathersBySubject: !arguments.has("--no-subject"))
    for (index, row) in forest.rows.enumerated() {
      let path = row.message.map { messages.paths[$0] }
      let message = row.message.map { messages.messages[$0] }
      if arguments.has("--json") {
        output.printJSON(json(row, index, path, message).bytes)
      } else {
        output.print(text(row, path, message))
      }
    }
  }

  private static func json(
    _ row: ThreadForest.Row, _ index: Int, _ path: OperandPath?, _ message: ThreadableMessage?
  ) -> JSONValue {
    let subject = message.map { JSONValue.string($0.subject) }
    return .object([
      .init("thread", .number(String(row.thread))),
      .init("n", .number(String(index))),
      .init("parent", row.parent.map { .number(String($0)) } ?? .null),
      .init("depth", .number(String(row.depth))),
      .init("path", path.map { .string($0.text) } ?? .null),
      .init("missing", .boolean(message == nil)),
      .init("messageId", message?.id.map { .string($0.description) } ?? .null),
      .init("subject", subject ?? .null),
    ])
  }

  /// Indented subject, when it was sent, and the file.
  private static func text(
    _ row: ThreadForest.Row, _ path: OperandPath?, _ message: ThreadableMessage?
  ) -> String {
    let indent = String(repeating: "  ", count: min(row.depth, 40))
    guard let message, let path else { return indent + "(missing)" }
    let subject = FileOutput.harmless(message.subject, keeping: "")
    return "\(indent)\(subject)\t\(message.sent)\t\(FileOutput.harmless(path.text, keeping: ""))"
  }
}

/// What threading needs of every message in the folders `cur` and `new` of a Maildir.
private struct ThreadMessages {
  private(set) var messages: [ThreadableMessage] = []
  /// The path of each message below the Maildir.
  private(set) var paths: [OperandPath] = []

  init(of folder: OperandPath, _ output: inout FileOutput) {
    let parts = ["cur", "new"].map { folder.appending(Array($0.utf8)) }.filter(FileTree.isFolder)
    if parts.isEmpty {
      let message = "no Maildir: neither cur nor new is in it"
      output.report(FileDiagnostic(.notFound, message), at: folder)
    }
    for part in parts {
      var entries: [FileTree.Entry] = []
      FileTree(part).walk(&output) { entry, _ in entries.append(entry) }
      for entry in entries where entry.isInMaildir { read(entry, in: part, &output) }
    }
  }

  private mutating func read(
    _ entry: FileTree.Entry, in part: OperandPath, _ output: inout FileOutput
  ) {
    do throws(FileFailure) {
      let bytes = try InputFile.read(entry.path)
      if bytes.isEmpty {
        output.report(FileDiagnostic(.empty, "the message is empty"), at: entry.path)
      }
      let header = HeaderBlock(parsingHeadersOf: bytes)
      let name = MaildirName(entry.path.name).unique
      messages.append(
        ThreadableMessage(
          name: name, header: header, received: Self.modified(entry.path)))
      paths.append(OperandPath(part.name).appending(entry.relativePath.bytes))
    } catch {
      output.report(error, at: entry.path)
    }
  }

  private static func modified(_ path: OperandPath) -> Instant {
    var status = stat()
    _ = path.withCString { stat($0, &status) }
    return Instant(secondsSince1970: status.st_mtim.tv_sec)
  }
}
