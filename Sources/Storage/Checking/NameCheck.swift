import CivilTime
import Domain
import Glibc
import InternetMessage

/// Looks at what files are called, whose they are, and what else lies among them.
struct NameCheck {
  let layout: StoreLayout
  let table: CatalogTable
  let now: Instant

  func problems() -> [Problem] {
    StoreFolder.ofRecords.flatMap { folder -> [Problem] in
      guard let directory = try? layout.open(folder) else { return [] }
      let names = table.files(in: folder).names
      return names.flatMap { problems(of: StoredFile(folder: folder, name: $0), in: directory) }
        + collisions(among: names, in: folder) + others(in: folder, directory)
    }
  }

  private func problems(of file: StoredFile, in directory: Directory) -> [Problem] {
    let isMail = file.folder.format == .mail
    return [
      isMail ? flagProblem(of: file) : nil,
      file.name.isPortable ? nil : "other systems cannot have a file of this name",
      directory.ownershipProblem(of: file.name, in: layout.root),
    ].compactMap(\.self).map { problem(file, $0) }
  }

  private func flagProblem(of file: StoredFile) -> String? {
    guard MaildirName(file.name.bytes).hasKnownFlags else {
      return "what stands behind the colon of its name is no list of flags; none can be changed"
    }
    guard let (wanted, action) = StoreRepair.properPlace(of: file) else { return nil }
    return action == .flagged
      ? "flags count in \(wanted.folder.rawValue) only, where it belongs"
      : "a message in cur has :2, behind its name, where its flags are to stand"
  }

  private func collisions(among names: [FileName], in folder: StoreFolder) -> [Problem] {
    guard folder.format != .mail else { return [] }
    return NameCollisions(names).later.map { name, first in
      problem(
        StoredFile(folder: folder, name: name),
        "on systems where capitals make no difference, its name is that of \(first)")
    }
  }

  /// What lies in a collection besides records, and may be some that nobody sees.
  private func others(in folder: StoreFolder, _ directory: Directory) -> [Problem] {
    guard folder.format != .mail, let entries = try? directory.entries() else { return [] }
    return entries.map(\.name).sorted().compactMap { name -> Problem? in
      guard !name.isHidden, !folder.holds(name), let status = try? directory.status(of: name) else {
        return nil
      }
      let file = StoredFile(folder: folder, name: name)
      if status.kind == .directory {
        let count = recordCount(in: name, of: folder, directory)
        let message =
          "is a folder in a collection; \(count) records in it are not read: move them out"
        return count > 0 ? problem(file, message) : nil
      }
      let limit = now.secondsSince1970 - StoreRepair.deliverySeconds
      guard name.hasSuffix(".tmp"), status.modified / 1_000_000_000 < limit else { return nil }
      return problem(
        file, "a program began to write it more than 36 hours ago; look at it and remove it")
    }
  }

  private func recordCount(
    in name: FileName, of folder: StoreFolder, _ directory: Directory
  ) -> Int {
    let entries = try? directory.subdirectory(name).entries()
    return (entries ?? []).count { folder.holds($0.name) }
  }

  private func problem(_ file: StoredFile, _ message: String) -> Problem {
    Problem(path: file.path, line: 0, severity: .warning, code: "structure", message: message)
  }
}

extension Directory {
  /// What is wrong with whose a file is, or with how many names it has.
  fileprivate func ownershipProblem(of name: FileName, in root: Directory) -> String? {
    var (file, store) = (stat(), stat())
    guard name.withCString({ fstatat(descriptor, $0, &file, AT_SYMLINK_NOFOLLOW) }) == 0,
      fstat(root.descriptor, &store) == 0, file.st_mode & S_IFMT == S_IFREG
    else { return nil }
    if file.st_uid != store.st_uid {
      return "belongs to another user (\(file.st_uid)) than the store (\(store.st_uid))"
    }
    return file.st_nlink > 1
      ? "has another name as well (a hard link); what is changed here does not change there" : nil
  }
}
