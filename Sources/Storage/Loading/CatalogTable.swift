import CivilTime
import Domain
import InternetMessage

/// Everything known of the store, file by file; catalogs are made of it.
///
/// Most lies packed in an image; what changed since lies beside it.
struct CatalogTable: Sendable {
  private var folders: [StoreFolder: FolderFiles] = [:]
  /// Where the records of the image are; `nil` once that is not so any more.
  private var imageOwners: HashTable?
  /// The files of records where they are not those of the image; `nil` for a record that is gone.
  private var owners: [RecordKey: StoredFile?] = [:]
  private var remarks = StoreImage.Remarks()
  /// The image that this is the table of, until anything is different.
  private var image: StoreImage?

  init() {}

  init(_ image: StoreImage) {
    self.image = image
    folders = image.folders.mapValues { FolderFiles($0, of: image.catalog) }
    imageOwners = image.owners
    remarks = image.remarks
  }

  /// Municipalities that people linked messages to by hand.
  var links: MessageLinks {
    get { remarks.links }
    set {
      if remarks.links != newValue { image = nil }
      remarks.links = newValue
    }
  }

  /// What is wrong with folders as a whole.
  var folderProblems: [StoreFolder: Problem] { remarks.folderProblems }

  subscript(_ file: StoredFile) -> LoadedFile? {
    get { folders[file.folder]?[file.name] }
    set {
      image = nil
      folders[file.folder, default: FolderFiles()][file.name] = newValue
    }
  }

  /// Whether what is known of a file was read by this process, and not taken from an image.
  func isReread(_ file: StoredFile) -> Bool {
    folders[file.folder]?.changed[file.name] != nil
  }

  /// The folders that have been read.
  var knownFolders: Set<StoreFolder> { Set(folders.keys) }

  func files(in folder: StoreFolder) -> FolderFiles {
    folders[folder, default: FolderFiles()]
  }

  /// How many files are not as they were packed.
  var changedFileCount: Int {
    folders.values.reduce(0) { $0 + $1.changed.count }
  }

  var fileCount: Int {
    folders.values.reduce(0) { $0 + $1.count }
  }

  /// Notes what is wrong with a folder, or that nothing is; `false` if that is no news.
  mutating func note(_ problem: Problem?, about folder: StoreFolder) -> Bool {
    guard remarks.folderProblems[folder] != problem else { return false }
    image = nil
    remarks.folderProblems[folder] = problem
    return true
  }

  /// Notes what the folder itself was like before its names were read.
  mutating func note(_ stamp: FolderStamp, of folder: StoreFolder) {
    image = nil
    folders[folder, default: FolderFiles()].stamp = stamp
  }

  /// The file that a record of the latest catalog came from.
  func owner(of key: RecordKey) -> StoredFile? {
    if let owner = owners[key] { return owner }
    guard let number = imageOwners?.first(of: key.hash) else { return nil }
    let place = FilePlace(number: number)
    guard let folder = place.folder, let columns = folders[folder]?.columns,
      place.index < columns.count, let name = columns.name(at: place.index)
    else { return nil }
    return StoredFile(folder: folder, name: name)
  }

  /// Every file that holds one of these records, whether or not another has it before it, save those that
  /// `operations` are about; in order.
  ///
  /// What is about no record of its own, such as a repair, is about all those in its files.
  func files(
    holding keys: [RecordKey], besides operations: [FileOperation] = []
  ) -> [StoredFile] {
    let changed = operations.flatMap(\.files)
    let inChanged = changed.lazy.flatMap { self[$0]?.records ?? [] }.map(\.record.key)
    let keys = keys.isEmpty ? Set(inChanged) : Set(keys)
    var files = Set(keys.compactMap { owner(of: $0) })
    for (file, hidden) in remarks.duplicates where !keys.isDisjoint(with: hidden) {
      files.insert(file)
    }
    return files.subtracting(changed).sorted {
      ($0.folder.rawValue, $0.name) < ($1.folder.rawValue, $1.name)
    }
  }

  /// The catalog after some files changed, at a cost that follows their number.
  mutating func catalog(after changes: [FileChange], from catalog: Catalog) -> Catalog {
    guard isSimple(changes) else { return self.catalog(of: catalog.network) }
    var removed: Set<RecordKey> = []
    for change in changes {
      remarks.fileProblems[change.file] = nil
      for record in change.old?.records ?? [] {
        owners.updateValue(nil, forKey: record.record.key)
        removed.insert(record.record.key)
      }
    }
    var records: [StoredRecord] = []
    for change in changes {
      guard let new = change.new else { continue }
      records += take(new, of: change.file)
    }
    for record in records { removed.remove(record.record.key) }
    return catalog.replacing(
      records, removing: Array(removed),
      conversations: changes.hasNewThreading ? conversations() : nil, problems: remarks.problems)
  }

  /// Sorts and links all that is known, file by file; for when who has which record is not simple.
  private mutating func catalog(of network: NetworkDescription) -> Catalog {
    (imageOwners, owners) = (nil, [:])
    (remarks.fileProblems, remarks.duplicates) = ([:], [:])
    var builder = CatalogBuilder()
    var packer = RecordPacker()
    for folder in StoreFolder.ofRecords {
      files(in: folder).visit { name, loaded in
        for record in take(loaded, of: StoredFile(folder: folder, name: name)) {
          builder.append(record, with: &packer)
        }
      }
    }
    return builder.catalog(
      of: network, conversations: conversations(), problems: remarks.problems)
  }

  /// The catalog after messages were linked to other municipalities than they were in `old`.
  func catalog(afterLinksOf old: MessageLinks, from catalog: Catalog) -> Catalog {
    let messages = Set(old.messages + links.messages).filter {
      old.municipalities(of: $0) != links.municipalities(of: $0)
    }
    let records = messages.compactMap { id -> StoredRecord? in
      let key = RecordKey(.message, id)
      let stored = owner(of: key).flatMap { self[$0] }?.records.first { $0.record.key == key }
      return stored.map(links.applied)
    }
    return catalog.replacing(records)
  }

  /// Notes what a file holds and returns those of its records that no other file has before it.
  private mutating func take(_ loaded: LoadedFile, of file: StoredFile) -> [StoredRecord] {
    if !loaded.problems.isEmpty { remarks.fileProblems[file] = loaded.problems }
    return loaded.records.compactMap { stored in
      let key = stored.record.key
      if let owner = owner(of: key), owner != file {
        remarks.duplicates[file, default: []].append(key)
        remarks.fileProblems[file, default: []].append(Problem(duplicateIn: file, of: owner))
        return nil
      }
      owners.updateValue(file, forKey: key)
      return links.applied(to: stored)
    }
  }

  /// Whether no file has or had a record that another has too, unless that one is among the changes and
  /// gives it up.
  private func isSimple(_ changes: [FileChange]) -> Bool {
    var givenUp: [StoredFile: Set<RecordKey>] = [:]
    for change in changes {
      let old = Set((change.old?.records ?? []).map(\.record.key))
      givenUp[change.file] = old.subtracting((change.new?.records ?? []).map(\.record.key))
    }
    let duplicated = Set(remarks.duplicates.values.joined())
    return changes.allSatisfy { change in
      remarks.duplicates[change.file] == nil
        && (change.new?.records ?? []).allSatisfy { stored in
          let owner = owner(of: stored.record.key) ?? change.file
          return owner == change.file || givenUp[owner]?.contains(stored.record.key) == true
        }
        && !(change.old?.records ?? []).contains { duplicated.contains($0.record.key) }
    }
  }

  private func conversations() -> [Conversation] {
    var mail = ThreadableMessages()
    for folder in StoreFolder.ofRecords where folder.format == .mail {
      files(in: folder).visitThreaded { name, message in
        guard remarks.duplicates[StoredFile(folder: folder, name: name)] == nil else { return }
        mail.append(message)
      }
    }
    return ConversationList.make(of: mail)
  }

  /// All that is known as an image of its own, whose catalog is `catalog` with nothing beside it.
  func image(of catalog: Catalog, at moment: Instant) -> StoreImage {
    if let image { return image }
    var owners: [(hash: UInt64, value: UInt32)] = []
    var columns: [StoreFolder: FolderColumns] = [:]
    var writer = PackWriter()
    for folder in StoreFolder.ofRecords where knownFolders.contains(folder) {
      var builder = FolderColumnsBuilder()
      builder.stamp = files(in: folder).stamp
      files(in: folder).visit { name, loaded in
        let file = StoredFile(folder: folder, name: name)
        let hidden = Set(remarks.duplicates[file, default: []])
        for key in loaded.records.map(\.record.key) where !hidden.contains(key) {
          owners.append((key.hash, FilePlace(folder, builder.count).number))
        }
        builder.append(name, loaded, with: &writer)
        if !hidden.isEmpty { builder.hide(hidden, at: builder.count - 1, loaded) }
      }
      columns[folder] = builder.finish()
    }
    return StoreImage(
      catalog: catalog.compacted(), folders: columns, owners: HashTable(owners),
      remarks: remarks, moment: moment)
  }
}
