import Domain

/// Carries out operations on files; the caller holds the store's lock.
struct OperationRunner {
  let layout: StoreLayout

  /// Carries out operations in order; if one fails, those before it are taken back.
  ///
  /// What is to be written is written before any file gets another name, and made to last all at once.
  /// Afterwards all operations have happened or, unless the system refuses even that, none. That the
  /// files are whole is sure then; that they have their names after a power cut is so only after
  /// ``synchronize(_:)``, or by what ``complete(_:)`` does at the next start if they are in the journal.
  ///
  /// - Parameters:
  ///   - operations: What is to happen.
  ///   - intent: What must last before anything happens: what says so in the journal.
  ///   - work: Done while the disk is waited for, if the operations are few; told what the system says
  ///     of the files that are to be put in their places.
  /// - Returns: What has been replaced or taken away and is to be removed when nobody waits for it.
  /// - Throws: `changed`, `exists` or `missing` if a file is neither as it was nor as it is to be; never
  ///   `durabilityUnknown`.
  func run(
    _ operations: [FileOperation], onceLasting intent: [any Synchronizable] = [],
    meanwhile work: ([StoredFile: FileStatus]) -> Void = { _ in }
  ) throws(StorageError) -> [ReplacedFile] {
    var (waiting, doneCount) = (intent, 0)
    var replaced: [ReplacedFile] = []
    do throws(StorageError) {
      for places in Parallel.portions(of: operations.indices, size: Self.portionSize) {
        let portion = operations[places]
        let prepared = try prepare(portion)
        try Synchronization(waiting + Array(prepared.values)).wait {
          if portion.count == operations.count { work(statuses(of: prepared, operations)) }
        }
        waiting = []
        for file in replaced { file.remove() }
        replaced = []
        for index in portion.indices {
          if let old = try run(operations[index], prepared[index]) { replaced.append(old) }
          doneCount = index + 1
        }
      }
    } catch {
      for file in replaced { file.remove() }
      let undoing = operations[..<doneCount].reversed().map(\.reversed)
      for operation in undoing { try? run(operation)?.remove() }
      try? synchronize(undoing)
      throw error.asNothingDone
    }
    return replaced
  }

  /// So many files are held open at once at most.
  private static let portionSize = 64

  /// Writes what operations put into files, save where another of them comes first; by their indices.
  private func prepare(
    _ operations: ArraySlice<FileOperation>
  ) throws(StorageError) -> [Int: PreparedFile] {
    var prepared: [Int: PreparedFile] = [:]
    var touched: Set<StoredFile> = []
    for (index, operation) in zip(operations.indices, operations) {
      if case .contents(let file, let before, let after?) = operation, !touched.contains(file) {
        prepared[index] = try prepare(file, from: before, to: after)
      }
      touched.formUnion(operation.files)
    }
    return prepared
  }

  /// What the system says of prepared files, where each is the only operation on its file.
  private func statuses(
    of prepared: [Int: PreparedFile], _ operations: [FileOperation]
  ) -> [StoredFile: FileStatus] {
    var statuses: [StoredFile: FileStatus] = [:]
    for (index, file) in prepared {
      if let name = operations[index].files.first { statuses[name] = file.status }
    }
    return statuses
  }

  private func prepare(
    _ file: StoredFile, from before: [UInt8]?, to after: [UInt8]
  ) throws(StorageError) -> PreparedFile {
    if before == nil, file.folder.format == .mail {
      return try MaildirDelivery.prepare(after, as: file, in: layout)
    }
    let expected = before.map { AtomicFile.Expectation.unchanged(Revision(of: $0)) }
    return try PreparedFile(
      after, for: file.name, in: layout.ensure(file.folder), expecting: expected ?? .absent)
  }

  /// Makes what operations did last through a power cut; each folder once.
  ///
  /// Where something was moved to lasts before where it was moved from.
  ///
  /// - Throws: `durabilityUnknown`.
  func synchronize(_ operations: [FileOperation]) throws(StorageError) {
    var (folders, sources) = (Set<StoreFolder>(), Set<StoreFolder>())
    for operation in operations {
      switch operation {
      case .contents(let file, _, _): folders.insert(file.folder)
      case .rename(let from, let to):
        sources.insert(from.folder)
        folders.insert(to.folder)
      }
    }
    try synchronize(folders.subtracting(sources))
    try synchronize(folders.intersection(sources))
    try synchronize(sources.subtracting(folders))
  }

  private func synchronize(_ folders: Set<StoreFolder>) throws(StorageError) {
    var doubt: StorageError?
    var directories: [Directory] = []
    for folder in folders {
      do throws(StorageError) {
        if let directory = try layout.open(folder) { directories.append(directory) }
      } catch {
        doubt = doubt ?? error
      }
    }
    try Synchronization(directories).wait()
    if let doubt { throw doubt }
  }

  /// Carries out what of `operations` still can be, after a crash; what others changed meanwhile
  /// stays as they left it.
  func complete(_ operations: [FileOperation]) throws(StorageError) {
    for operation in operations {
      do throws(StorageError) {
        try run(operation)?.remove()
      } catch {
        guard error.isAboutContents else { throw error }
      }
    }
    try synchronize(operations)
  }

  private func run(
    _ operation: FileOperation, _ prepared: PreparedFile? = nil
  ) throws(StorageError) -> ReplacedFile? {
    switch operation {
    case .contents(let file, let before, let after?):
      return try put(file, from: before, to: after, prepared)
    case .contents(let file, let before?, after: nil):
      return try remove(file, holding: before)
    case .contents(_, before: nil, after: nil):
      return nil
    case .rename(let from, let to):
      try rename(from, to: to)
      return nil
    }
  }

  private func put(
    _ file: StoredFile, from before: [UInt8]?, to after: [UInt8], _ prepared: PreparedFile?
  ) throws(StorageError) -> ReplacedFile? {
    do throws(StorageError) {
      if let prepared { return try prepared.publish() }
      let prepared = try prepare(file, from: before, to: after)
      try Synchronization([prepared]).wait()
      return try prepared.publish()
    } catch {
      // Done already, by us before a crash?
      guard error.isAboutContents,
        try layout.ensure(file.folder).read(file.name).bytes == after
      else { throw error }
      return nil
    }
  }

  private func remove(
    _ file: StoredFile, holding bytes: [UInt8]
  ) throws(StorageError) -> ReplacedFile? {
    guard let directory = try layout.open(file.folder),
      try directory.status(of: file.name) != nil
    else { return nil }
    return try AtomicFile.takeAway(file.name, from: directory, expecting: Revision(of: bytes))
  }

  private func rename(_ from: StoredFile, to: StoredFile) throws(StorageError) {
    let source = try layout.ensure(from.folder)
    let target = try layout.ensure(to.folder)
    do throws(StorageError) {
      try source.move(from.name, to: target, toAbsent: to.name)
    } catch {
      // Done already, by us before a crash? A power cut may leave the file in both places.
      guard try target.status(of: to.name) != nil else { throw error }
      if try source.status(of: from.name) != nil {
        guard try source.read(from.name).bytes == target.read(to.name).bytes else { throw error }
        try target.synchronize()
        try source.unlink(from.name)
      }
    }
  }
}

extension StorageError {
  /// Whether it says that a file is not what was expected, and nothing about the system.
  var isAboutContents: Bool {
    switch self {
    case .changed, .exists, .missing, .symbolicLink, .notRegular, .tooBig: true
    case .system, .busy, .durabilityUnknown, .unusable:
      false
    }
  }
}
