import Foundation

/// A directory of its own for one test, gone when the test lets go of it.
package final class ScratchDirectory: Sendable {
  /// The absolute path, without a slash at the end.
  package let path: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory
    let url = base.appendingPathComponent("samspill-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes `text` to `name` below the directory, creating folders on the way.
  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file of these bytes below the directory.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// The bytes of `name`, or `nil` if there is no such file.
  package func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + name).map { [UInt8]($0) }
  }
}
