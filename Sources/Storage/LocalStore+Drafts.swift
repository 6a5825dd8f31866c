import CivilTime
package import Domain

/// Texts that are being written: kept apart from the records until they are one.
extension LocalStore {
  /// Keeps a draft, in place of an earlier state of it; survives a crash and a power cut.
  package func saveDraft(_ draft: Draft) throws(StorageError) {
    writeIfLet()
    if let refusal { throw refusal }
    var stamped = draft
    stamped.saved = clock()
    let bytes = DraftFile.bytes(of: stamped, in: zone)
    let directory = try layout.ensureOwn(StoreName.drafts)
    try AtomicFile.write(bytes, to: name(of: draft.id), in: directory, expecting: .anything)
  }

  /// Forgets a draft; one that is not there is no error.
  package func discardDraft(_ id: RecordID) throws(StorageError) {
    writeIfLet()
    if let refusal { throw refusal }
    guard let directory = try layout.openOwn(StoreName.drafts) else { return }
    try directory.unlink(name(of: id))
    try directory.synchronize()
  }

  /// The drafts there are, the one saved last first; a file that is no draft is passed over.
  package func drafts() throws(StorageError) -> [Draft] {
    guard let directory = try layout.openOwn(StoreName.drafts) else { return [] }
    var drafts: [Draft] = []
    for name in try directory.entries().map(\.name) where name.hasSuffix(".ics") {
      let bytes = try? directory.read(name).bytes
      if let draft = bytes.flatMap({ DraftFile.read($0, in: zone) }) { drafts.append(draft) }
    }
    return drafts.sorted {
      ($0.saved?.secondsSince1970 ?? .min, $0.id) > ($1.saved?.secondsSince1970 ?? .min, $1.id)
    }
  }

  var zone: LocalZone { LocalZone(name: network.timeZone) }

  private func name(of id: RecordID) -> FileName {
    FileName.forRecord(id, suffix: ".ics")
  }
}
