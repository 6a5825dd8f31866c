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

  private static func check(_ path: OperandPath, isJSON: Bool, _ output: inout FileOutput) {
    do throws(FileFailure) {
      let bytes = try InputFile.read(path)
      let kind = FileKind(of: path, bytes)
      switch kind {
      case .calendar, .card:
        let file = ParsedFile(parsing: bytes)
        let diagnostics = file.diagnostics + file.problems
        guard !diagnostics.isEmpty else { return }
        let owners = ItemLines(of: file)
        for diagnostic in diagnostics {
          let uid = owners.uid(atLine: diagnostic.line)
          report(FileDiagnostic(diagnostic), uid: uid, at: path, isJSON: isJSON, &output)
        }
      case .message:
        MailFile.forEach(in: bytes) { entry in
          for diagnostic in entry.diagnostics {
            report(diagnostic, uid: entry.uid, at: path, isJSON: isJSON, &output)
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
