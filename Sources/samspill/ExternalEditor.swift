import Foundation

/// The user's own editor: `$VISUAL`, `$EDITOR`, or what the system calls `editor`.
struct ExternalEditor {
  let variables: [String: String]

  /// Lets the user edit `text`; `nil` when the editor could not be run or said that it failed.
  ///
  /// The text lies in a file of mode 0600 in a new folder meanwhile, both gone afterwards.
  func edit(_ text: String) -> String? {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("samspill-" + UUID().uuidString)
    let file = folder.appendingPathComponent("tekst.md")
    defer { try? files.removeItem(at: folder) }
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: file)
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      let editor = Process()
      editor.executableURL = URL(fileURLWithPath: "/bin/sh")
      editor.arguments = ["-c", command + " \"$1\"", "sh", file.path]
      try editor.run()
      editor.waitUntilExit()
      guard editor.terminationStatus == 0 else { return nil }
      return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    } catch {
      return nil
    }
  }

  private var command: String {
    let chosen = ["VISUAL", "EDITOR"].lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
    return chosen ?? "editor"
  }
}
