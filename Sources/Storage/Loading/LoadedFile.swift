import Domain
import InternetMessage

/// What one file turned out to hold, and what the file was then: the unit of everything known, so
/// that only what changed need be read again.
struct LoadedFile: Sendable {
  /// `nil` when not even that could be found out.
  var status: FileStatus?
  var records: [StoredRecord] = []
  var problems: [Problem] = []
  /// For a message, what conversations are made of.
  var threaded: ThreadableMessage?
  /// Whether the file was so new when it was read that a further change may bear the same time.
  var isFresh = false

  /// The records by what they are known by; of several with one key the first.
  var recordsByKey: [RecordKey: StoredRecord] {
    Dictionary(records.map { ($0.record.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether `other`, read later, holds the same records and problems.
  func isStill(_ other: LoadedFile) -> Bool {
    (!isFresh && status == other.status)
      || (records == other.records && problems == other.problems)
  }

  /// Whether a file that now has this status must be read again.
  func isOutdated(by current: FileStatus) -> Bool {
    isFresh || status != current
  }
}
