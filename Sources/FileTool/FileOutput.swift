import Glibc
import VObject

/// Where a verb puts what it has to say: results on stdout, all else on stderr.
///
/// Both are UTF-8 and free of control characters but the line feed and the tab.
struct FileOutput {
  private static let diagnosticLimit = 200
  private static let messageLimit = 300

  private var results: [UInt8] = []
  private var diagnosticCount = 0
  private let write: (Stream, [UInt8]) -> Bool
  /// The worst that has happened so far.
  private(set) var exitCode = ExitCode.done

  /// One of the two that every program has.
  enum Stream: Int32 {
    case results = 1
    case diagnostics = 2
  }

  /// Writes to the real streams, or wherever a test wants it; `write` says whether it succeeded.
  init(write: @escaping (Stream, [UInt8]) -> Bool = FileOutput.writeToDescriptor) {
    self.write = write
  }

  /// Prints one line, control characters in it replaced.
  mutating func print(_ line: String) {
    printJSON(Array(FileOutput.harmless(line, keeping: "\t").utf8))
  }

  /// Prints one of the fields of a line, which are divided by tabs.
  mutating func printField(_ text: String, isLast: Bool = false) {
    let start = results.count
    results += text.utf8
    if !results[start...].allSatisfy(\.isPrintable) {
      results.removeLast(results.count - start)
      results += FileOutput.harmless(FileOutput.onOneLine(text), keeping: "").utf8
    }
    results.append(isLast ? UInt8(ascii: "\n") : UInt8(ascii: "\t"))
    if isLast, results.count > 1 << 16 { flush() }
  }

  private static func onOneLine(_ field: String) -> String {
    let isBreak = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") }
    return String(
      decoding: field.utf8.map { isBreak($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }

  /// Prints one line that has no control characters, such as JSON.
  mutating func printJSON(_ line: [UInt8]) {
    printJSON { $0 += line }
  }

  /// Prints what `write` puts behind what it is given, as one such line.
  mutating func printJSON(_ write: (inout [UInt8]) -> Void) {
    write(&results)
    results.append(UInt8(ascii: "\n"))
    if results.count > 1 << 16 { flush() }
  }

  /// Prints part of such a line.
  mutating func printPiece(_ piece: [UInt8]) {
    results += piece
    if results.count > 1 << 16 { flush() }
  }

  /// Prints bytes that are a file's contents, with what a terminal would obey replaced.
  mutating func printFile(_ bytes: [UInt8]) {
    var start = 0
    var index = 0
    while index < bytes.count {
      if bytes[index].isPrintable || bytes[index].isLayout {
        index += 1
        continue
      }
      results += bytes[start..<index]
      start = index
      index += 1
      while index < bytes.count, bytes[index] >= 0x80 { index += 1 }
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      results += FileOutput.harmless(text, keeping: "").utf8
      start = index
    }
    results += bytes[start...]
    if results.count > 1 << 16 { flush() }
  }

  mutating func report(_ diagnostic: FileDiagnostic, at path: OperandPath) {
    if diagnostic.isError { raise(to: .incomplete) }
    diagnosticCount += 1
    guard diagnosticCount <= Self.diagnosticLimit else { return }
    let severity = diagnostic.isError ? "error" : "warning"
    let place = "\(path.text):\(diagnostic.line):\(diagnostic.column)"
    let message = diagnostic.message.prefix(Self.messageLimit)
    printError("\(place): \(severity): \(diagnostic.code): \(message)")
  }

  /// How many diagnostics of a file are worth making: those that can still be printed.
  var diagnosticRoom: Int { max(0, Self.diagnosticLimit - diagnosticCount) }

  /// Reports what there is to say of the file at `path`.
  mutating func report(_ remarks: DiagnosticList, at path: OperandPath) {
    for diagnostic in remarks.kept { report(FileDiagnostic(diagnostic), at: path) }
    diagnosticCount += remarks.count - remarks.kept.count
    if remarks.hasError { raise(to: .incomplete) }
  }

  /// Reports why nothing could be done with the file at `path`.
  mutating func report(_ failure: FileFailure, at path: OperandPath) {
    report(failure.diagnostic, at: path)
    raise(to: failure.exitCode)
  }

  /// Says something that is not about a place in a file.
  mutating func printError(_ line: String) {
    _ = write(.diagnostics, Array((FileOutput.harmless(line, keeping: "") + "\n").utf8))
  }

  mutating func raise(to code: ExitCode) {
    exitCode = max(exitCode, code)
  }

  /// Sends off what is left to print, and says how the verb ended.
  mutating func finish() -> ExitCode {
    if diagnosticCount > Self.diagnosticLimit { printError("… more diagnostics suppressed") }
    flush()
    return exitCode
  }

  private mutating func flush() {
    guard !results.isEmpty else { return }
    if !write(.results, results) { noteFailure(errno) }
    results.removeAll(keepingCapacity: true)
  }

  /// Says once that results could not be written, unless whoever reads them has seen enough.
  private mutating func noteFailure(_ code: Int32) {
    if exitCode < .inputOutput, code != EPIPE {
      printError("samspill file: could not write everything: \(String(cString: strerror(code)))")
    }
    raise(to: .inputOutput)
  }

  /// `text` with every character that a terminal might obey shown as U+FFFD.
  static func harmless(_ text: String, keeping kept: String) -> String {
    let keptBytes = Array(kept.utf8)
    let isHarmless = text.utf8.allSatisfy { $0.isPrintable || keptBytes.contains($0) }
    let keptScalars = kept.unicodeScalars
    if isHarmless
      || text.unicodeScalars.allSatisfy({ !$0.isUnsafeOnScreen || keptScalars.contains($0) })
    {
      return text
    }
    var harmless: [UInt8] = []
    harmless.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let byte = UInt8(exactly: scalar.value), byte.isPrintable {
        harmless.append(byte)
      } else {
        let isSafe = !scalar.isUnsafeOnScreen || keptScalars.contains(scalar)
        harmless += UTF8.encode(isSafe ? scalar : "\u{fffd}") ?? UTF8.encodedReplacementCharacter
      }
    }
    return String(decoding: harmless, as: UTF8.self)
  }

  /// Writes all of `bytes`, however many calls it takes.
  private static func writeToDescriptor(_ stream: Stream, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
      guard written >= 0 || errno == EINTR else { return false }
      rest = rest.dropFirst(max(written, 0))
    }
    return true
  }
}

extension UInt8 {
  /// Whether the byte is printable ASCII.
  fileprivate var isPrintable: Bool { (0x20..<0x7f).contains(self) }

  /// Whether it is a tab or a part of a line break, which files have.
  fileprivate var isLayout: Bool {
    self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r") || self == UInt8(ascii: "\n")
  }
}
