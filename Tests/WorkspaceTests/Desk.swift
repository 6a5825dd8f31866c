import CivilTime
import Domain
import TerminalUI
import Testing
import Wording

@testable import Workspace

/// Somebody at the workspace: keys in, the screen and the effects out.
struct Desk {
  var state: WorkspaceState
  /// Everything the workspace has wanted done.
  private(set) var effects: [Effect] = []
  /// Answers what the workspace wants stored as the store would; `nil` leaves it unanswered.
  var store: SampleStore?

  init(
    _ catalog: Catalog = SampleNetwork.catalog, rows: Int = 34, columns: Int = 120,
    language: Language = .nb, today: CivilDate = SampleNetwork.today, place: String = "",
    answers: Bool = true
  ) {
    let settings = WorkspaceState.Settings(
      size: Size(rows: rows, columns: columns), today: today, now: SampleNetwork.now,
      language: language, theme: .neutral,
      identifiers: IdentifierSource(low: 1, high: 2), place: place)
    state = WorkspaceState(catalog: catalog, settings: settings)
    store = answers ? SampleStore(catalog) : nil
  }

  mutating func press(_ script: String) throws {
    for key in try #require(Key.script(script)) { take(.terminal(.key(key))) }
  }

  mutating func take(_ input: Input) {
    var inputs = [input]
    while !inputs.isEmpty {
      for effect in state.handle(inputs.removeFirst()) {
        effects.append(effect)
        if let answer = store?.answer(to: effect) { inputs.append(answer) }
      }
    }
  }

  /// Forgets the effects so far.
  mutating func forgetEffects() {
    effects = []
  }

  var screen: String { state.frame().text }

  func rows(_ range: Range<Int>) -> [String] {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Array(rows[range.clamped(to: 0..<rows.count)])
  }

  var footer: String { rows(state.size.rows - 1..<state.size.rows).first ?? "" }
}

/// A store in memory that says yes to everything.
struct SampleStore {
  private(set) var catalog: Catalog
  private var version = 1

  init(_ catalog: Catalog) {
    self.catalog = catalog
  }

  mutating func answer(to effect: Effect) -> Input? {
    if case .saveDraft(let draft) = effect { return .draftSaved(draft.id) }
    guard case .apply(let set) = effect else { return nil }
    version += 1
    var records: [RecordKey: StoredRecord] = [:]
    for record in allRecords { records[record.record.key] = record }
    for change in set.changes {
      switch change {
      case .put(let record, _):
        records[record.key] = StoredRecord(
          record, revision: Revision(token: "\(version)"), path: "\(record.key.id)")
      case .delete(let key, _): records[key] = nil
      }
    }
    catalog = Catalog(
      network: catalog.network, records: Array(records.values),
      conversations: Array(catalog.conversations), problems: catalog.problems)
    return .applied(set, catalog)
  }

  private var allRecords: [StoredRecord] {
    let keys =
      catalog.contacts.map { RecordKey(.contact, $0.id) }
      + catalog.organizations.map { RecordKey(.organization, $0.id) }
      + catalog.events.map { RecordKey(.event, $0.id) }
      + catalog.notes.map { RecordKey(.note, $0.id) }
      + catalog.followUps.map { RecordKey(.followUp, $0.id) }
      + catalog.methods.map { RecordKey(.method, $0.id) }
      + catalog.projects.map { RecordKey(.project, $0.id) }
      + catalog.messages.keys.map { RecordKey(.message, $0) }
    return keys.compactMap(catalog.stored)
  }
}
