package import Domain

extension LocalStore {
  /// What ``load(_:)`` would give if no file has changed, at once, and the look at whether that is so.
  ///
  /// For work that can be done again: nothing of it may leave the program before the look has ended.
  /// When it does not hold, ``load(_:)`` tells what there is.
  ///
  /// - Parameter kinds: The kinds of records that are asked for.
  /// - Returns: `nil` if it is known already that something is different, or if there is so little that
  ///   a thread is not worth its while.
  package func recallUnchecked(
    _ kinds: Set<RecordKind>
  ) -> (catalog: Catalog, check: RecallCheck)? {
    let folders = StoreFolder.holding(kinds)
    guard recall(folders, relyingOn: folders), let unchecked,
      let known = foldersWithTheirNames(among: folders),
      known.reduce(0, { $0 + $1.files.count }) >= StoreCache.fewestFiles
    else { return nil }
    var changes = DirectoryChanges(folders: Set(folders))
    changes.insert(MessageLinks.file)
    let told = changes.kinds(besides: table.isReread)
    let (links, loader) = (table.links, CatalogLoader(layout, at: clock()))
    var looks: [@Sendable () -> Bool] = [{ loader.links() == links }]
    for folder in known { looks += folder.files.looks(in: folder.directory) }
    // The content last: until then it is being read by others, who would have to read again what is
    // let go of here.
    looks.append {
      var unchecked = unchecked
      return !unchecked.isDamaged(among: told)
    }
    return (catalog(of: folders), RecallCheck(looks))
  }

  private typealias KnownFolder = (files: FolderFiles, directory: Directory)

  /// Those of some folders whose files have to be compared; `nil` if a folder is not as it was.
  private func foldersWithTheirNames(among folders: [StoreFolder]) -> [KnownFolder]? {
    var known: [KnownFolder] = []
    for folder in folders {
      let files = table.files(in: folder)
      guard table.folderProblems[folder] == nil else { return nil }
      guard let directory = try? layout.open(folder) else {
        guard files.count == 0 else { return nil }
        continue
      }
      guard files.stamp.isStill(FolderStamp(directory)) else { return nil }
      if !folder.isOfLastingFiles { known.append((files, directory)) }
    }
    return known
  }
}

extension FolderFiles {
  /// Looks at whether every file is there and as it was, each at some of them.
  fileprivate func looks(in directory: Directory) -> [@Sendable () -> Bool] {
    var looks: [@Sendable () -> Bool] = [{ changedCensus(in: directory).isEmpty }]
    for portion in portions { looks.append { census(of: portion, in: directory).isEmpty } }
    return looks
  }
}
