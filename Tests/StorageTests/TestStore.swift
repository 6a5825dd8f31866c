import CivilTime
import Domain
import TestSupport

@testable import Storage

/// A store of its own for one test, with a clock that the test sets.
final class TestStore {
  let scratch: ScratchDirectory
  let path: String
  let store: LocalStore

  enum Contents {
    case nothing
    case starterNetwork
  }

  init(holding contents: Contents = .nothing) throws {
    scratch = try ScratchDirectory()
    path = scratch.path + "/store"
    switch contents {
    case .nothing:
      for file in StarterNetwork.files(of: "trondelag") where file.path == "network.json" {
        try scratch.write(file.text, to: "store/network.json")
      }
    case .starterNetwork:
      try LocalStore.create(at: path)
    }
    store = try LocalStore(opening: path, readOnly: false, clock: { now })
    _ = store.load()
  }

  /// The same store as another process sees it.
  func opened(readOnly: Bool = false) throws -> LocalStore {
    let other = try LocalStore(opening: path, readOnly: readOnly, clock: { now })
    _ = other.load()
    return other
  }

  /// A file below the store as text, or `nil`.
  func text(of path: String) -> String? {
    scratch.bytes(of: "store/" + path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What another program writes to a file below the store.
  func write(_ text: String, to path: String) throws {
    try scratch.write(text, to: "store/" + path)
  }

  func put(_ record: Record, label: String = "Endret") throws -> Catalog {
    let revision = store.catalog.revision(of: record.key)
    return try store.apply(ChangeSet(label: label, changes: [.put(record, basedOn: revision)]))
  }

  func delete(_ key: RecordKey) throws -> Catalog {
    let revision = store.catalog.revision(of: key)
    return try store.apply(
      ChangeSet(label: "Slettet", changes: [.delete(key, basedOn: revision)]))
  }
}

/// 1 September 2021, 12:00 UTC.
let now = Instant(secondsSince1970: 1_630_497_600)
