import Domain
import InternetMessage

/// Everything known of the store, file by file; catalogs are made of it.
struct CatalogTable: Sendable {
  private var folders: [StoreFolder: FolderFiles] = [:]
  /// What is wrong with folders as a whole.
  private(set) var folderProblems: [StoreFolder: Problem] = [:]
  /// Municipalities that people linked messages to by hand.
  var links = MessageLinks()
  /// The file of each record in the catalog that was made last.
  private var owners: [RecordKey: StoredFile] = [:]
  /// What is wrong with files, where anything is.
  private var fileProblems: [StoredFile: [Problem]] = [:]
  /// Files with a record that another file has too, and so is not shown.
  private var duplicates: [StoredFile: [RecordKey]] = [:]

  subscript(_ file: StoredFile) -> LoadedFile? {
    get { folders[file.folder]?[file.name] }
    set { folders[file.folder, default: FolderFiles()][file.name] = newValue }
  }

  func files(in folder: StoreFolder) -> FolderFiles {
    folders[folder, default: FolderFiles()]
  }

  mutating func set(_ files: FolderFiles, in folder: StoreFolder) {
    folders[folder] = files
  }

  /// Notes what is wrong with a folder, or that nothing is; `false` if that is no news.
  mutating func note(_ problem: Problem?, about folder: StoreFolder) -> Bool {
    defer { folderProblems[folder] = problem }
    return folderProblems[folder] != problem
  }

  /// The file that a record of the latest catalog came from.
  func owner(of key: RecordKey) -> StoredFile? {
    owners[key]
  }

  /// Sorts and links all that is known.
  mutating func catalog(of network: NetworkDescription) -> Catalog {
    (owners, fileProblems, duplicates) = ([:], [:], [:])
    var records: [StoredRecord] = []
    for folder in StoreFolder.ofRecords {
      let contents = files(in: folder)
      for (name, loaded) in zip(contents.names, contents.files) {
        records += take(loaded, of: StoredFile(folder: folder, name: name))
      }
    }
    return Catalog(
      network: network, records: records, conversations: conversations(), problems: problems)
  }

  /// The catalog after some files changed, at a cost that follows their number.
  mutating func catalog(after changes: [FileChange], from catalog: Catalog) -> Catalog {
    let isSimple = changes.allSatisfy { change in
      duplicates[change.file] == nil
        && (change.new?.records ?? []).allSatisfy { isFree($0.record.key, for: change, changes) }
        && !(change.old?.records ?? []).contains { isDuplicated($0.record.key) }
    }
    guard isSimple, changes.count < 2000 else { return self.catalog(of: catalog.network) }
    var removed: Set<RecordKey> = []
    for change in changes {
      fileProblems[change.file] = nil
      for record in change.old?.records ?? [] {
        owners[record.record.key] = nil
        removed.insert(record.record.key)
      }
    }
    var records: [StoredRecord] = []
    for change in changes {
      guard let new = change.new else { continue }
      records += take(new, of: change.file)
    }
    for record in records { removed.remove(record.record.key) }
    let isThreadingNew = changes.hasNewThreading
    return catalog.replacing(
      records, removing: Array(removed), conversations: isThreadingNew ? conversations() : nil,
      problems: problems)
  }

  /// The catalog after messages were linked to other municipalities than they were in `old`.
  func catalog(afterLinksOf old: MessageLinks, from catalog: Catalog) -> Catalog {
    let messages = Set(old.messages + links.messages).filter {
      old.municipalities(of: $0) != links.municipalities(of: $0)
    }
    let records = messages.compactMap { id -> StoredRecord? in
      let key = RecordKey(.message, id)
      let stored = owners[key].flatMap { self[$0] }?.records.first { $0.record.key == key }
      return stored.map(links.applied)
    }
    return catalog.replacing(records)
  }

  /// Notes what a file holds and returns those of its records that no other file has before it.
  private mutating func take(_ loaded: LoadedFile, of file: StoredFile) -> [StoredRecord] {
    if !loaded.problems.isEmpty { fileProblems[file] = loaded.problems }
    return loaded.records.compactMap { stored in
      let key = stored.record.key
      if let owner = owners.updateValue(file, forKey: key), owner != file {
        owners[key] = owner
        duplicates[file, default: []].append(key)
        fileProblems[file, default: []].append(duplicate(in: file, of: owner))
        return nil
      }
      return links.applied(to: stored)
    }
  }

  /// Whether no other file has the record, unless that file is among the changes and gives it up.
  private func isFree(_ key: RecordKey, for change: FileChange, _ all: [FileChange]) -> Bool {
    guard let owner = owners[key], owner != change.file else { return true }
    return all.contains { other in
      other.file == owner && !(other.new?.records ?? []).contains { $0.record.key == key }
    }
  }

  private func isDuplicated(_ key: RecordKey) -> Bool {
    duplicates.values.contains { $0.contains(key) }
  }

  private var problems: [Problem] {
    (Array(folderProblems.values) + fileProblems.values.joined())
      .sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) }
  }

  private func conversations() -> [Conversation] {
    var mail: [(threading: ThreadableMessage, message: Message)] = []
    for folder in StoreFolder.ofRecords where folder.format == .mail {
      let contents = files(in: folder)
      for (name, loaded) in zip(contents.names, contents.files) {
        guard let threading = loaded.threading,
          case .message(let message)? = loaded.records.first?.record,
          duplicates[StoredFile(folder: folder, name: name)] == nil
        else { continue }
        mail.append((threading, message))
      }
    }
    return ConversationList.make(of: mail)
  }

  private func duplicate(in file: StoredFile, of owner: StoredFile) -> Problem {
    Problem(
      path: file.path, line: 0, severity: .warning, code: "duplicate-uid",
      message: "its UID is also that of \(owner.path), which is shown instead")
  }
}
