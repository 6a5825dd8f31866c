package import Domain
import Synchronization

/// What will be known once some operations have happened, worked out when first asked for, on whichever
/// thread asks: while another one carries them out.
///
/// It holds only if the files turn out to be those that were written.
package final class Foresight: Sendable {
  fileprivate struct Outcome: Sendable {
    let changes: [FileChange]
    let table: CatalogTable
    let catalog: Catalog
  }

  /// The files as they are going to be.
  fileprivate let statuses: [StoredFile: FileStatus]
  /// What they are going to hold.
  private let contents: [(file: StoredFile, bytes: [UInt8])]
  private let loader: RecordLoader
  private let table: CatalogTable
  private let present: Catalog
  private let outcome = Mutex<Outcome?>(nil)

  /// Notes what is needed for it, or returns `nil` if more is going to be different than the contents of
  /// files that are written already.
  ///
  /// - Parameters:
  ///   - operations: What is going to happen.
  ///   - statuses: What the system says of the files that are written already.
  ///   - store: As it is now.
  init?(
    of operations: [FileOperation], with statuses: [StoredFile: FileStatus], in store: LocalStore
  ) {
    var contents: [(file: StoredFile, bytes: [UInt8])] = []
    for operation in operations {
      guard case .contents(let file, _, let after?) = operation, statuses[file] != nil,
        file.folder.format != .none, !file.folder.isOfLastingFiles,
        !contents.contains(where: { $0.file == file })
      else { return nil }
      contents.append((file, after))
    }
    (self.statuses, self.contents) = (statuses, contents)
    loader = CatalogLoader(store.layout, at: store.clock()).loader
    (table, present) = (store.table, store.catalog)
  }

  /// The network if nothing goes wrong; whoever asks while another thread works it out waits for that.
  package var catalog: Catalog { known.catalog }

  fileprivate var known: Outcome {
    outcome.withLock { outcome in
      if let outcome { return outcome }
      let known = workedOut
      outcome = known
      return known
    }
  }

  private var workedOut: Outcome {
    var table = table
    let changes = contents.map { file, bytes in
      let change = FileChange(file: file, old: table[file], new: loader.read(bytes, of: file))
      table[file] = change.new
      return change
    }
    let catalog = table.catalog(after: changes, from: present)
    return Outcome(changes: changes, table: table, catalog: catalog)
  }
}

extension LocalStore {
  /// Takes what was foreseen for what is; `false` if a file is not as it was written.
  func adopt(_ foresight: Foresight) -> Bool {
    let known = foresight.known
    var table = known.table
    for change in known.changes {
      guard let written = foresight.statuses[change.file], var new = change.new,
        let status = try? layout.open(change.file.folder)?.status(of: change.file.name),
        status.hasSameContents(as: written)
      else { return false }
      new.status = status
      new.isFresh = status.isFresh
      table[change.file] = new
    }
    for record in known.changes.flatMap(\.supersededRecords) { superseded.insert(record) }
    (self.table, catalog) = (table, known.catalog)
    return true
  }
}
