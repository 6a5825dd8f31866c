import Domain
import VObject

/// The components of a file that are records, or could be, each with the identity it goes by.
struct RecordList<Content> {
  struct Item {
    let content: Content
    let id: RecordID
    let hasUID: Bool
  }

  private let file: StoredFile
  private var masters: [Item] = []
  private var exceptions: [Item] = []

  init(in file: StoredFile) {
    self.file = file
  }

  /// Masters before their exceptions (RECURRENCE-ID).
  var items: [Item] { exceptions.isEmpty ? masters : masters + exceptions }

  /// Takes in the next component of the file.
  mutating func add(_ content: Content, uid: String?, isException: Bool) {
    let item = Item(
      content: content, id: RecordID(uid ?? standIn(masters.count)), hasUID: uid != nil)
    if isException { exceptions.append(consume item) } else { masters.append(consume item) }
  }

  /// What identifies an item without UID: its file, and its number there if it is not the first.
  private func standIn(_ index: Int) -> String {
    let name = file.name.description
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return index == 0 ? stem : "\(stem)-\(index + 1)"
  }
}

extension ComponentKind {
  var isRecord: Bool {
    switch self {
    case .card, .event, .journal, .toDo: true
    case .calendar, .freeBusy, .timeZone, .alarm, .standard, .daylight: false
    }
  }
}
