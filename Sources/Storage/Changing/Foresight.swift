import Domain

/// What will be known once some operations have happened, worked out while the disk is waited for.
///
/// It holds only if the files turn out to be those that were written.
struct Foresight {
  /// The files as they are going to be.
  let statuses: [StoredFile: FileStatus]
  let changes: [FileChange]
  var table: CatalogTable
  let catalog: Catalog

  /// Works it out, or returns `nil` if more is going to be different than the contents of files that are
  /// written already.
  ///
  /// - Parameters:
  ///   - operations: What is going to happen.
  ///   - statuses: What the system says of the files that are written already.
  ///   - store: As it is now.
  init?(
    of operations: [FileOperation], with statuses: [StoredFile: FileStatus], in store: LocalStore
  ) {
    let loader = CatalogLoader(store.layout, at: store.clock()).loader
    var table = store.table
    var changes: [FileChange] = []
    for operation in operations {
      guard case .contents(let file, _, let after?) = operation, let status = statuses[file],
        file.folder.format != .none, !file.folder.isOfLastingFiles,
        !changes.contains(where: { $0.file == file })
      else { return nil }
      var new = loader.read(FileContents(bytes: after, status: status), of: file)
      new.status = status
      changes.append(FileChange(file: file, old: table[file], new: new))
      table[file] = new
    }
    catalog = table.catalog(after: changes, from: store.catalog)
    (self.statuses, self.changes, self.table) = (statuses, changes, table)
  }
}

extension LocalStore {
  /// Takes what was foreseen for what is; `false` if a file is not as it was written.
  func adopt(_ foresight: Foresight) -> Bool {
    var table = foresight.table
    for change in foresight.changes {
      guard let written = foresight.statuses[change.file], var new = change.new,
        let status = try? layout.open(change.file.folder)?.status(of: change.file.name),
        status.hasSameContents(as: written)
      else { return false }
      new.status = status
      new.isFresh = status.isFresh
      table[change.file] = new
    }
    for record in foresight.changes.flatMap(\.supersededRecords) { superseded.insert(record) }
    (self.table, catalog) = (table, foresight.catalog)
    return true
  }
}
