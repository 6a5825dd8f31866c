import Domain
import Glibc

extension FolderFiles {
  /// How known files compare with a folder as it is now.
  struct Census {
    /// Files that are not as they were.
    var outdated: [FileName] = []
    /// Files that are not there any more.
    var gone: [FileName] = []

    /// Whether there is nothing that is not as it was.
    var isEmpty: Bool { outdated.isEmpty && gone.isEmpty }

    fileprivate static func += (whole: inout Census, part: Census) {
      whole.outdated += part.outdated
      whole.gone += part.gone
    }
  }

  /// Files that are not looked at one by one: portions that are worth a thread's while.
  var portions: [Range<Int>] {
    Parallel.portions(of: columns.namePlaces.indices, size: 512)
  }

  /// Asks for the status of every file and reads nothing.
  ///
  /// On every core when there are many.
  func census(in directory: Directory) -> Census {
    var census = Parallel.map(portions) { self.census(of: $0, in: directory) }
      .reduce(into: Census()) { $0 += $1 }
    census += changedCensus(in: directory)
    return census
  }

  /// The same for the files that have changed since the others were laid in columns.
  func changedCensus(in directory: Directory) -> Census {
    var census = Census()
    for (name, file) in changed {
      guard let file else { continue }
      do throws(StorageError) {
        guard let status = try directory.status(of: name) else {
          census.gone.append(name)
          continue
        }
        if file.isOutdated(by: status) { census.outdated.append(name) }
      } catch {
        census.outdated.append(name)
      }
    }
    return census
  }

  /// The same for the files in some places of the columns.
  func census(of indices: Range<Int>, in directory: Directory) -> Census {
    var census = Census()
    for index in indices {
      var found = stat()
      let result = columns.withName(at: index) { name, _ in
        fstatat(directory.descriptor, name, &found, AT_SYMLINK_NOFOLLOW)
      }
      if result == 0, PackedStatus(FileStatus(found)) == columns.statuses[index] { continue }
      let isGone = result != 0 && errno == ENOENT
      guard let name = columns.name(at: index), changed.isEmpty || changed[name] == nil else {
        continue
      }
      if isGone { census.gone.append(name) } else { census.outdated.append(name) }
    }
    columns.letGo(of: indices)
    return census
  }
}

/// What a folder holds, as far as that can be told without keeping every name.
struct FolderListing {
  /// How many files there are that the folder is for.
  var count = 0
  /// Temporary files of ours.
  var leftovers: [FileName] = []
}

extension Directory {
  /// Counts the files that `folder` is for, up to a limit, and hands each name to `visit`, which has it
  /// in memory only meanwhile, with its length.
  func listing(
    of folder: StoreFolder, upTo limit: Int = .max,
    _ visit: (UnsafePointer<CChar>, Int) -> Void = { _, _ in }
  ) throws(StorageError) -> FolderListing {
    var listing = FolderListing()
    try visitEntries { name, byteCount in
      guard name[0] == CChar(bitPattern: UInt8(ascii: ".")) else {
        guard folder.holds(visible: name, byteCount: byteCount) else { return true }
        listing.count += 1
        visit(name, byteCount)
        return listing.count < limit
      }
      let hidden = FileName(copying: name, byteCount: byteCount)
      if TemporaryFile.isTemporary(hidden) { listing.leftovers.append(hidden) }
      return true
    }
    return listing
  }
}
