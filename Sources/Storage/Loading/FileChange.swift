import Domain
import InternetMessage

/// What became of one file: what was known of it, and what is known now.
struct FileChange: Sendable {
  let file: StoredFile
  /// `nil` for a file that was not there.
  let old: LoadedFile?
  /// `nil` for a file that is gone.
  let new: LoadedFile?

  /// Records as they were, where they are no longer so.
  var supersededRecords: [StoredRecord] {
    guard let old else { return [] }
    let present = new?.recordsByKey ?? [:]
    return old.records.filter { present[$0.record.key] != $0 }
  }
}

extension [FileChange] {
  /// Whether messages came, went or answer others now; not so if only their flags are different.
  var hasNewThreading: Bool {
    let before = compactMap { $0.old?.threaded }
    let after = compactMap { $0.new?.threaded }
    return before.count != after.count || Set(before) != Set(after)
  }
}
