import Domain
import Foundation

/// Looks at what is only ours: the history, the trash, the drafts, the links of messages.
struct OwnFilesCheck {
  let layout: StoreLayout

  func problems() -> [Problem] {
    trashProblems() + historyProblems() + draftProblems() + linkProblems()
  }

  private func trashProblems() -> [Problem] {
    problems(
      in: try? layout.open(.trash), at: StoreFolder.trash.rawValue,
      "a deleted record that cannot be read any more; what it held can be seen in it"
    ) { name, bytes in
      TrashedItem(parsing: bytes, named: name) != nil
    }
  }

  private func historyProblems() -> [Problem] {
    problems(
      in: try? layout.openOwn(StoreName.history), at: ".samspill/history",
      "a change that cannot be read any more, and so cannot be undone"
    ) { _, bytes in
      BlockFile(parsing: bytes) != nil
    }
  }

  private func draftProblems() -> [Problem] {
    let zone = LocalZone(name: layout.network.timeZone)
    return problems(
      in: try? layout.openOwn(StoreName.drafts), at: ".samspill/drafts",
      "a draft that cannot be read any more; what it held can be seen in it"
    ) { _, bytes in
      DraftFile.read(bytes, in: zone) != nil
    }
  }

  private func linkProblems() -> [Problem] {
    guard let bytes = try? layout.root.read(StoreName.links).bytes,
      MessageLinks(strictlyParsing: bytes) == nil
    else { return [] }
    return [
      Problem(
        path: StoreName.links.description, line: 0, severity: .error, code: "syntax",
        message: "is not the list of links that it should be; mend it or take it from a backup")
    ]
  }

  private func problems(
    in directory: Directory?, at path: String, _ message: String,
    unless isRight: (FileName, [UInt8]) -> Bool
  ) -> [Problem] {
    guard let directory, let entries = try? directory.entries() else { return [] }
    return entries.map(\.name).sorted().compactMap { name in
      guard !name.isHidden, let bytes = try? directory.read(name).bytes, !isRight(name, bytes)
      else { return nil }
      return Problem(
        path: "\(path)/\(name)", line: 0, severity: .warning, code: "structure", message: message)
    }
  }
}
