/// What a file held before it was replaced or taken away, under the name of a temporary file.
///
/// Nobody needs it any more, and removing it takes its time. Should it not go away, the next writer or
/// reader removes it as a left-over.
struct ReplacedFile {
  let directory: Directory
  let name: FileName
  let inode: UInt64

  /// Removes it, if the name has not become another's since.
  func remove() {
    guard let status = try? directory.status(of: name), status.inode == inode else { return }
    try? directory.unlink(name)
  }
}
