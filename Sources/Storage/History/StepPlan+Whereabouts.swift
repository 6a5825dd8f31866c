import Domain
import InternetMessage

/// Finds files that other programs have given other names since a change was written down.
extension StepPlan {
  /// Where the records of a file lie now; the file itself unless it is gone and they are all that there
  /// is in another, which has come to its place or its contents since the change.
  ///
  /// One that was there before is a second record of the same identity, and its own matter; so is a
  /// message that has left the outbox since: it has been sent.
  func presentFile(_ file: StoredFile, of bytes: [UInt8]) throws(ChangeFailure) -> StoredFile {
    guard file.folder.format != .none, try !plan.exists(file) else { return file }
    let wanted = Set(records(bytes, file).keys)
    guard let key = wanted.first else { return file }
    for other in plan.table.files(holding: [key]) where !others.contains(other) {
      if (other.folder == .outbox) == (file.folder == .outbox),
        let found = plan.table[other]?.records.map(\.record.key), Set(found) == wanted,
        try plan.status(of: other)?.changed ?? 0 >= carriedOut
      {
        return other
      }
    }
    return file
  }

  /// The message that was to be taken out of the outbox and is not there any more, or that was to be put
  /// there and lies among the others by now.
  func sentMessage(
    _ file: StoredFile, from before: [UInt8]?, to after: [UInt8]?
  ) -> Record? {
    guard file.folder == .outbox, (before == nil) != (after == nil) else { return nil }
    let message = records(before ?? after ?? [], file).values.first
    guard let message, after != nil else { return message }
    return plan.table.owner(of: message.key).flatMap { $0.folder == .outbox ? nil : message }
  }

  /// The names that lead to the same change of a message's flags and folder from where it lies now.
  func presentNames(
    _ from: StoredFile, _ to: StoredFile
  ) throws(ChangeFailure) -> (StoredFile, StoredFile) {
    guard try !plan.exists(from), let present = presentFile(of: MaildirName(from.name.bytes)) else {
      return (from, to)
    }
    var name = MaildirName(present.name.bytes)
    name.change(as: MaildirName(from.name.bytes), to: MaildirName(to.name.bytes))
    var folder = present.folder == from.folder ? to.folder : present.folder
    // Flags count in `cur` alone.
    if folder == .newThreads, name.hasFlags { folder = .threads }
    let bytes = folder == .newThreads ? Array(name.unique) : name.bytes
    guard let fileName = FileName(bytes: bytes) else { return (from, to) }
    return (present, StoredFile(folder: folder, name: fileName))
  }

  /// Where the message is that was once called so; mail programs change more than flags in a name.
  private func presentFile(of name: MaildirName) -> StoredFile? {
    let files = keys.compactMap { plan.table.owner(of: $0) }
    return files.first { MaildirName($0.name.bytes).unique == name.unique }
      ?? (keys.count == 1 ? files.first : nil)
  }
}
