import Glibc
import VObject

/// Reads files that users name, which may be anything.
enum InputFile {
  /// Reads a regular file of at most 64 MiB, through symbolic links.
  ///
  /// Never waits for a FIFO or a device: what is no regular file is not even opened.
  static func read(_ path: OperandPath) throws(FileFailure) -> [UInt8] {
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

  private static func check(_ status: stat) throws(FileFailure) {
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw FileFailure(.notRegular, isFolder ? "a folder, not a file" : "not a regular file")
    }
    guard status.st_size <= ParsedFile.byteLimit else {
      throw FileFailure(.tooBig, "\(status.st_size) bytes are more than \(ParsedFile.byteLimit)")
    }
  }

  private static func readAll(
    _ descriptor: Int32, expecting byteCount: Int
  ) throws(FileFailure) -> [UInt8] {
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
        throw FileFailure(errno: code)
      }
      if chunk.isEmpty { return bytes }
      bytes = bytes.isEmpty ? chunk : bytes + chunk
      guard bytes.count <= ParsedFile.byteLimit else {
        throw FileFailure(.tooBig, "the file grows while it is read")
      }
      room = max(byteCount + 1 - bytes.count, 4096)
    }
  }
}
