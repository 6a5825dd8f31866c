import Domain

/// The records of one file beyond the one that the file is for.
///
/// A collection has one record a file (vdir), and each kind has its folder: other programs look for
/// them there, and a sync takes a file for one record.
struct SpareRecords {
  let file: StoredFile
  /// The file as it is.
  private(set) var records: RecordFile
  /// The record that the file keeps.
  let kept: RecordKey?
  /// The others, in their order.
  let spare: [RecordKey]

  init(_ file: StoredFile, holding bytes: [UInt8], zone: LocalZone) {
    self.file = file
    records = RecordFile(parsing: bytes, of: file, zone: zone)
    let keys = RecordReader(bytes, of: file, zone: zone).records.records.map(\.record.key)
    let kept = keys.first { StoreFolder(for: $0.kind) == file.folder } ?? keys.first
    (self.kept, spare) = (kept, keys.filter { $0 != kept })
  }

  /// The folder that the record belongs in which the file keeps.
  var home: StoreFolder { kept.map { StoreFolder(for: $0.kind) } ?? file.folder }

  /// What is wrong, with the line of the record that is out of place.
  var problems: [Problem] {
    var problems: [Problem] = []
    if let first = spare.first {
      problems.append(
        problem(
          first, "holds \(spare.count + 1) records; a sync takes one file for one record"))
    }
    if let kept, home != file.folder {
      problems.append(
        problem(kept, "is read as \(kept.kind.words), which belongs in \(home.rawValue)"))
    }
    return problems
  }

  /// Plans files of their own for the others, and a place in its folder for the file itself.
  ///
  /// - Parameters:
  ///   - before: What the file holds before anything is mended.
  ///   - plan: The others come first, so that whatever happens, nothing is missing.
  /// - Returns: What is planned, besides what was mended in the file.
  /// - Throws: Why no name could be found for one of them.
  mutating func mend(
    from before: [UInt8], _ plan: inout ChangePlan
  ) throws(ChangeFailure) -> [Mend.Action] {
    var actions: [Mend.Action] = []
    let ids = spare.map(\.id)
    for (key, bytes) in zip(spare, records.extracting(ids)) {
      let place = try plan.freeName(for: key.id, in: StoreFolder(for: key.kind))
      plan.replace(place, holding: nil, by: bytes)
    }
    if !ids.isEmpty { records.remove(Set(ids)) }
    plan.replace(file, holding: before, by: records.bytes)
    if !spare.isEmpty { actions.append(.split(spare.count)) }
    guard let kept else { return actions }
    if home != file.folder {
      let place = try plan.place(for: file.name, kept.id, in: home)
      plan.rename(file, to: place)
      actions.append(.move(to: place.path))
    } else if !file.name.isPortable {
      plan.rename(file, to: try plan.freeName(for: kept.id, in: file.folder))
      actions.append(.name)
    }
    return actions
  }

  private func problem(_ key: RecordKey, _ message: String) -> Problem {
    Problem(
      path: file.path, line: records.line(of: key.id), severity: .warning, code: "structure",
      message: message)
  }
}

extension RecordKind {
  /// What one is called, with its article.
  fileprivate var words: String {
    switch self {
    case .contact: "a contact"
    case .organization: "an organisation"
    case .event: "an event"
    case .note: "a note"
    case .followUp: "a follow-up"
    case .project: "a project"
    case .message: "a message"
    case .method: "a page"
    }
  }
}
