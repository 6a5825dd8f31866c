/// A change of one file that can be carried out, carried out again after a crash, and taken back.
enum FileOperation: Hashable, Sendable {
  /// From these contents to those; `nil` for no file.
  case contents(StoredFile, before: [UInt8]?, after: [UInt8]?)
  /// A message gets another name: its flags, or its folder.
  case rename(StoredFile, to: StoredFile)

  /// The operation that takes this one back.
  var reversed: FileOperation {
    switch self {
    case .contents(let file, let before, let after):
      .contents(file, before: after, after: before)
    case .rename(let from, let to):
      .rename(to, to: from)
    }
  }

  /// Whether a power cut can leave it half done, with the file in both folders.
  var isAcrossFolders: Bool {
    guard case .rename(let from, let to) = self else { return false }
    return from.folder != to.folder
  }

  /// The files whose records may be different afterwards.
  var files: [StoredFile] {
    switch self {
    case .contents(let file, _, _): [file]
    case .rename(let from, let to): [from, to]
    }
  }
}
