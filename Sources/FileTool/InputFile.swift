import Glibc
import VObject

/// A file that was read, or why it was not.
enum InputFile {
  /// Why a file could not be read, as a diagnostic and the exit code that goes with it.
  struct Failure: Error {
    var diagnostic: FileDiagnostic
    var exitCode = ExitCode.incomplete

    init(_ code: FileDiagnostic.Code, _ message: String, exitCode: ExitCode = .incomplete) {
      diagnostic = FileDiagnostic(code, message)
      self.exitCode = exitCode
    }

    /// A failure at byte number `offset` (from 0) of `bytes`.
    init(
      _ code: FileDiagnostic.Code, _ message: String, at offset: Int, in bytes: [UInt8]
    ) {
      self.init(code, message)
      let before = bytes[..<offset]
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      diagnostic.line = 1 + before.count { $0 == UInt8(ascii: "\n") }
      diagnostic.column = 1 + offset - lineStart
    }

    fileprivate static var last: Failure {
      let reason = String(cString: strerror(errno))
      return errno == ENOENT
        ? Failure(.notFound, reason) : Failure(.io, reason, exitCode: .inputOutput)
    }
  }

  /// Reads a regular file of at most 64 MiB, through symbolic links.
  ///
  /// Never waits for a FIFO or a device: what is no regular file is not even opened.
  static func read(_ path: OperandPath) throws(Failure) -> [UInt8] {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { throw .last }
    try check(status)
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let descriptor = path.withCString { open($0, flags) }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { throw .last }
    try check(status)
    return try readAll(descriptor, expecting: Int(status.st_size))
  }

  private static func check(_ status: stat) throws(Failure) {
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw Failure(.notRegular, isFolder ? "a folder, not a file" : "not a regular file")
    }
    guard status.st_size <= ParsedFile.byteLimit else {
      throw Failure(.tooBig, "\(status.st_size) bytes are more than \(ParsedFile.byteLimit)")
    }
  }

  private static func readAll(
    _ descriptor: Int32, expecting byteCount: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = byteCount + 1
    while true {
      var code: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        code = got < 0 ? errno : 0
        count = max(got, 0)
      }
      if code == EINTR { continue }
      guard code == 0 else {
        throw Failure(.io, String(cString: strerror(code)), exitCode: .inputOutput)
      }
      if chunk.isEmpty { return bytes }
      bytes = bytes.isEmpty ? chunk : bytes + chunk
      guard bytes.count <= ParsedFile.byteLimit else {
        throw Failure(.tooBig, "the file grows while it is read")
      }
      room = max(byteCount + 1 - bytes.count, 4096)
    }
  }
}
