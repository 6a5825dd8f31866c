import Domain
import InternetMessage

/// Everything known of the store, file by file; a catalog is made of it.
struct CatalogTable: Sendable {
  private var folders: [StoreFolder: FolderFiles] = [:]
  /// What is wrong with folders as a whole.
  var folderProblems: [StoreFolder: Problem] = [:]
  /// Municipalities that people linked messages to by hand.
  var links = MessageLinks()
  /// The file of each record in the catalog that was made last.
  private(set) var owners: [RecordKey: StoredFile] = [:]
  /// The messages as conversations, made again when a message is different.
  private var conversations: [Conversation]?

  subscript(_ file: StoredFile) -> LoadedFile? {
    get { folders[file.folder]?[file.name] }
    set {
      folders[file.folder, default: FolderFiles()][file.name] = newValue
      forgetConversations(if: file.folder)
    }
  }

  func files(in folder: StoreFolder) -> FolderFiles {
    folders[folder, default: FolderFiles()]
  }

  mutating func set(_ files: FolderFiles, in folder: StoreFolder) {
    folders[folder] = files
    forgetConversations(if: folder)
  }

  /// Takes what says the same as before and differs only in the file's times.
  mutating func renew(_ files: FolderFiles, in folder: StoreFolder) {
    folders[folder] = files
  }

  /// Takes what says the same as before and differs only in the file's times.
  mutating func renew(_ loaded: LoadedFile, at file: StoredFile) {
    folders[file.folder, default: FolderFiles()][file.name] = loaded
  }

  private mutating func forgetConversations(if folder: StoreFolder) {
    if folder.format == .mail { conversations = nil }
  }

  /// Sorts and links all that is known.
  mutating func catalog(of network: NetworkDescription) -> Catalog {
    var problems = Array(folderProblems.values)
    var records: [StoredRecord] = []
    var mail: [(threading: ThreadableMessage, message: Message)] = []
    owners.removeAll(keepingCapacity: true)
    for folder in StoreFolder.ofRecords {
      let contents = files(in: folder)
      for (name, loaded) in zip(contents.names, contents.files) {
        problems += loaded.problems
        for stored in loaded.records {
          let file = StoredFile(folder: folder, name: name)
          if let owner = owners.updateValue(file, forKey: stored.record.key) {
            owners[stored.record.key] = owner
            problems.append(duplicate(in: file, of: owner))
            continue
          }
          records.append(links.applied(to: stored))
          if conversations == nil, case .message(let message) = stored.record,
            let threading = loaded.threading
          {
            mail.append((threading, message))
          }
        }
      }
    }
    let conversations = conversations ?? ConversationList.make(of: mail)
    self.conversations = conversations
    return Catalog(
      network: network, records: records, conversations: conversations,
      problems: problems.sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) })
  }

  private func duplicate(in file: StoredFile, of owner: StoredFile) -> Problem {
    Problem(
      path: file.path, line: 0, severity: .warning, code: "duplicate-uid",
      message: "its UID is also that of \(owner.path), which is shown instead")
  }
}
