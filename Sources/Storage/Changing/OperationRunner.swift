import Domain

/// Carries out operations on files; the caller holds the store's lock.
struct OperationRunner {
  let layout: StoreLayout

  /// Carries out operations in order; if one fails, those before it are taken back.
  ///
  /// Afterwards all have happened or, unless the system refuses even that, none. That the files are
  /// whole is sure then; that they have their names after a power cut is so only after
  /// ``synchronize(_:)``, or by what ``complete(_:)`` does at the next start if they are in the journal.
  ///
  /// - Throws: `changed`, `exists` or `missing` if a file is neither as it was nor as it is to be;
  ///   `durabilityUnknown` after all have happened.
  func run(_ operations: [FileOperation]) throws(StorageError) {
    var doubt: StorageError?
    for (index, operation) in operations.enumerated() {
      do throws(StorageError) {
        try run(operation)
      } catch .durabilityUnknown(let error, let path) {
        doubt = .durabilityUnknown(error, path: path)
      } catch {
        let done = operations[..<index].reversed()
        for operation in done { try? run(operation.reversed) }
        try? synchronize(Array(done))
        throw error
      }
    }
    if let doubt { throw doubt }
  }

  /// Makes what operations did last through a power cut; each folder once.
  ///
  /// - Throws: `durabilityUnknown`.
  func synchronize(_ operations: [FileOperation]) throws(StorageError) {
    var done: Set<StoreFolder> = []
    var doubt: StorageError?
    for case .contents(let file, _, _) in operations where done.insert(file.folder).inserted {
      do throws(StorageError) {
        try layout.open(file.folder)?.synchronize()
      } catch {
        doubt = doubt ?? error
      }
    }
    if let doubt { throw doubt }
  }

  /// Carries out what of `operations` still can be, after a crash; what others changed meanwhile
  /// stays as they left it.
  func complete(_ operations: [FileOperation]) throws(StorageError) {
    for operation in operations {
      do throws(StorageError) {
        try run(operation)
      } catch {
        guard error.isAboutContents else { throw error }
      }
    }
    try synchronize(operations)
  }

  private func run(_ operation: FileOperation) throws(StorageError) {
    switch operation {
    case .contents(let file, before: nil, after: let after?):
      try create(file, holding: after)
    case .contents(let file, let before?, let after?):
      try edit(file, from: before, to: after)
    case .contents(let file, let before?, after: nil):
      try remove(file, holding: before)
    case .contents(_, before: nil, after: nil):
      break
    case .rename(let from, let to):
      try rename(from, to: to)
    }
  }

  private func create(_ file: StoredFile, holding bytes: [UInt8]) throws(StorageError) {
    let directory = try layout.ensure(file.folder)
    do throws(StorageError) {
      if file.folder.format == .mail {
        try MaildirDelivery.deliver(bytes, as: file, in: layout)
      } else {
        try AtomicFile.put(bytes, to: file.name, in: directory, expecting: .absent)
      }
    } catch .exists(let path) {
      guard try directory.read(file.name).bytes == bytes else { throw .exists(path: path) }
    }
  }

  private func edit(
    _ file: StoredFile, from before: [UInt8], to after: [UInt8]
  ) throws(StorageError) {
    let directory = try layout.ensure(file.folder)
    let expected = AtomicFile.Expectation.unchanged(Revision(of: before))
    do throws(StorageError) {
      try AtomicFile.put(after, to: file.name, in: directory, expecting: expected)
    } catch .changed(let path) {
      guard try directory.read(file.name).bytes == after else { throw .changed(path: path) }
    }
  }

  private func remove(_ file: StoredFile, holding bytes: [UInt8]) throws(StorageError) {
    guard let directory = try layout.open(file.folder),
      try directory.status(of: file.name) != nil
    else { return }
    try AtomicFile.takeAway(file.name, from: directory, expecting: Revision(of: bytes))
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
    try target.synchronize()
    if from.folder != to.folder { try source.synchronize() }
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
