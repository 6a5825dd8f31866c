import TestSupport
import Testing

@testable import FileTool

/// What a verb printed, and how it ended.
struct VerbResult: Equatable {
  var results = ""
  var diagnostics = ""
  var exitCode: Int32 = 0
}

/// Runs `samspill file` with `words`; the paths among them begin with the folder.
func run(_ words: String...) -> VerbResult { run(words) }

/// Runs `samspill file` with `words`; the paths among them begin with the folder.
func run(_ words: [String]) -> VerbResult {
  let box = Box()
  var output = FileOutput { stream, bytes in
    box.append(String(decoding: bytes, as: UTF8.self), to: stream)
    return true
  }
  FileVerbs.run(words.map { Array($0.utf8) }, output: &output)
  let exitCode = output.finish()
  return VerbResult(
    results: box.results, diagnostics: box.diagnostics, exitCode: exitCode.rawValue)
}

private final class Box {
  var results = ""
  var diagnostics = ""

  func append(_ text: String, to stream: FileOutput.Stream) {
    switch stream {
    case .results: results += text
    case .diagnostics: diagnostics += text
    }
  }
}

@Suite struct FileVerbsTests {
  @Test func `a word that is no verb is wrong usage`() {
    let result = run("frobnicate")
    #expect(result.exitCode == 2)
    #expect(result.results == "")
    #expect(result.diagnostics.hasPrefix("samspill file: the first word must be one of check"))
  }
}
