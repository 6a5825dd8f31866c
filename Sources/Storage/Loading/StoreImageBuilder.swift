import CivilTime
import Domain
import InternetMessage

/// Makes an image of files that come folder by folder, in the order of their names.
struct StoreImageBuilder {
  /// In the portions in which they came; those of the mail only until that is finished.
  private var records: [CatalogBuilder] = []
  private var folders: [StoreFolder: FolderColumnsBuilder] = [:]
  private var owners: [UInt64: FilePlace] = [:]
  private var mail: ThreadableMessages
  private var conversations: Background<SortedConversations>?
  private var messages: Background<SortedRecords>?
  private var remarks: StoreImage.Remarks

  /// Begins with folders that are to be read, of which some may hold nothing.
  init(_ links: MessageLinks, of unread: [UnreadFolder]) {
    remarks = StoreImage.Remarks(links: links)
    owners.reserveCapacity(unread.fileCount)
    mail = ThreadableMessages(expecting: unread.filter { $0.folder.format == .mail }.fileCount)
    for unread in unread {
      var columns = FolderColumnsBuilder(expecting: unread.fileCount)
      if let stamp = unread.stamp { columns.stamp = stamp }
      folders[unread.folder] = columns
      remarks.folderProblems[unread.folder] = unread.problem
    }
  }

  /// Takes in the next files of a folder; `reload` reads one of them again.
  mutating func append(
    _ portion: Portion, of folder: StoreFolder, reload: (FileName) -> LoadedFile?
  ) {
    // Of two records with one key the catalog keeps the first, as is noted here.
    records.append(portion.records)
    let start = FilePlace(folder, folders[folder]?.count ?? 0)
    folders[folder, default: FolderColumnsBuilder()].append(contentsOf: portion.columns)
    for (index, problems) in portion.problems {
      guard let file = file(at: start.moved(by: index)) else { continue }
      remarks.fileProblems[file] = problems
    }
    var hidden: [Int: [(hash: UInt64, owner: FilePlace)]] = [:]
    for (index, hash) in portion.marks {
      let place = start.moved(by: index)
      guard let owner = owners.updateValue(place, forKey: hash) else { continue }
      owners[hash] = owner
      if owner != place { hidden[index, default: []].append((hash, owner)) }
    }
    for (index, others) in hidden {
      let place = start.moved(by: index)
      guard let name = file(at: place)?.name else { continue }
      let file = reload(name) ?? LoadedFile()
      let keys = others.compactMap { hash, owner in
        let key = file.records.lazy.map(\.record.key).first { $0.hash == hash }
        return key.flatMap { note($0, in: place, as: owner) ? $0 : nil }
      }
      folders[folder]?.hide(Set(keys), at: place.index, file)
    }
    mail.append(contentsOf: portion.mail) {
      hidden.isEmpty || hidden[portion.mailIndices[$0]] == nil
    }
  }

  /// Notes that a record is that of another file already; `false` if there is no such file.
  private mutating func note(_ key: RecordKey, in place: FilePlace, as owner: FilePlace) -> Bool {
    guard let file = file(at: place), let owning = self.file(at: owner) else { return false }
    remarks.duplicates[file, default: []].append(key)
    remarks.fileProblems[file, default: []].append(Problem(duplicateIn: file, of: owning))
    return true
  }

  private func file(at place: FilePlace) -> StoredFile? {
    guard let folder = place.folder, let name = folders[folder]?.name(at: place.index) else {
      return nil
    }
    return StoredFile(folder: folder, name: name)
  }

  /// Begins to sort the messages, which are all there, and to make conversations of them.
  mutating func finishMail() {
    guard !mail.isEmpty else { return }
    let messages = Background { [records] in CatalogBuilder.sorted(.message, of: records) }
    self.messages = messages
    conversations = Background { [mail] in
      SortedConversations(ConversationList.make(of: mail), of: messages.output)
    }
    (mail, records) = (ThreadableMessages(), [])
  }

  /// The image of all that was taken in.
  func finish(_ network: NetworkDescription, at moment: Instant) -> StoreImage {
    let owners = Background { [owners] in HashTable(owners.map { ($0.key, $0.value.number) }) }
    let columns = Background { [folders] in folders.mapValues { $0.finish() } }
    let others = RecordKind.allCases.filter { $0 != .message }
    var sorted = Dictionary(
      uniqueKeysWithValues: Parallel.map(others) { [records] in
        ($0, CatalogBuilder.sorted($0, of: records))
      })
    sorted[.message] = messages?.output
    return StoreImage(
      catalog: Catalog(
        network: network, sorted: sorted,
        conversations: conversations?.output ?? SortedConversations([], of: SortedRecords()),
        problems: remarks.problems),
      folders: columns.output, owners: owners.output, remarks: remarks, moment: moment)
  }
}

extension StoreImageBuilder {
  /// What some files of one folder turned out to hold, in the order of their names.
  struct Portion: Sendable {
    fileprivate var records: CatalogBuilder
    fileprivate var columns: FolderColumnsBuilder
    /// Of every record the number of its file here, and the hash of its key.
    fileprivate var marks: [(index: Int, hash: UInt64)] = []
    fileprivate var problems: [(index: Int, problems: [Problem])] = []
    fileprivate var mail = ThreadableMessages()
    fileprivate var mailIndices: [Int] = []
    let links: MessageLinks

    /// Nothing yet, to be filled anywhere; what is kept of files is to lie in `room`.
    init(links: MessageLinks, in room: LargeRoom) {
      self.links = links
      (records, columns) = (CatalogBuilder(in: room), FolderColumnsBuilder(in: room))
    }

    /// Gives up the room for more, so that it takes little while it waits to be taken in.
    mutating func close() {
      records.close()
      columns.close()
    }

    /// Takes in the next file, which is written with `packer`.
    mutating func append(
      _ name: FileName, _ file: LoadedFile, with packer: inout RecordPacker
    ) {
      let index = columns.count
      let stored = file.records.span
      for place in stored.indices {
        let hash =
          links.isEmpty
          ? records.append(stored[place], with: &packer)
          : records.append(links.applied(to: stored[place]), with: &packer)
        marks.append((index, hash))
      }
      columns.append(name, file, with: &packer.writer)
      if !file.problems.isEmpty { problems.append((index, file.problems)) }
      if let message = file.threaded {
        mail.append(message)
        mailIndices.append(index)
      }
    }
  }
}
