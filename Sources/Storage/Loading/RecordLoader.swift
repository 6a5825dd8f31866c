import CivilTime
import Domain
import InternetMessage

/// Reads files of the store as records; never fails, a file that cannot be read is a problem.
struct RecordLoader: Sendable {
  let zone: LocalZone
  /// The moment around which the occurrences of events are looked for; `nil` for not at all.
  var now: Instant?

  /// Reads one file, or returns `nil` if it is gone.
  func load(_ file: StoredFile, in directory: Directory) -> LoadedFile? {
    load(file, in: directory, Result { () throws(StorageError) in try directory.read(file.name) })
  }

  /// Makes a record of what reading a file brought, or returns `nil` if it is gone.
  private func load(
    _ file: StoredFile, in directory: Directory, _ contents: Result<FileContents, StorageError>
  ) -> LoadedFile? {
    switch contents {
    case .success(let contents):
      var loaded = read(contents, of: file)
      loaded.status = contents.status
      loaded.isFresh = contents.status.isFresh
      return loaded
    case .failure(.missing):
      return nil
    case .failure(let error):
      let status = try? directory.status(of: file.name)
      let problem = Problem(
        path: file.path, line: 0, severity: .error, code: error.problemCode,
        message: error.explanation)
      // What refuses today may be readable tomorrow without having changed.
      return LoadedFile(status: status, problems: [problem], isFresh: true)
    }
  }

  /// Reads files of one folder, those that are there.
  func load(
    _ names: Slice<FileNames>, of folder: StoreFolder, in directory: Directory,
    _ take: (FileName, LoadedFile) -> Void
  ) {
    // Reading some, then making records of them, keeps the code of each at hand in the processor.
    let all = names.startIndex..<names.endIndex
    // What was read into for one file, to be used for another.
    var spare: [[UInt8]] = []
    for places in Parallel.portions(of: all, size: Self.filesReadAtOnce) {
      // From the last on, so that each can be taken from the end and let go as soon as it has been made
      // a record of.
      var files = names[places].reversed().map { name in
        var bytes = spare.popLast() ?? []
        let status = Result { () throws(StorageError) in try directory.read(name, into: &bytes) }
        return (name, bytes, status)
      }
      while let (name, bytes, status) = files.popLast() {
        let contents = status.map { FileContents(bytes: bytes, status: $0) }
        let file = StoredFile(folder: folder, name: name)
        if let file = load(file, in: directory, contents) { take(name, file) }
        if bytes.count <= Self.usualByteCount { spare.append(bytes) }
      }
    }
  }

  private static let filesReadAtOnce = 32
  /// Memory for larger files is given back, lest the largest of them be kept many times.
  private static let usualByteCount = 1 << 16

  /// What a file of those contents holds; its status is left out.
  private func read(_ contents: FileContents, of file: StoredFile) -> LoadedFile {
    file.folder.isOfLastingFiles
      ? readMessage(contents, of: file) : read(contents.bytes, of: file)
  }

  /// What a file of those bytes holds, save a message, of which the time of the file tells as well; its
  /// status is left out.
  func read(_ bytes: [UInt8], of file: StoredFile) -> LoadedFile {
    switch file.folder.format {
    case .card, .calendar:
      let reader = RecordReader(bytes, of: file, zone: zone)
      let (records, problems) = reader.records
      return LoadedFile(
        records: now.map { reader.addingFurtherDays(to: records, at: $0) } ?? records,
        problems: problems)
    case .markdown:
      let name = file.name.description
      let page = MethodPageCodec.read(bytes, id: RecordID(String(name.dropLast(3))))
      let record = StoredRecord(.method(page), revision: Revision(of: bytes), path: file.path)
      let problem = FileCheck.charsetProblem(of: bytes, path: file.path)
      return LoadedFile(records: [record], problems: problem.map { [$0] } ?? [])
    case .mail, .none:
      return LoadedFile()
    }
  }

  /// What `bytes` would be as a card, calendar or mail file of the store.
  func records(in bytes: [UInt8], of file: StoredFile) -> [StoredRecord] {
    switch file.folder.format {
    case .card, .calendar:
      return RecordReader(bytes, of: file, zone: zone).records.records
    case .mail:
      let (message, _) = MessageCodec.read(
        MailMessage(parsing: bytes), name: MaildirName(file.name.bytesInPlace), folder: file.folder,
        received: Instant(secondsSince1970: 0))
      return [StoredRecord(.message(message), revision: Revision(of: bytes), path: file.path)]
    case .markdown, .none:
      return []
    }
  }

  private func readMessage(_ contents: FileContents, of file: StoredFile) -> LoadedFile {
    let (message, threaded) = MessageCodec.read(
      MailMessage(parsing: contents.bytes), name: MaildirName(file.name.bytesInPlace),
      folder: file.folder,
      received: Instant(secondsSince1970: contents.status.modified / 1_000_000_000))
    let record = StoredRecord(
      .message(message), revision: MessageCodec.revision(of: file, contents.status),
      path: file.path)
    return LoadedFile(records: [record], threaded: threaded)
  }
}

extension StorageError {
  /// The word that diagnostics have for it.
  package var problemCode: String {
    switch self {
    case .symbolicLink: "symlink"
    case .notRegular: "not-regular"
    case .tooBig: "too-big"
    case .missing: "not-found"
    case .changed, .exists, .busy: "conflict"
    case .system, .durabilityUnknown, .unusable:
      "io"
    }
  }
}
