import Foundation

/// The project's own files, as the tidy tests read them.
struct SourceTree {
  struct File {
    /// Relative to the project: `Sources/Domain/Catalog.swift`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var module: String { String(path.split(separator: "/")[1]) }
    /// Generated tables say so in their first line and are exempt from the limits of size.
    var isGenerated: Bool { lines.first?.contains("Generated") ?? false }
  }

  static let root: String = {
    let file = URL(fileURLWithPath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }()

  /// All Swift files below `folder`, by path.
  static func swiftFiles(below folder: String) throws -> [File] {
    try files(below: folder).filter { $0.path.hasSuffix(".swift") }
  }

  /// All UTF-8 files below `folder`, by path.
  static func files(below folder: String) throws -> [File] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
    return names.sorted().compactMap { name in
      let path = folder + "/" + name
      guard let bytes = FileManager.default.contents(atPath: root + "/" + path),
        let text = String(data: bytes, encoding: .utf8)
      else { return nil }
      return File(path: path, text: text)
    }
  }
}
