package import CivilTime
import Domain
import Foundation
import Storage

/// A throw-away network of generated, clearly marked people, to try things in.
package struct DemoStore: Sendable {
  package let path: String
  private let isKept: Bool

  /// Makes the network: the starter network, and generated records around `today`.
  ///
  /// A folder that the user names must be new or empty: its records could not be told from the
  /// generated ones afterwards.
  ///
  /// - Throws: `StorageError` or `ChangeFailure`, why it cannot be made; then nothing is left of it
  ///   but what the user named.
  package init(_ demo: GlobalOptions.Demo, today: CivilDate) throws {
    isKept = demo.keep != nil
    path = demo.keep ?? Self.newPath()
    guard LocalStore.isMissing(at: path) else {
      throw StorageError.unusable(.notEmpty, path: path)
    }
    do {
      try LocalStore.create(at: path)
      let noon = CivilDateTime(date: today, hour: 12).secondsSince1970
      let now = Instant(secondsSince1970: noon)
      let store = try LocalStore(opening: path, readOnly: false, clock: { now })
      try Self.fill(store, demo, today: today)
    } catch {
      remove()
      throw error
    }
  }

  /// Throws it away, unless it is to be kept.
  package func remove() {
    guard !isKept else { return }
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func fill(
    _ store: LocalStore, _ demo: GlobalOptions.Demo, today: CivilDate
  ) throws(ChangeFailure) {
    let catalog = store.load()
    let network = DemoNetwork(
      scale: DemoNetwork.Scale(named: demo.scale) ?? .small, seed: demo.seed,
      municipalities: catalog.municipalities, events: Array(catalog.events),
      homeOrganization: catalog.network.homeOrganization, today: today)
    let isKnown = { (record: Record) in catalog.stored(record.key) != nil }
    let records = network.records()
    try store.fill(with: records.filter { !isKnown($0) })
    let answers = records.filter(isKnown).map { record in
      Change.put(record, basedOn: catalog.revision(of: record.key))
    }
    _ = try store.apply(ChangeSet(label: "", changes: answers))
  }

  private static func newPath() -> String {
    let folder = FileManager.default.temporaryDirectory.path
    return "\(folder)/samspill-demo-\(UUID().uuidString.lowercased())"
  }
}
