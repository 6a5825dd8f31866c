import InternetMessage
import VObject

/// What the verbs do with messages: a file of one, or an mbox of many.
enum MailFile {
  /// One message and where in the file it begins.
  struct Entry {
    var message: MailMessage
    /// How many lines of the file stand before it.
    var linesBefore: Int

    /// Everything that is wrong with it, placed in the file; `texts` are parts decoded already.
    func diagnostics(knowing texts: [String: DecodedText] = [:]) -> [FileDiagnostic] {
      message.diagnostics(knowing: texts).map { FileDiagnostic($0, linesBefore: linesBefore) }
    }

    var uid: String? { message.header.messageID?.description }
  }

  /// The messages of a file, one after another, so that only one is held at a time.
  static func forEach(in bytes: [UInt8], _ body: (Entry) -> Void) {
    var linesBefore = 0
    var counted = 0
    let mbox = Mbox(bytes)
    for range in mbox.ranges {
      linesBefore += bytes[counted..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
      counted = range.lowerBound
      let message = MailMessage(parsing: mbox.message(at: range))
      body(Entry(message: message, linesBefore: linesBefore))
    }
  }

  /// Prints each message as a JMAP Email object, RFC 8621 §4.1.
  static func convert(_ bytes: [UInt8], at path: OperandPath, _ output: inout FileOutput) {
    forEach(in: bytes) { entry in
      let json = MailJSON(entry.message)
      for diagnostic in entry.diagnostics(knowing: json.texts) {
        output.report(diagnostic, at: path)
      }
      output.printJSON(json.object.bytes)
    }
  }

  /// What `list` shows of the messages of a file; only their headers are read.
  static func items(in bytes: [UInt8], at path: String) -> [ListedItem] {
    Mbox(bytes).ranges.map { range in
      let header = HeaderBlock(parsingHeadersOf: Array(bytes[range]))
      return ListedItem(
        kind: .mail, path: path, uid: header.messageID?.description ?? "",
        title: header.subject ?? "", start: header.date.map(MailJSON.text(of:)))
    }
  }
}

extension FileDiagnostic {
  fileprivate init(_ diagnostic: MailDiagnostic, linesBefore: Int) {
    let problem = diagnostic.problem
    self.init(
      Code(rawValue: problem.code) ?? .syntax, problem.explanation,
      isError: problem.severity == .error)
    line = diagnostic.line + linesBefore
    column = diagnostic.column
  }
}
