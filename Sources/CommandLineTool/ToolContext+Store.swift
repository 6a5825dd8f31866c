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
      let path = demoStore?.path ?? options.storePath(environment.variables)
      if demoStore == nil { try StorePreparation.makeIfMissing(at: path, options) }
      let now = environment.now
      let opened = try LocalStore(
        opening: path, readOnly: options.isReadOnly, clock: { now })
      store = opened
      return opened
    } catch {
      throw ToolError(error, language)
    }
  }

  private mutating func makeDemo() throws(ToolError) {
    guard let demo = options.demo else { return }
    do throws(ChangeFailure) {
      demoStore = try DemoStore(demo, today: today)
    } catch {
      throw ToolError(error, language)
    }
  }

  /// All that the store holds, read at the first use; what could not be read is said.
  mutating func openCatalog() throws(ToolError) -> Catalog {
    if let catalog { return catalog }
    let loaded = try openStore().load()
    catalog = loaded
    for problem in loaded.problems where problem.severity == .error {
      report(problem)
      output.raise(.incomplete)
    }
    return loaded
  }

  /// Carries out changes and returns the catalog after them.
  mutating func apply(_ set: ChangeSet) throws(ToolError) -> Catalog {
    let store = try openStore()
    do throws(ChangeFailure) {
      let newer = try store.apply(set)
      catalog = newer
      return newer
    } catch {
      throw ToolError(error, language)
    }
  }

  /// Prints a problem as `samspill file check` does: `PATH:LINE:COLUMN: SEVERITY: CODE: TEXT`.
  mutating func report(_ problem: Problem) {
    guard options.form == .json else {
      let place = "\(problem.path):\(problem.line):\(problem.column)"
      output.say("\(place): \(problem.severity.rawValue): \(problem.code): \(problem.message)")
      return
    }
    if let line = try? problem.json.line { output.say(line) }
  }
}

extension Problem {
  var json: JSONValue {
    .object([
      "code": .string(code), "message": .string(message), "path": .string(path),
      "line": .integer(line), "column": .integer(column), "severity": .string(severity.rawValue),
    ])
  }
}

extension ToolError {
  /// What went wrong with the store, with the exit code that the command line promises for it.
  init(_ error: StorageError, _ language: Language) {
    let isConflict =
      switch error {
      case .changed, .exists, .unusable(.readOnly, _): true
      default: false
      }
    self.init(
      isConflict ? "conflict" : "io", "\(error.path): \(error.explanation)",
      exitCode: isConflict ? .conflict : .system, path: error.path)
  }

  /// Why a change was refused.
  init(_ failure: ChangeFailure, _ language: Language) {
    let message = failure.explanation().text(in: language)
    switch failure {
    case .conflict: self.init("conflict", message, exitCode: .conflict)
    case .readOnly: self.init("read-only", message, exitCode: .conflict)
    case .missing: self.init("not-found", message, exitCode: .incomplete)
    case .nothingToUndo, .nothingToRedo:
      self.init("nothing", message, exitCode: .incomplete)
    case .system(let path, _), .durabilityUnknown(let path):
      self.init("io", message, exitCode: .system, path: path)
    }
  }
}
