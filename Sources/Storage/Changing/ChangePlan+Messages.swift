import CivilTime
import Domain
import InternetMessage

/// Messages: flags are in the file name, links beside the mail, contents only ours while unsent.
extension ChangePlan {
  mutating func put(_ message: Message, basedOn revision: Revision?) throws(ChangeFailure) {
    let key = RecordKey(.message, message.id)
    guard let file = table.owner(of: key) else {
      guard revision == nil else { throw .conflict(key, theirs: nil) }
      return try create(message)
    }
    guard let stored = table[file]?.records.first(where: { $0.record.key == key }) else {
      throw .conflict(key, theirs: nil)
    }
    let theirs = table.links.applied(to: stored)
    guard case .message(let old) = theirs.record,
      case .message(var new) = try resolved(.message(message), basedOn: revision, against: theirs)
    else { return }
    var links = Merge(
      base: formerLinks.municipalities(of: message.id), mine: message.linkedMunicipalities,
      theirs: old.linkedMunicipalities)
    links.list(\.self)
    new.linkedMunicipalities = links.result
    try link(new, replacing: old)
    try rewrite(new, replacing: old, in: file)
    var place = place(of: new, replacing: old, in: file)
    if place != file, try exists(place) {
      place = try self.place(forMessageNamed: place.name, in: place.folder)
    }
    rename(file, to: place)
  }

  /// A place in a mail folder for a message that was called so, with its flags: under that name, unless
  /// another message of the Maildir has the unique part of it.
  func place(
    forMessageNamed name: FileName, in folder: StoreFolder
  ) throws(ChangeFailure) -> StoredFile {
    let unique = MaildirName(name.bytes).unique
    for attempt in 1...1000 {
      let other = unique + (attempt == 1 ? "" : "-\(attempt)").utf8
      guard let candidate = FileName(bytes: Array(other + name.bytes[unique.count...])) else {
        break
      }
      let place = StoredFile(folder: folder, name: candidate)
      if try !exists(place), !isInUse(other, in: folder) { return place }
    }
    throw Self.noFreeName(for: RecordID(name.description), in: folder)
  }

  /// Whether a message that is known has that unique part in its name, in `cur` or `new`.
  private func isInUse(_ unique: ArraySlice<UInt8>, in folder: StoreFolder) -> Bool {
    let folders: [StoreFolder] = folder == .outbox ? [.outbox] : [.threads, .newThreads]
    return folders.contains { folder in
      table.files(in: folder).names.contains { MaildirName($0.bytes).unique == unique }
    }
  }

  private mutating func create(_ message: Message) throws(ChangeFailure) {
    let folder: StoreFolder = message.isUnsent ? .outbox : .threads
    let mark = ContentMark(Array("\(message.id) \(now)".utf8)).value
    let unique = "\(now.secondsSince1970).R\(String(mark, radix: 36)).samspill"
    let name = message.flags.fileName(from: StoreName.fixed(unique))
    let file = StoredFile(folder: folder, name: name)
    replace(file, holding: nil, by: MessageCodec.make(message, at: now, in: zone))
    var blank = message
    blank.linkedMunicipalities = []
    try link(message, replacing: blank)
  }

  private mutating func link(
    _ new: Message, replacing old: Message
  ) throws(ChangeFailure) {
    guard new.linkedMunicipalities != old.linkedMunicipalities else { return }
    let before = try bytes(of: MessageLinks.file)
    guard var links = before.map({ MessageLinks(strictlyParsing: $0) }) ?? MessageLinks() else {
      let reason = "it is not the list of links that it should be; mend it first"
      throw .system(path: MessageLinks.file.path, reason: .other(errno: 0, message: reason))
    }
    links.set(new.linkedMunicipalities, for: new.id)
    replace(MessageLinks.file, holding: before, by: links.bytes)
  }

  /// Writes a message anew that is still ours.
  private mutating func rewrite(
    _ new: Message, replacing old: Message, in file: StoredFile
  ) throws(ChangeFailure) {
    var same = new
    same.flags = old.flags
    same.linkedMunicipalities = old.linkedMunicipalities
    same.isUnsent = old.isUnsent
    guard same != old else { return }
    guard old.isUnsent, let before = try bytes(of: file) else {
      let reason = "a message that has been sent cannot be changed"
      throw .system(path: file.path, reason: .other(errno: 0, message: reason))
    }
    replace(file, holding: before, by: MessageCodec.make(new, at: now, in: zone))
  }

  /// Where a message belongs: unsent ones in the outbox, those with flags in `cur`.
  private func place(of new: Message, replacing old: Message, in file: StoredFile) -> StoredFile {
    guard new.flags != old.flags || new.isUnsent != old.isUnsent else { return file }
    let folder: StoreFolder = new.isUnsent ? .outbox : .threads
    return StoredFile(folder: folder, name: new.flags.fileName(from: file.name))
  }
}
