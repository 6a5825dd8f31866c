import Glibc

/// Why nothing could be done with a file, as a diagnostic and the exit code that goes with it.
struct FileFailure: Error {
  var diagnostic: FileDiagnostic
  var exitCode: ExitCode

  init(_ code: FileDiagnostic.Code, _ message: String, exitCode: ExitCode = .incomplete) {
    diagnostic = FileDiagnostic(code, message)
    self.exitCode = exitCode
  }

  /// A failure at byte number `offset` (from 0) of `bytes`.
  init(_ code: FileDiagnostic.Code, _ message: String, at offset: Int, in bytes: [UInt8]) {
    self.init(code, message)
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    diagnostic.line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    diagnostic.column = 1 + offset - lineStart
  }

  /// What the system says in `errno`.
  static var last: FileFailure {
    FileFailure(errno: errno)
  }

  init(errno code: Int32) {
    let reason = String(cString: strerror(code))
    if code == ENOENT {
      self.init(.notFound, reason)
    } else {
      self.init(.io, reason, exitCode: .inputOutput)
    }
  }
}
