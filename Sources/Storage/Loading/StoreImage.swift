import CivilTime
import Domain

/// All that is known of a store at one moment, packed: what a cache holds.
struct StoreImage: Sendable {
  /// Its records, all in columns.
  let catalog: Catalog
  /// Those that were read; of others nothing is known.
  let folders: [StoreFolder: FolderColumns]
  /// For the hash of each record's key the place of its file; see ``FilePlace``.
  let owners: HashTable
  let remarks: Remarks
  /// When recurring events were looked at; they are known for some time before and after.
  let moment: Instant

  /// What is known of files and folders beside their records.
  struct Remarks: Hashable, Sendable {
    var links = MessageLinks()
    var folderProblems: [StoreFolder: Problem] = [:]
    var fileProblems: [StoredFile: [Problem]] = [:]
    /// Files with a record that another file has too, and so is not shown.
    var duplicates: [StoredFile: [RecordKey]] = [:]

    var problems: [Problem] {
      (Array(folderProblems.values) + fileProblems.values.joined()).sorted(by: Self.isInOrder)
    }

    /// By path, then place; paths that are the same text in other bytes are those of different files.
    private static func isInOrder(_ left: Problem, _ right: Problem) -> Bool {
      if left.path != right.path { return left.path < right.path }
      let (bytes, others) = (left.path.utf8, right.path.utf8)
      guard bytes.elementsEqual(others) else { return bytes.lexicographicallyPrecedes(others) }
      return (left.line, left.column) < (right.line, right.column)
    }
  }
}

/// A file by its folder and its number there, as tables hold it.
struct FilePlace: Hashable, Sendable {
  let number: UInt32

  private static let indexBits: UInt32 = 27

  init(_ folder: StoreFolder, _ index: Int) {
    let place = StoreFolder.ofRecords.firstIndex(of: folder) ?? 0
    number = UInt32(place) << Self.indexBits | UInt32(index)
  }

  init(number: UInt32) {
    self.number = number
  }

  /// A file so many places behind, in the same folder.
  func moved(by count: Int) -> FilePlace {
    FilePlace(number: number + UInt32(count))
  }

  var folder: StoreFolder? {
    let (place, folders) = (Int(number >> Self.indexBits), StoreFolder.ofRecords)
    return place < folders.count ? folders[place] : nil
  }

  var index: Int { Int(number & (1 << Self.indexBits - 1)) }
}

extension Problem {
  init(duplicateIn file: StoredFile, of owner: StoredFile) {
    self.init(
      path: file.path, line: 0, severity: .warning, code: "duplicate-uid",
      message: "its UID is also that of \(owner.path), which is shown instead")
  }
}
