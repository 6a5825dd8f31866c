import VObject

/// `check`: says what is wrong with files, and nothing about those with which nothing is.
enum CheckVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(arguments, flags: ["--json"])
    let isJSON = arguments.has("--json")
    for operand in try arguments.requireOperands("a file or folder") {
      if FileTree.isFolder(operand), !["ics", "vcf"].contains(operand.pathExtension) {
        // A link may lead anywhere, `/` included; with a slash behind it, it is meant.
        guard !FileTree.isSymbolicLink(operand) else {
          output.report(.linkedFolder, at: operand)
          continue
        }
        FileTree(operand).walk(&output) { check($0.path, isJSON: isJSON, &$1) }
      } else {
        check(operand, isJSON: isJSON, &output)
      }
    }
  }

  /// How many diagnostics of one file are printed as JSON, where nobody reads them one by one.
  private static let jsonLimit = 100_000

  private static func check(_ path: OperandPath, isJSON: Bool, _ output: inout FileOutput) {
    do throws(FileFailure) {
      let contents = try FileContents(of: path)
      if let remark = contents.remark {
        report(remark, uid: nil, at: path, isJSON: isJSON, &output)
      }
      let bytes = contents.bytes
      switch contents.kind {
      case .calendar, .card:
        if isJSON {
          let file = ParsedFile(parsing: bytes, keeping: Self.jsonLimit)
          printJSON(file.allProblems, of: file, at: path, &output)
        } else {
          let room = output.diagnosticRoom
          output.report(ParsedFile.allProblems(in: bytes, keeping: room), at: path)
        }
      case .message:
        MailFile.forEach(in: bytes) { entry in
          let uid = isJSON ? entry.uid : nil
          for diagnostic in entry.diagnostics() {
            report(diagnostic, uid: uid, at: path, isJSON: isJSON, &output)
          }
        }
      case .json:
        let diagnostic = FileDiagnostic(.structure, "neither a calendar nor a card")
        report(diagnostic, uid: nil, at: path, isJSON: isJSON, &output)
      }
    } catch {
      report(error.diagnostic, uid: nil, at: path, isJSON: isJSON, &output)
      output.raise(to: error.exitCode)
    }
  }

  private static func printJSON(
    _ remarks: DiagnosticList, of file: ParsedFile, at path: OperandPath,
    _ output: inout FileOutput
  ) {
    guard remarks.count > 0 else { return }
    let owners = ItemLines(of: file)
    for diagnostic in remarks.kept {
      let uid = owners.uid(atLine: diagnostic.line)
      report(FileDiagnostic(diagnostic), uid: uid, at: path, isJSON: true, &output)
    }
    guard remarks.count > remarks.kept.count else { return }
    let message = "only the first \(remarks.kept.count) problems are told of; mend them first"
    let note = FileDiagnostic(.limit, message, isError: remarks.hasError)
    report(note, uid: nil, at: path, isJSON: true, &output)
  }

  /// Prints a diagnostic on stderr, or as the result if that is to be JSON.
  static func report(
    _ diagnostic: FileDiagnostic, uid: String?, at path: OperandPath, isJSON: Bool,
    _ output: inout FileOutput
  ) {
    guard isJSON else { return output.report(diagnostic, at: path) }
    if diagnostic.isError { output.raise(to: .incomplete) }
    output.printJSON(
      JSONValue.object([
        .init("path", .string(path.text)),
        .init("line", .number(String(diagnostic.line))),
        .init("column", .number(String(diagnostic.column))),
        .init("severity", .string(diagnostic.isError ? "error" : "warning")),
        .init("code", .string(diagnostic.code)),
        .init("message", .string(diagnostic.message)),
        .init("uid", uid.map { .string($0) } ?? .null),
        .init("recovered", .boolean(diagnostic.isRecovered)),
      ]).bytes)
  }
}
