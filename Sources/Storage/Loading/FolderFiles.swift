import Domain
import InternetMessage

/// What is known of the files of one folder: as it was packed, and what has changed since.
struct FolderFiles: Sendable {
  private(set) var columns: FolderColumns
  /// Has the records of the packed files.
  private let catalog: Catalog?
  /// Files that are not as they were packed; `nil` for one that is gone.
  private(set) var changed: [FileName: LoadedFile?] = [:]
  private(set) var count: Int
  /// What the folder itself was like before its names were last read.
  var stamp: FolderStamp

  init(_ columns: FolderColumns = FolderColumns(), of catalog: Catalog? = nil) {
    self.columns = columns
    self.catalog = catalog
    count = columns.count
    stamp = columns.stamp
  }

  /// A file by its name, `nil` for one that is not there; in time of the logarithm of their number.
  subscript(_ name: FileName) -> LoadedFile? {
    get {
      if let file = changed[name] { return file }
      guard let catalog, let index = columns.index(of: name) else { return nil }
      return columns.file(at: index, catalog)
    }
    set {
      let wasThere = holds(name)
      changed.updateValue(newValue, forKey: name)
      count += (newValue == nil ? 0 : 1) - (wasThere ? 1 : 0)
    }
  }

  func holds(_ name: FileName) -> Bool {
    changed[name].map { $0 != nil } ?? (columns.index(of: name) != nil)
  }

  /// All names, in order.
  var names: [FileName] { entries.map(\.name) }

  /// All files in the order of their names, those that are as they were packed with their numbers.
  private var entries: [(name: FileName, index: Int?)] {
    let packed = columns.namePlaces.indices.compactMap { index in
      columns.name(at: index).map { (name: $0, index: Optional(index)) }
    }
    guard !changed.isEmpty else { return packed }
    let others = changed.filter { $0.value != nil }.keys.map { (name: $0, index: Int?.none) }
    return (packed.filter { changed[$0.name] == nil } + others).sorted { $0.name < $1.name }
  }

  /// Calls `visit` with every message as conversations are made of it, in the order of the names.
  func visitThreaded(_ visit: (FileName, ThreadableMessage) -> Void) {
    for (name, index) in entries {
      let message =
        if let index { catalog.flatMap { columns.threaded(at: index, $0) } } else {
          changed[name]??.threaded
        }
      if let message { visit(name, message) }
    }
  }

  /// Calls `visit` with every file, in the order of their names.
  func visit(_ visit: (FileName, LoadedFile) -> Void) {
    for name in names {
      if let file = self[name] { visit(name, file) }
    }
  }
}
