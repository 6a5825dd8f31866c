import CivilTime
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
  let now: Instant
  let trashed: Set<RecordKey>

  func problems() -> [Problem] {
    var problems = catalog.problems
    problems += permissionProblems() + folderProblems()
    for folder in StoreFolder.ofRecords {
      guard let directory = try? layout.open(folder) else { continue }
      for name in table.files(in: folder).names {
        problems += self.problems(of: StoredFile(folder: folder, name: name), in: directory)
      }
    }
    problems += StrayFiles(layout: layout, table: table, loader: RecordLoader(zone: zone)).all()
      .map(\.problem)
    problems += NameCheck(layout: layout, table: table, now: now).problems()
    let links = LinkCheck(catalog: catalog, table: table, layout: layout, trashed: trashed)
    problems += links.problems()
    problems += deliveryProblems() + OwnFilesCheck(layout: layout).problems()
    return Set(problems).sorted {
      ($0.path, $0.line, $0.column, $0.message) < ($1.path, $1.line, $1.column, $1.message)
    }
  }

  private var zone: LocalZone { LocalZone(name: layout.network.timeZone) }

  private func problems(of file: StoredFile, in directory: Directory) -> [Problem] {
    guard let contents = try? directory.read(file.name) else { return [] }
    switch file.folder.format {
    case .card, .calendar:
      let parsed = ParsedFile(parsing: UTF16Text.inUTF8(contents.bytes))
      return parsed.problems.map { Problem($0, path: file.path) }
        + recordProblems(of: file, holding: contents.bytes, parsed)
    case .mail:
      let mail = MailMessage(parsing: contents.bytes)
      return mail.diagnostics().map { diagnostic in
        Problem(
          path: file.path, line: diagnostic.line, column: diagnostic.column,
          severity: diagnostic.problem.severity == .error ? .error : .warning,
          code: diagnostic.problem.code, message: diagnostic.problem.explanation)
      }
    case .markdown:
      return FileCheck.pageProblems(of: contents.bytes, path: file.path)
    case .none:
      return []
    }
  }

  /// Records that should lie elsewhere, and files without any.
  private func recordProblems(
    of file: StoredFile, holding bytes: [UInt8], _ parsed: ParsedFile
  ) -> [Problem] {
    let keys = table[file]?.records.map(\.record.key) ?? []
    guard !keys.isEmpty else {
      let isSilent = table[file]?.problems.isEmpty == true && !parsed.components.isEmpty
      let message = "holds no contact, organisation, event, note, follow-up or project"
      return isSilent
        ? [Problem(path: file.path, line: 0, severity: .warning, code: "empty", message: message)]
        : []
    }
    guard keys.count > 1 || StoreFolder(for: keys[0].kind) != file.folder else { return [] }
    return SpareRecords(file, holding: bytes, zone: zone).problems
  }

  /// What others may do with folders and files that hold personal data, or their owner may not.
  private func permissionProblems() -> [Problem] {
    StoreModes(layout: layout, table: table).wrong().map { path, status in
      let mode = "0" + String(status.mode, radix: 8)
      let wanted = status.kind == .directory ? "0700" : "0600"
      let isShared = status.mode & 0o077 != 0
      let what = isShared ? "others on this machine may use it" : "its owner may not use it"
      return Problem(
        path: path, line: 0, severity: .warning, code: "permission",
        message: "\(what) (mode \(mode)); it should be \(wanted)")
    }
  }

  private func folderProblems() -> [Problem] {
    StoreFolder.expected.filter(isMissing).map { folder in
      Problem(
        path: folder.rawValue, line: 0, severity: .warning, code: "structure",
        message: "the folder is missing; it is made when something is stored in it")
    }
  }

  private func isMissing(_ folder: StoreFolder) -> Bool {
    table.folderProblems[folder] == nil && (try? layout.open(folder)) == nil
  }

  private func deliveryProblems() -> [Problem] {
    [StoreFolder.unfinishedThreads, .unfinishedOutbox].flatMap { folder in
      StoreRepair.unfinished(in: folder, of: layout, at: now).map { file in
        Problem(
          path: file.path, line: 0, severity: .warning, code: "structure",
          message: "a delivery that began more than 36 hours ago and was never ended")
      }
    }
  }
}

extension LocalStore {
  /// Everything that is wrong in the store, by path and line; the catalog's problems among it.
  package func check() -> [Problem] {
    _ = reload(.everything)
    let trashed = Set(((try? trash()) ?? []).map(\.key))
    return StoreCheck(
      layout: layout, table: table, catalog: catalog, now: clock(), trashed: trashed
    ).problems()
  }
}
