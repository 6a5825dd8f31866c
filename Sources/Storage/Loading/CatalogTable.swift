import Domain
import InternetMessage

/// Everything known of the store, file by file; a catalog is made of it.
struct CatalogTable: Sendable {
  private(set) var folders: [StoreFolder: [FileName: LoadedFile]] = [:]
  /// What is wrong with folders as a whole.
  var folderProblems: [StoreFolder: Problem] = [:]
  /// Municipalities that people linked messages to by hand.
  var links = MessageLinks()
  /// The file of each record in the catalog that was made last.
  private(set) var owners: [RecordKey: StoredFile] = [:]

  subscript(_ file: StoredFile) -> LoadedFile? {
    get { folders[file.folder]?[file.name] }
    set { folders[file.folder, default: [:]][file.name] = newValue }
  }

  func files(in folder: StoreFolder) -> [FileName: LoadedFile] {
    folders[folder, default: [:]]
  }

  mutating func set(_ files: [FileName: LoadedFile], in folder: StoreFolder) {
    folders[folder] = files
  }

  /// Sorts and links all that is known.
  mutating func catalog(of network: NetworkDescription) -> Catalog {
    var problems = Array(folderProblems.values)
    owners = [:]
    var records: [StoredRecord] = []
    var messages: [(threading: ThreadableMessage, message: Message)] = []
    for (file, loaded) in inOrder {
      problems += loaded.problems
      for stored in loaded.records {
        if let owner = owners.updateValue(file, forKey: stored.record.key) {
          owners[stored.record.key] = owner
          problems.append(duplicate(stored, in: file, of: owner))
          continue
        }
        let linked = links.applied(to: stored)
        records.append(linked)
        if case .message(let message) = linked.record, let threading = loaded.threading {
          messages.append((threading, message))
        }
      }
    }
    return Catalog(
      network: network, records: records, conversations: ConversationList.make(of: messages),
      problems: problems.sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) })
  }

  /// Every file, so that of two with one UID always the same one counts.
  private var inOrder: [(StoredFile, LoadedFile)] {
    StoreFolder.ofRecords.flatMap { folder in
      files(in: folder).sorted { $0.key < $1.key }.map {
        (StoredFile(folder: folder, name: $0.key), $0.value)
      }
    }
  }

  private func duplicate(
    _ record: StoredRecord, in file: StoredFile, of owner: StoredFile
  ) -> Problem {
    Problem(
      path: file.path, line: 0, severity: .warning, code: "duplicate-uid",
      message: "its UID is also that of \(owner.path), which is shown instead")
  }
}

extension StoredFile: Comparable {
  static func < (left: StoredFile, right: StoredFile) -> Bool {
    let order = StoreFolder.allCases
    let (leftIndex, rightIndex) = (
      order.firstIndex(of: left.folder), order.firstIndex(of: right.folder)
    )
    return (leftIndex ?? 0, left.name) < (rightIndex ?? 0, right.name)
  }
}
