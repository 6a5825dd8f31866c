import CivilTime
import Domain
import Foundation

/// Looks at what is only ours: the history, the trash, the drafts, the links of messages.
struct OwnFilesCheck {
  let layout: StoreLayout

  func problems() -> [Problem] {
    networkProblems() + folderProblems() + trashProblems() + historyProblems() + draftProblems()
      + linkProblems()
  }

  /// The store's description: opening it has read it already.
  private func networkProblems() -> [Problem] {
    let path = StoreName.network.description
    if let status = try? layout.root.status(of: StoreName.network), status.kind == .regular {
      let zone = layout.network.timeZone
      guard TimeZoneRules(named: zone) == nil else { return [] }
      let message = "“\(zone)” is no time zone that this system knows; times may be told wrong"
      return [Problem(path: path, line: 0, severity: .error, code: "timezone", message: message)]
    }
    let message = "the store has no description; `samspill init` makes one and overwrites nothing"
    return [Problem(path: path, line: 0, severity: .warning, code: "not-found", message: message)]
  }

  /// Folders of ours that are something else, so that nothing could be changed or undone.
  private func folderProblems() -> [Problem] {
    let places = [[StoreName.own]] + StoreName.ownFolders.map { [StoreName.own, $0] }
    return places.compactMap { place in
      do throws(StorageError) {
        _ = try layout.open(place)
        return nil
      } catch {
        let path = place.map(\.description).joined(separator: "/")
        return Problem(
          path: path, line: 0, severity: .error, code: error.problemCode,
          message: error.explanation)
      }
    }
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
    let path = StoreName.links.description
    do throws(StorageError) {
      let bytes = try layout.root.read(StoreName.links).bytes
      guard MessageLinks(strictlyParsing: bytes) == nil else { return [] }
      let message = "is not the list of links that it should be; mend it or take it from a backup"
      let line = JSONFault.line(in: bytes) ?? 0
      return [Problem(path: path, line: line, severity: .error, code: "syntax", message: message)]
    } catch .missing {
      return []
    } catch {
      return [Problem(error.about(path))]
    }
  }

  private func problems(
    in directory: Directory?, at path: String, _ message: String,
    unless isRight: (FileName, [UInt8]) -> Bool
  ) -> [Problem] {
    guard let directory, let entries = try? directory.entries() else { return [] }
    return entries.map(\.name).sorted().compactMap { name in
      guard !name.isHidden else { return nil }
      do throws(StorageError) {
        let bytes = try directory.read(name).bytes
        guard !isRight(name, bytes) else { return nil }
      } catch {
        return Problem(error.about("\(path)/\(name)"))
      }
      return Problem(
        path: "\(path)/\(name)", line: 0, severity: .warning, code: "structure", message: message)
    }
  }
}
