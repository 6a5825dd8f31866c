import Domain

/// The files of a folder that is to be read, in portions for several cores.
struct UnreadFolder: Sendable {
  /// Some of the files, in the order of their names.
  struct Batch: Sendable {
    let folder: StoreFolder
    let directory: Directory
    let names: Slice<FileNames>
  }

  let folder: StoreFolder
  /// What the folder itself was like before its names were read.
  var stamp: FolderStamp?
  var batches: [Batch] = []
  /// Why it cannot be read.
  var problem: Problem?

  var fileCount: Int { batches.reduce(0) { $0 + $1.names.count } }
}

extension [UnreadFolder] {
  var fileCount: Int { reduce(0) { $0 + $1.fileCount } }
}
