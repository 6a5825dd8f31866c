/// Paths that the user gives, taken apart.
enum PathParts {
  /// The folder that a path leads to, and the name there; slashes at the end count for nothing.
  static func split(_ path: String) throws(StorageError) -> (String, FileName) {
    var trimmed = Substring(path)
    while trimmed.utf8.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    let start = trimmed.lastIndex(of: "/").map { trimmed.index(after: $0) } ?? trimmed.startIndex
    guard let name = FileName(String(trimmed[start...])) else { throw .notRegular(path: path) }
    let parent = trimmed[..<start]
    return (parent.isEmpty ? "." : String(parent), name)
  }

  /// Opens the folder at `path`, creating it and those above it as need be.
  static func ensureDirectory(at path: String) throws(StorageError) -> Directory {
    do throws(StorageError) {
      return try Directory(opening: path)
    } catch .missing {
      let (parentPath, name) = try split(path)
      return try ensureDirectory(at: parentPath).ensureSubdirectory(name)
    }
  }
}
