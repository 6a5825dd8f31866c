import CivilTime
import Domain
import Storage
import Wording

extension ToolContext {
  /// The store that the options ask for, opened at the first use; made if there is none yet.
  mutating func openStore() throws(ToolError) -> LocalStore {
    if let store { return store }
    try makeDemo()
    do throws(StorageError) {
      let demoPath = demoStore?.path
      let path = if let demoPath { demoPath } else { try options.storePath(environment.variables) }
      if demoStore == nil { try StorePreparation.makeIfMissing(at: path, options) }
      let now = environment.now
      let opened = try LocalStore(
        opening: path, readOnly: options.isReadOnly, clock: { now })
      opened.trashDays = environment.trashDays
      store = opened
      return opened
    } catch {
      throw ToolError(error, language)
    }
  }

  private mutating func makeDemo() throws(ToolError) {
    guard let demo = options.demo else { return }
    do {
      demoStore = try DemoStore(demo, today: today)
    } catch let error as StorageError {
      throw ToolError(error, language)
    } catch {
      throw (error as? ChangeFailure).map { ToolError($0, language) }
        ?? ToolError("internal", "\(error)", exitCode: .system)
    }
  }

  /// What the store holds, read at the first use; what could not be read is said.
  ///
  /// If ``kinds`` are named, of others no more than happens to be known.
  mutating func openCatalog() throws(ToolError) -> Catalog {
    if let catalog { return catalog }
    let store = try openStore()
    let loaded: Catalog
    if isEarly, let kinds, let early = store.recallUnchecked(kinds) {
      (loaded, check) = early
    } else {
      loaded = kinds.map(store.load) ?? store.load()
      if isEarly { store.beginKeeping() }
    }
    if options.isAnonymous { anonymizer = Anonymizer(loaded) }
    let shown = anonymizer?.masked(loaded) ?? loaded
    catalog = shown
    let errors = shown.problems.filter { $0.severity == .error }
    for problem in errors.prefix(Self.problemLimit) { report(problem) }
    if errors.count > Self.problemLimit {
      inform(Phrases.moreProblems(errors.count - Self.problemLimit, language))
    }
    return shown
  }

  /// The network for a change of the records that `texts` name, which are as they are now.
  ///
  /// If these are identities and no more is to be printed, the others are as they were last time.
  mutating func openPerspective(
    changing kind: RecordKind, _ texts: [String]
  ) throws(ToolError) -> Perspective {
    if catalog == nil, kind != .message, options.form == .plain, !options.isAnonymous {
      let names = texts.map { text in
        [text, "urn:uuid:" + text].map { RecordKey(kind, RecordID($0)) }
      }
      catalog = try openStore().recall(names)
    }
    return try openPerspective()
  }

  /// Does one of several things; once more from the files, if a mapped file that it relied on was cut
  /// short and nothing has been changed by it.
  ///
  /// Afterwards nothing is cut short, so that what was done before is neither lost nor done twice.
  mutating func withoutGaps<Result>(
    _ body: (inout ToolContext) throws(ToolError) -> Result
  ) throws(ToolError) -> Result {
    let (said, hadChanged, wasOpen) = (output, hasChangedStore, catalog != nil)
    hasChangedStore = false
    defer { hasChangedStore = hasChangedStore || hadChanged }
    do throws(ToolError) {
      let result = try body(&self)
      guard hasGaps else { return result }
    } catch {
      guard hasGaps else { throw error }
    }
    output = said
    // Problems are told once: what was open before has told its own.
    catalog = wasOpen ? try openStore().load(kinds ?? .all) : nil
    return try body(&self)
  }

  /// Carries out changes and returns the network after them.
  mutating func apply(_ set: ChangeSet) throws(ToolError) -> Perspective {
    let store = try openStore()
    do throws(ChangeFailure) {
      // Gaps in what the change was made from must not get into it; without other changes before, it
      // is made again.
      if CutMapping.isUnmended, let key = set.changes.first?.key {
        throw .conflict(key, theirs: nil)
      }
      let newer = try store.apply(set)
      hasChangedStore = true
      catalog = newer
      return Perspective(catalog: newer, today: today, language: language)
    } catch {
      if case .durabilityUnknown = error { hasChangedStore = true }
      var refused = refusal(error, of: title(of: set))
      if case .conflict(let key, let theirs, let mine) = error {
        refused.differences = try differences(mine ?? set.record(key), theirs)
      }
      throw refused
    }
  }

  /// Where two versions of a record differ, for the user to choose.
  mutating func differences(
    _ mine: Record?, _ theirs: Record?
  ) throws(ToolError) -> [Difference] {
    Difference.list(mine, theirs, in: try openPerspective())
  }

  /// Does something else to the store that changes it.
  mutating func change<Result>(
    _ body: (LocalStore) throws(ChangeFailure) -> Result
  ) throws(ToolError) -> Result {
    let store = try openStore()
    do throws(ChangeFailure) {
      let result = try body(store)
      hasChangedStore = true
      return result
    } catch {
      throw refusal(error)
    }
  }

  /// Reads something from the store besides its records.
  mutating func reading<Result>(
    _ read: (LocalStore) throws(StorageError) -> Result
  ) throws(ToolError) -> Result {
    let store = try openStore()
    do throws(StorageError) {
      return try read(store)
    } catch {
      throw ToolError(error, language)
    }
  }

  /// Prints a problem as `samspill file check` does: `PATH:LINE:COLUMN: SEVERITY: CODE: TEXT`.
  mutating func report(_ problem: Problem) {
    let error = ToolError(
      problem.code, problem.message, exitCode: .incomplete, path: problem.path,
      line: problem.line, column: problem.column)
    if problem.severity == .error { output.raise(.incomplete) }
    output.say(options.form == .json ? error.line(in: .json) : problem.text)
  }

  /// What people know the first of the records by.
  private func title(of set: ChangeSet) -> String? {
    switch set.changes.first {
    case .put(let record, _): record.title
    case .delete(let key, _): catalog?.record(key)?.title
    case nil: nil
    }
  }

  /// Refuses to put what names stand in into files when they are to be masked.
  func requireUnmasked() throws(ToolError) {
    guard !options.isAnonymous else { throw maskedRefusal }
  }

  private var maskedRefusal: ToolError {
    ToolError("read-only", Phrases.masked(language), exitCode: .conflict)
  }

  /// Why a change was refused.
  func refusal(_ failure: ChangeFailure, of title: String? = nil) -> ToolError {
    if failure == .readOnly, options.isAnonymous { return maskedRefusal }
    // What refuses everything is the folder, whatever was to be written in it.
    if let refusal = store?.refusal, case .system = refusal, failure == refusal.asChangeFailure {
      return ToolError(refusal, language)
    }
    return ToolError(failure, language, of: title)
  }

  /// How many problems are told at most before a verb's own work.
  private static var problemLimit: Int { 200 }
}

extension Problem {
  /// One diagnostic on one line, whatever a file is called.
  var text: String {
    "\(path):\(line):\(column): \(severity.rawValue): \(code): \(message)".onOneLine
  }
}

extension ToolError {
  /// What went wrong with the store, with the exit code that the command line promises for it.
  init(_ error: StorageError, _ language: Language) {
    let isConflict =
      switch error {
      case .changed, .exists, .unusable(.readOnly, _), .unusable(.occupied, _),
        .unusable(.backupInside, _), .unusable(.notBackup, _):
        true
      case .system, .missing, .symbolicLink, .notRegular, .tooBig, .busy, .durabilityUnknown,
        .unusable:
        false
      }
    self.init(
      isConflict ? "conflict" : "io", error.sentence(language),
      exitCode: isConflict ? .conflict : .system, path: error.path)
  }

  /// Why a change was refused.
  init(_ failure: ChangeFailure, _ language: Language, of title: String? = nil) {
    var explanation = failure.explanation(of: title)
    if case .system(_, let reason) = failure {
      explanation = Explanation(what: explanation.what, advice: reason.adviceToCommands)
    }
    let message = explanation.text(in: language)
    switch failure {
    case .conflict, .undoConflict: self.init("conflict", message, exitCode: .conflict)
    case .present(_, _, let path):
      self.init("conflict", message, exitCode: .conflict, path: path)
    case .otherCharset(_, let path):
      self.init("utf8", message, exitCode: .conflict, path: path)
    case .readOnly: self.init("read-only", message, exitCode: .conflict)
    case .missing: self.init("not-found", message, exitCode: .incomplete)
    case .nothingToUndo, .nothingToRedo:
      self.init("nothing", message, exitCode: .incomplete)
    case .system(let path, _), .durabilityUnknown(let path):
      self.init("io", message, exitCode: .system, path: path)
    }
  }
}

extension ChangeSet {
  /// The version of a record that is to be stored, if it is.
  fileprivate func record(_ key: RecordKey) -> Record? {
    for case .put(let record, _) in changes where record.key == key { return record }
    return nil
  }
}
