import CivilTime
import VObject

/// `expand`: the occurrences of events, to-dos and journal entries between two days.
enum ExpandVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(
      arguments, options: ["--from", "--to", "--limit", "--tz", "--match"])
    let request = try ExpandRequest(arguments)
    var expansion = Expansion(request)
    for operand in try arguments.requireOperands("a calendar file") {
      expand(operand, into: &expansion, &output)
    }
    expansion.forEachInOrder { occurrence in
      output.printJSON { occurrence.write(to: &$0) }
    }
  }

  private static func expand(
    _ path: OperandPath, into expansion: inout Expansion, _ output: inout FileOutput
  ) {
    do throws(FileFailure) {
      let contents = try FileContents(of: path)
      if let remark = contents.remark { output.report(remark, at: path) }
      guard contents.kind == .calendar else {
        return output.report(FileDiagnostic(.structure, "not a calendar"), at: path)
      }
      let file = ParsedFile(parsing: contents.bytes, keeping: output.diagnosticRoom)
      output.report(file.remarks, at: path)
      expansion.add(file, at: path, &output)
    } catch {
      output.report(error.diagnostic, at: path)
      output.raise(to: error.exitCode)
    }
  }
}
