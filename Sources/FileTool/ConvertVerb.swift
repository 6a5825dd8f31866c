import CivilTime
import VObject

/// `convert`: the same contents in another format, on stdout.
enum ConvertVerb {
  private enum Target: String {
    case json
    case ics
    case vcf
  }

  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(arguments, options: ["--to"])
    guard let target = arguments.value(of: "--to").flatMap(Target.init(rawValue:)) else {
      throw FileArguments.UsageError(message: "say --to json, --to ics or --to vcf")
    }
    for operand in try arguments.requireOperands("a file") {
      do throws(FileFailure) {
        try convert(operand, FileContents(of: operand), to: target, &output)
      } catch {
        output.report(error, at: operand)
      }
    }
  }

  private static func convert(
    _ path: OperandPath, _ contents: FileContents, to target: Target, _ output: inout FileOutput
  ) throws(FileFailure) {
    if let remark = contents.remark { output.report(remark, at: path) }
    let bytes = contents.bytes
    switch contents.kind {
    case .calendar, .card:
      let file = ParsedFile(parsing: bytes, keeping: output.diagnosticRoom)
      output.report(file.remarks, at: path)
      var problems =
        target == .json ? DiagnosticList(limit: output.diagnosticRoom) : file.valueProblemList
      file.forEachComponent { print($0, as: target, finding: &problems, &output) }
      output.report(problems, at: path)
    case .json:
      var problems = DiagnosticList(limit: 0)
      for component in try components(ofJSON: bytes) {
        print(component, as: target, finding: &problems, &output)
      }
    case .message:
      guard target == .json else {
        throw FileFailure(.structure, "neither a calendar nor a card")
      }
      MailFile.convert(bytes, at: path, &output)
    }
  }

  private static func print(
    _ component: Component, as target: Target, finding problems: inout DiagnosticList,
    _ output: inout FileOutput
  ) {
    switch target {
    case .json:
      component.writeJSON(finding: &problems) { output.printPiece($0) }
      output.printJSON([])
    case .ics, .vcf: component.writeNormalized { output.printFile($0) }
    }
  }

  /// Reads one jCal or jCard, an array of them, or one a line.
  private static func components(
    ofJSON bytes: [UInt8]
  ) throws(FileFailure) -> [Component] {
    var components: [Component] = []
    for text in documents(in: bytes) {
      let json: JSONValue
      do throws(ValueError) {
        json = try JSONValue(parsing: text)
      } catch {
        let offset = text.startIndex + error.byteOffset
        throw FileFailure(.syntax, "no JSON: \(error)", at: offset, in: bytes)
      }
      let documents = if case .string? = json.elements.first { [json] } else { json.elements }
      for document in documents {
        guard let component = Component(json: document) else {
          let offset = text.startIndex
          throw FileFailure(.structure, "neither jCal nor jCard", at: offset, in: bytes)
        }
        components.append(component)
      }
    }
    return components
  }

  private static func documents(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let isLineByLine = lines.count > 1 && lines.allSatisfy { (try? JSONValue(parsing: $0)) != nil }
    return isLineByLine ? lines : [bytes[...]]
  }
}
