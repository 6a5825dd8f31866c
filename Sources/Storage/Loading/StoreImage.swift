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
      (Array(folderProblems.values) + fileProblems.values.joined())
        .sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) }
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

  var folder: StoreFolder? {
    let (place, folders) = (Int(number >> Self.indexBits), StoreFolder.ofRecords)
    return place < folders.count ? folders[place] : nil
  }

  var index: Int { Int(number & (1 << Self.indexBits - 1)) }
}

extension RecordKey {
  /// What tables have for it.
  var hash: UInt64 { ContentHash.of("\(kind.rawValue)\u{0}\(id.rawValue)") }
}

/// Makes an image of files that come folder by folder, in the order of their names.
struct StoreImageBuilder {
  /// What one file turned out to hold, but for the records, which a catalog builder has.
  struct Sketch: Sendable {
    let name: FileName
    var file: LoadedFile
    let keys: [RecordKey]
  }

  private var catalog = CatalogBuilder()
  private var folders: [StoreFolder: FolderColumnsBuilder] = [:]
  private var owners: [UInt64: FilePlace] = [:]
  private var mail: [ThreadedMessage] = []
  private(set) var remarks: StoreImage.Remarks

  init(_ links: MessageLinks) {
    remarks = StoreImage.Remarks(links: links)
  }

  /// Notes that a folder is being read, should it hold nothing.
  mutating func begin(_ folder: StoreFolder) {
    folders[folder] = folders[folder, default: FolderColumnsBuilder()]
  }

  /// Notes what the folder itself is like before its names are read.
  mutating func note(_ stamp: FolderStamp, of folder: StoreFolder) {
    folders[folder, default: FolderColumnsBuilder()].stamp = stamp
  }

  mutating func note(_ problem: Problem, about folder: StoreFolder) {
    remarks.folderProblems[folder] = problem
  }

  /// Takes in files and their records, which `loaded` has in the same order; `reload` reads a file
  /// again, whole.
  mutating func append(
    _ sketches: [Sketch], of folder: StoreFolder, _ loaded: CatalogBuilder,
    reload: (FileName) -> LoadedFile?
  ) {
    // Of two records with one key the catalog keeps the first, as is noted here.
    catalog.append(contentsOf: loaded)
    var columns = folders.removeValue(forKey: folder) ?? FolderColumnsBuilder()
    defer { folders[folder] = columns }
    for sketch in sketches {
      let name = sketch.name
      let file = StoredFile(folder: folder, name: name)
      let place = FilePlace(folder, columns.count)
      var hidden: Set<RecordKey> = []
      if !sketch.file.problems.isEmpty { remarks.fileProblems[file] = sketch.file.problems }
      for key in sketch.keys {
        let hash = key.hash
        guard let owner = owners[hash] else {
          owners[hash] = place
          continue
        }
        guard owner != place, let owning = self.file(at: owner, in: folder, columns) else {
          continue
        }
        hidden.insert(key)
        remarks.duplicates[file, default: []].append(key)
        remarks.fileProblems[file, default: []].append(Problem(duplicateIn: file, of: owning))
      }
      if let message = sketch.file.threaded, hidden.isEmpty { mail.append(message) }
      var whole = sketch.file
      if !hidden.isEmpty { whole.records = reload(name)?.records ?? [] }
      columns.append(name, whole, sketch.keys, hiding: hidden)
    }
  }

  /// The file at a place, in the columns of `folder`, which are being made, or those of another.
  private func file(
    at place: FilePlace, in folder: StoreFolder, _ columns: FolderColumnsBuilder
  ) -> StoredFile? {
    guard let owner = place.folder,
      let name = (owner == folder ? columns : folders[owner])?.name(at: place.index)
    else { return nil }
    return StoredFile(folder: owner, name: name)
  }

  /// The image of all that was taken in.
  mutating func finish(_ network: NetworkDescription, at moment: Instant) -> StoreImage {
    let columns = Dictionary(
      uniqueKeysWithValues: folders.keys.map { folder in
        (folder, folders[folder, default: FolderColumnsBuilder()].finish())
      })
    return StoreImage(
      catalog: catalog.catalog(
        of: network, conversations: ConversationList.make(of: mail), problems: remarks.problems),
      folders: columns, owners: HashTable(owners.map { ($0.key, $0.value.number) }),
      remarks: remarks, moment: moment)
  }
}

extension Problem {
  init(duplicateIn file: StoredFile, of owner: StoredFile) {
    self.init(
      path: file.path, line: 0, severity: .warning, code: "duplicate-uid",
      message: "its UID is also that of \(owner.path), which is shown instead")
  }
}
