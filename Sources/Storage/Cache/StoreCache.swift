import CivilTime
import Domain
import Glibc

/// What was known of a store when it was last read, in a file that may be deleted at any moment.
///
/// Nothing relies on it: every file is compared with what is said of it before an answer is given on
/// the command line, and in the workspace while the user looks at what was. A cache of another store,
/// another program or another month is not used. Nor is one that a power cut has damaged: nobody waits
/// for it to reach the disk, and its hashes tell.
struct StoreCache {
  let layout: StoreLayout
  /// On how many threads a cache is written.
  var threadCount = Parallel.coreCount

  private static let name = StoreName.fixed("cache")
  /// A store with fewer files is read faster than a cache is worth.
  static let fewestFiles = 200
  /// How many days recurring events stay as they were worked out.
  private static let daysValid = 30

  /// What was kept.
  struct Kept {
    let image: StoreImage
    fileprivate let region: ByteRegion
    fileprivate let folders: [StoreFolder]

    var unchecked: Unchecked { Unchecked(region: region, folders: folders) }
  }

  /// What of a cache nobody has compared with its hashes yet: records and texts, and tables that
  /// nobody relies on.
  struct Unchecked {
    fileprivate let region: ByteRegion
    /// Whose tables have been checked.
    private var folders: [StoreFolder]
    private var checked: Set<RecordKind> = []

    fileprivate init(region: ByteRegion, folders: [StoreFolder]) {
      (self.region, self.folders) = (region, folders)
    }

    /// Lets the memory go that the looks at it took; what is needed comes back by itself.
    func letGo() {
      region.letGo(of: region.bytes)
    }

    /// Whether tables are damaged on which nobody has relied so far.
    mutating func areTablesDamaged() -> Bool {
      guard folders != StoreFolder.ofRecords else { return false }
      let relied = folders
      folders = StoreFolder.ofRecords
      return !CacheFile.isSound(.structure, of: region) {
        !StoreImage.isPart($0, neededFor: relied)
      }
    }

    /// Whether those of some kinds are not as they were written; looks once at every byte of them.
    mutating func isDamaged(among kinds: Set<RecordKind>) -> Bool {
      let asked = kinds.subtracting(checked)
      checked.formUnion(kinds)
      return !CacheFile.isSound(.content, of: region) { part in
        Catalog.kind(ofPart: part).map(asked.contains) ?? true
      }
    }
  }

  /// What was kept; `nil` if there is nothing that can be used.
  ///
  /// Tables that only other folders need than those relied on are not to be looked at before
  /// ``Unchecked/areTablesDamaged()`` has.
  func read(at now: Instant, relyingOn folders: [StoreFolder]) -> Kept? {
    guard let own = try? layout.openOwn(), let mark = mark,
      let region = MappedFile.region(of: Self.name, in: own),
      let image = image(in: region, mark, relyingOn: folders)
    else { return nil }
    let age = now.secondsSince1970 - image.moment.secondsSince1970
    return abs(age) <= Self.daysValid * 86_400
      ? Kept(image: image, region: region, folders: folders) : nil
  }

  /// Keeps an image; that it cannot be kept is no reason to disturb anybody.
  ///
  /// - Returns: The same image as it lies in the file that was written; `nil` if none was.
  func write(_ image: StoreImage) -> StoreImage? {
    guard let mark, let region = write(image, then: MappedFile.region) else { return nil }
    return region.flatMap { self.image(in: $0, mark, relyingOn: StoreFolder.ofRecords) }
  }

  /// Keeps an image and returns what `use` makes of the descriptor of the file; `nil` if none was
  /// written.
  func write<Result>(_ image: StoreImage, then use: (Int32) -> Result) -> Result? {
    guard !layout.isReadOnly, let mark else { return nil }
    do throws(StorageError) {
      let own = try layout.ensureOwn()
      let file = try TemporaryFile(for: Self.name, in: own, about: own.path(of: Self.name))
      defer { close(file.descriptor) }
      do throws(StorageError) {
        let sections = image.sections
        file.makeRoom(for: CacheFile.byteCount(of: sections))
        try CacheFile.write(
          sections, mark: mark, onThreads: threadCount
        ) { bytes, offset throws(StorageError) in
          try file.write(bytes, at: offset)
        }
        // Used before it has its name: another process may put its own there the next moment.
        let result = use(file.descriptor)
        try own.move(file.name, replacing: Self.name)
        return result
      } catch {
        try own.unlink(file.name)
        return nil
      }
    } catch {
      return nil
    }
  }

  private func image(
    in region: ByteRegion, _ mark: UInt64, relyingOn folders: [StoreFolder]
  ) -> StoreImage? {
    let sections = CacheFile.sections(of: region, mark: mark) {
      StoreImage.isPart($0, neededFor: folders)
    }
    return sections.flatMap { StoreImage($0, network: layout.network) }
  }

  /// What the cache must have been made of and by: this folder, its description, this program.
  private var mark: UInt64? {
    guard let root = try? layout.root.status() else { return nil }
    var program = stat()
    guard stat("/proc/self/exe", &program) == 0 else { return nil }
    var writer = PackWriter()
    for number in [root.device, root.inode, UInt64(program.st_dev), UInt64(program.st_ino)] {
      writer.put(number)
    }
    for number in [Int(program.st_size), program.st_mtim.tv_sec, program.st_mtim.tv_nsec] {
      writer.put(number)
    }
    writer.put(layout.network.name)
    writer.put(layout.network.timeZone)
    return writer.bytes.withUnsafeBytes { ContentHash.of($0) }
  }
}

extension TemporaryFile {
  /// Asks for room on the disk, where the system gives it at once: then it is not looked for with every
  /// page that is written.
  fileprivate func makeRoom(for byteCount: Int) {
    _ = HiddenCall.fallocate?(descriptor, HiddenCall.keepSize, 0, byteCount)
  }

  /// Writes all of `bytes` from `start`, wherever the file is at.
  fileprivate func write(_ bytes: UnsafeRawBufferPointer, at start: Int) throws(StorageError) {
    var offset = 0
    while offset < bytes.count {
      let written = retryingInterrupted {
        pwrite(
          descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset, start + offset)
      }
      guard written > 0 else { throw directory.lastError("write", name) }
      offset += written
    }
  }
}
