import InternetMessage

/// Delivery into a Maildir: written whole in `tmp`, then moved to where readers look; no locks.
enum MaildirDelivery {
  /// Writes a message that is to become `file`, which must not exist.
  static func prepare(
    _ bytes: [UInt8], as file: StoredFile, in layout: StoreLayout
  ) throws(StorageError) -> PreparedFile {
    let folder = file.folder.names.dropLast()
    let workshop = try layout.ensure(folder + [temporary])
    let target = try layout.ensure(file.folder)
    for name in [StoreName.fixed("cur"), StoreName.fixed("new")] {
      _ = try layout.ensure(folder + [name])
    }
    return try PreparedFile(
      bytes, for: file.name, in: target, by: workshop, expecting: .absent)
  }

  /// The folders of the Maildir and of its outbox in which messages are being written.
  static let temporary = StoreName.fixed("tmp")
}
