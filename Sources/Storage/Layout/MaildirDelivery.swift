import InternetMessage

/// Delivery into a Maildir: written whole in `tmp`, then moved to where readers look; no locks.
enum MaildirDelivery {
  /// Delivers a message as `file`, which must not exist.
  static func deliver(
    _ bytes: [UInt8], as file: StoredFile, in layout: StoreLayout
  ) throws(StorageError) {
    let folder = file.folder.names.dropLast()
    let workshop = try layout.ensure(folder + [temporary])
    let target = try layout.ensure(file.folder)
    for name in [StoreName.fixed("cur"), StoreName.fixed("new")] {
      _ = try layout.ensure(folder + [name])
    }
    let name = temporaryName(of: file)
    try workshop.unlink(name)  // Of a delivery that a crash cut short.
    try AtomicFile.write(bytes, to: name, in: workshop, expecting: .absent)
    do throws(StorageError) {
      try workshop.move(name, to: target, toAbsent: file.name)
    } catch {
      try? workshop.unlink(name)
      throw error.about(target.path(of: file.name))
    }
    try target.synchronize()
  }

  /// The folders of the Maildir and of its outbox in which messages are being written.
  static let temporary = StoreName.fixed("tmp")

  private static func temporaryName(of file: StoredFile) -> FileName {
    FileName(bytes: MaildirName(file.name.bytes).unique) ?? file.name
  }
}
