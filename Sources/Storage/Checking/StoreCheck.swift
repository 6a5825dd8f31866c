package import Domain
import InternetMessage
import VObject

/// Looks for everything that could be wrong in a store, and says where and what.
///
/// Reads every file once more and to the letter, so it costs more than opening the store.
struct StoreCheck {
  let layout: StoreLayout
  let table: CatalogTable
  let catalog: Catalog

  func problems() -> [Problem] {
    var problems = catalog.problems
    problems += permissionProblems() + folderProblems()
    for folder in StoreFolder.ofRecords {
      guard let directory = try? layout.open(folder) else { continue }
      for name in table.files(in: folder).names {
        problems += self.problems(of: StoredFile(folder: folder, name: name), in: directory)
      }
    }
    problems += LinkCheck(catalog: catalog, table: table, layout: layout).problems()
    problems += trashProblems()
    return Set(problems).sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) }
  }

  private func problems(of file: StoredFile, in directory: Directory) -> [Problem] {
    guard let contents = try? directory.read(file.name) else { return [] }
    var problems = problems(of: contents.status, at: file.path)
    switch file.folder.format {
    case .card, .calendar:
      let parsed = ParsedFile(parsing: contents.bytes)
      problems += parsed.problems.map { Problem($0, path: file.path) }
    case .mail:
      let mail = MailMessage(parsing: contents.bytes)
      problems += mail.diagnostics().map { diagnostic in
        Problem(
          path: file.path, line: diagnostic.line, column: diagnostic.column,
          severity: diagnostic.problem.severity == .error ? .error : .warning,
          code: diagnostic.problem.code, message: diagnostic.problem.explanation)
      }
    case .markdown, .none:
      break
    }
    return problems
  }

  /// What others may do with a folder or file that holds personal data.
  private func problems(of status: FileStatus, at path: String) -> [Problem] {
    guard status.mode & 0o077 != 0 else { return [] }
    let mode = "0" + String(status.mode, radix: 8)
    let wanted = status.kind == .directory ? "0700" : "0600"
    return [
      Problem(
        path: path, line: 0, severity: .warning, code: "permission",
        message: "others on this machine may read it (mode \(mode)); chmod it to \(wanted)")
    ]
  }

  private func permissionProblems() -> [Problem] {
    var problems = (try? layout.root.status()).map { self.problems(of: $0, at: ".") } ?? []
    for folder in StoreFolder.allCases where folder != .root {
      guard let status = try? layout.open(folder)?.status() else { continue }
      problems += self.problems(of: status, at: folder.rawValue)
    }
    return problems
  }

  private func folderProblems() -> [Problem] {
    StoreFolder.ofRecords.filter(isMissing).map { folder in
      Problem(
        path: folder.rawValue, line: 0, severity: .warning, code: "structure",
        message: "the folder is missing; it is made when something is stored in it")
    }
  }

  private func isMissing(_ folder: StoreFolder) -> Bool {
    table.folderProblems[folder] == nil && (try? layout.open(folder)) == nil
  }

  private func trashProblems() -> [Problem] {
    guard let directory = try? layout.open(.trash), let entries = try? directory.entries() else {
      return []
    }
    return entries.map(\.name).sorted().compactMap { name in
      guard !name.isHidden, let bytes = try? directory.read(name).bytes,
        TrashedItem(parsing: bytes, named: name) == nil
      else { return nil }
      return Problem(
        path: StoreFolder.trash.path(of: name), line: 0, severity: .warning, code: "structure",
        message: "a deleted record that cannot be read any more; what it held can be seen in it")
    }
  }
}

extension LocalStore {
  /// Everything that is wrong in the store, by path and line; the catalog's problems among it.
  package func check() -> [Problem] {
    _ = reload(.everything)
    return StoreCheck(layout: layout, table: table, catalog: catalog).problems()
  }
}
