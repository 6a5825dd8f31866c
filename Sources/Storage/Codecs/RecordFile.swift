import CivilTime
import Domain
import VObject

/// A vCard or iCalendar file of the store as the records in it.
///
/// As a rule there is one; several are read and edited all the same.
struct RecordFile {
  /// A record's place: the component at the top, and the one inside if the top is a calendar.
  private struct Place: Hashable {
    let top: Int
    let inner: Int?
  }

  /// A component that is, or could be, a record.
  private struct Item {
    let properties: PropertyIndex
    let place: Place
    let id: RecordID
    let hasUID: Bool

    var component: Component { properties.component }
  }

  let file: StoredFile
  let zone: LocalZone
  private(set) var tree: ParsedFile
  private var items: [Item]

  init(parsing bytes: [UInt8], of file: StoredFile, zone: LocalZone) {
    self.file = file
    self.zone = zone
    tree = ParsedFile(parsing: bytes)
    items = Self.items(of: tree, in: file)
  }

  /// A file with one new record in it.
  init(_ record: Record, as file: StoredFile, zone: LocalZone, at instant: Instant) {
    self.file = file
    self.zone = zone
    var component = record.makeComponent(in: zone) ?? Component(name: "X-NOTHING")
    component.stamp(at: instant, isNew: true)
    if file.folder.format == .card {
      tree = ParsedFile([component])
    } else {
      tree = .calendar(with: TimeZoneLines.definitions(for: component) + [component])
    }
    items = Self.items(of: tree, in: file)
  }

  var bytes: [UInt8] { tree.bytes }

  /// Whether nothing would be left of the file without the record `id`.
  func holdsOnly(_ id: RecordID) -> Bool {
    !items.isEmpty && items.allSatisfy { $0.id == id }
  }

  /// The events that happen more than once, by UID.
  var recurringEvents: Set<RecordID> {
    var events: Set<RecordID> = []
    for item in items where item.component.name == "VEVENT" && item.hasUID {
      let marks = ["RRULE", "RDATE", "RECURRENCE-ID"]
      if marks.contains(where: { item.properties.property(named: $0) != nil }) {
        events.insert(item.id)
      }
    }
    return events
  }

  /// Every record, each with its revision, and what could not be read.
  func records(of bytes: [UInt8]) -> (records: [StoredRecord], problems: [Problem]) {
    var problems = tree.diagnostics.map { Problem($0, path: file.path) }
    var records: [StoredRecord] = []
    var seen: Set<RecordID> = []
    for item in items where items.count == 1 || seen.insert(item.id).inserted {
      if !item.hasUID { problems.append(problem(item, .warning, "property", "it has no UID")) }
      guard let record = record(item) else {
        problems.append(problem(item, .error, "property", missing(in: item.component)))
        continue
      }
      let revision = Revision(of: items.count == 1 ? bytes : item.component.bytes)
      records.append(StoredRecord(record, revision: revision, path: file.path))
    }
    return (records, problems)
  }

  /// Replaces a record that is in the file; nothing happens if it says the same already.
  mutating func replace(_ old: Record, by new: Record, at instant: Instant) {
    guard old != new, let item = items.first(where: { $0.id == old.key.id }) else { return }
    var component = item.component
    new.write(into: &component, replacing: old, in: zone)
    guard component != item.component else { return }
    if !item.hasUID { component.setText(item.id.rawValue, of: "UID") }
    component.stamp(at: instant, isNew: false)
    if let inner = item.place.inner {
      var components = tree.components[item.place.top].components
      let definitions = TimeZoneLines.definitions(for: component, besides: components)
      components[inner] = component
      tree.components[item.place.top].components = definitions + components
    } else {
      tree.components[item.place.top] = component
    }
    items = Self.items(of: tree, in: file)
  }

  /// Changes every component that is a record, told the identity that it goes by.
  mutating func edit(_ change: (inout Component, RecordID) -> Void) {
    var tops = tree.components
    var inner: [Int: [Component]] = [:]
    for item in items {
      var component = item.component
      change(&component, item.id)
      guard component != item.component else { continue }
      if let index = item.place.inner {
        inner[item.place.top, default: tops[item.place.top].components][index] = component
      } else {
        tops[item.place.top] = component
      }
    }
    for (top, components) in inner { tops[top].components = components }
    replaceTops(by: tops)
  }

  /// Changes every calendar at the top and returns what `change` said of them.
  mutating func editCalendars(_ change: (inout Component) -> [String]) -> [String] {
    var said: [String] = []
    var tops = tree.components
    for top in tops.indices where tops[top].name == "VCALENDAR" { said += change(&tops[top]) }
    replaceTops(by: tops)
    return said
  }

  private mutating func replaceTops(by tops: [Component]) {
    tree.components = tops
    items = Self.items(of: tree, in: file)
  }

  /// Takes records out of a file that holds others too, their exceptions with them.
  mutating func remove(_ ids: Set<RecordID>) {
    remove(Set(items.filter { ids.contains($0.id) }.map(\.place)))
  }

  private mutating func remove(_ places: Set<Place>) {
    var tops = tree.components
    for top in Set(places.filter { $0.inner != nil }.map(\.top)) {
      tops[top].components = tops[top].components.enumerated().filter { index, _ in
        !places.contains(Place(top: top, inner: index))
      }.map(\.element)
    }
    let kept = tops.indices.filter { !places.contains(Place(top: $0, inner: nil)) }
    replaceTops(by: kept.map { tops[$0] })
  }

  /// Takes out components with a UID that are the same, byte for byte, as one above; says how many.
  mutating func removeRepeated() -> Int {
    var seen: Set<[UInt8]> = []
    let repeated = items.filter { $0.hasUID && !seen.insert($0.component.bytes).inserted }
    remove(Set(repeated.map(\.place)))
    return repeated.count
  }

  /// The line that the record of an identity begins at, from 1; 0 if there is none.
  func line(of id: RecordID) -> Int {
    items.first { $0.id == id }?.component.lineNumber ?? 0
  }

  /// A file of its own for each of some records: its exceptions with it, and what else is in its
  /// calendar but no record, such as time zones.
  func extracting(_ ids: [RecordID]) -> [[UInt8]] {
    let tops = tree.components
    let itemsByID = Dictionary(grouping: items, by: \.id)
    var frames: [Int: Component] = [:]
    return ids.map { id in
      let itemsByTop = Dictionary(grouping: itemsByID[id] ?? [], by: \.place.top)
      let components = itemsByTop.sorted { $0.key < $1.key }.map { top, items in
        guard items.allSatisfy({ $0.place.inner != nil }) else { return tops[top] }
        var calendar = frames[top] ?? Self.frame(of: tops[top])
        frames[top] = calendar
        let inOrder = items.sorted { ($0.place.inner ?? 0) < ($1.place.inner ?? 0) }
        calendar.components += inOrder.map(\.component)
        return calendar
      }
      return ParsedFile(components).bytes
    }
  }

  /// A calendar without its records.
  private static func frame(of calendar: Component) -> Component {
    var frame = calendar
    frame.removeComponents(where: isRecord)
    return frame
  }

  private func record(_ item: Item) -> Record? {
    Record.read(item.properties, in: file.folder, id: item.id, zone: zone)
  }

  private func missing(in component: Component) -> String {
    component.name == "VEVENT" ? "it has no DTSTART that can be read" : "it cannot be read"
  }

  private func problem(
    _ item: Item, _ severity: Problem.Severity, _ code: String, _ message: String
  ) -> Problem {
    Problem(
      path: file.path, line: item.component.lineNumber, severity: severity, code: code,
      message: message)
  }
}

extension RecordFile {
  private static func isRecord(_ component: Component) -> Bool {
    switch component.name {
    case "VCARD", "VEVENT", "VJOURNAL", "VTODO": true
    default: false
    }
  }

  /// The components that are records, masters before their exceptions (RECURRENCE-ID).
  private static func items(of tree: ParsedFile, in file: StoredFile) -> [Item] {
    var items: [Item] = []
    var exceptions: [Item] = []
    func add(_ component: Component, _ place: Place) {
      guard isRecord(component) else { return }
      let properties = PropertyIndex(component)
      let uid = properties.text(of: "UID")
      let isException = properties.property(named: "RECURRENCE-ID") != nil
      let count = items.count
      let item = Item(
        properties: properties, place: place, id: RecordID(uid ?? standIn(for: file, count)),
        hasUID: uid != nil)
      if isException { exceptions.append(item) } else { items.append(item) }
    }
    var top = 0
    tree.forEachComponent { component in
      add(component, Place(top: top, inner: nil))
      var inner = 0
      if component.name == "VCALENDAR" {
        component.forEachComponent { component in
          add(component, Place(top: top, inner: inner))
          inner += 1
        }
      }
      top += 1
    }
    return exceptions.isEmpty ? items : items + exceptions
  }

  /// What identifies an item without UID: its file, and its number there if it is not the first.
  private static func standIn(for file: StoredFile, _ index: Int) -> String {
    let name = file.name.description
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return index == 0 ? stem : "\(stem)-\(index + 1)"
  }
}

extension Problem {
  /// What the reader of a file found.
  init(_ diagnostic: Diagnostic, path: String) {
    self.init(
      path: path, line: diagnostic.line, column: diagnostic.column,
      severity: diagnostic.severity == .error ? .error : .warning, code: diagnostic.code.rawValue,
      message: diagnostic.message)
  }
}
