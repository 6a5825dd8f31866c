import CivilTime
import Domain
import VObject

/// A vCard or iCalendar file of the store as the records in it, which can be changed there.
struct RecordFile {
  /// A record's place: the component at the top, and the one inside if the top is a calendar.
  fileprivate struct Place: Hashable {
    let top: Int
    let inner: Int?
  }

  fileprivate struct PlacedComponent {
    let component: Component
    let place: Place
  }

  private typealias Item = RecordList<PlacedComponent>.Item

  let file: StoredFile
  let zone: LocalZone
  private(set) var tree: ParsedFile
  private var items: [Item]
  /// How the file is written if it is not in UTF-8, as the tree is.
  private let form: UTF16Text?

  init(parsing bytes: [UInt8], of file: StoredFile, zone: LocalZone) {
    self.file = file
    self.zone = zone
    let decoded = UTF16Text.lossless(bytes)
    tree = ParsedFile(parsing: decoded?.utf8 ?? bytes)
    form = decoded?.form
    items = Self.items(of: tree, in: file)
  }

  /// A file with one new record in it.
  init(_ record: Record, as file: StoredFile, zone: LocalZone, at instant: Instant) {
    self.file = file
    self.zone = zone
    form = nil
    var component = record.makeComponent(in: zone) ?? Component(name: "X-NOTHING")
    component.stamp(at: instant, isNew: true)
    if file.folder.format == .card {
      tree = ParsedFile([component])
    } else {
      tree = .calendar(with: TimeZoneLines.definitions(for: component) + [component])
    }
    items = Self.items(of: tree, in: file)
  }

  var bytes: [UInt8] { form?.bytes(of: tree.bytes) ?? tree.bytes }

  /// Whether nothing would be left of the file without the record `id`.
  func holdsOnly(_ id: RecordID) -> Bool { holdsOnly([id]) }

  /// Whether nothing would be left of the file without some records.
  func holdsOnly(_ ids: Set<RecordID>) -> Bool {
    !items.isEmpty && items.allSatisfy { ids.contains($0.id) }
  }

  /// Puts in a record as it is in another file, with its exceptions and the time zones that they need.
  mutating func insert(_ id: RecordID, from other: RecordFile) {
    guard let bytes = other.extracting([id]).first else { return }
    var tops = tree.components
    for new in ParsedFile(parsing: bytes).components {
      guard new.name == "VCALENDAR", let place = tops.firstIndex(where: { $0.name == new.name })
      else {
        tops.append(new)
        continue
      }
      let present = tops[place].components
      let zones = Set(present.filter { $0.name == "VTIMEZONE" }.map { $0.text(of: "TZID") })
      let needed = new.components.filter {
        Self.isRecord($0) || $0.name == "VTIMEZONE" && !zones.contains($0.text(of: "TZID"))
      }
      tops[place].components = present + needed
    }
    replaceTops(by: tops)
  }

  /// Replaces a record that is in the file; nothing happens if it says the same already.
  ///
  /// - Throws: `otherCharset` if the file is in Windows-1252, which has no character for some of it.
  mutating func replace(
    _ old: Record, by new: Record, at instant: Instant
  ) throws(ChangeFailure) {
    guard old != new, let item = items.first(where: { $0.id == old.key.id }) else { return }
    var component = item.component
    new.write(into: &component, replacing: old, in: zone)
    guard component != item.component else { return }
    if !item.hasUID { component.setText(item.id.rawValue, of: "UID") }
    component.stamp(at: instant, isNew: false)
    var tops = tree.components
    let top = item.place.top
    if let inner = item.place.inner {
      var components = tops[top].components
      let definitions = TimeZoneLines.definitions(for: component, besides: components)
      components[inner] = component
      tops[top].components = definitions + components
      moveOccurrences(of: old, to: new, in: &tops[top], from: tree.components[top])
    } else {
      tops[top] = component
    }
    guard replaceTops(by: tops) else { throw .otherCharset(old.key, path: file.path) }
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

  /// Lets what was said of single occurrences follow an event that gets another start; `former` is the
  /// calendar with the event as it was.
  private func moveOccurrences(
    of old: Record, to new: Record, in calendar: inout Component, from former: Component
  ) {
    guard case .event(let before) = old, case .event(let after) = new, !after.recurrence.isEmpty,
      before.when != after.when
    else { return }
    SeriesMove(from: former, to: calendar, of: after.id, local: zone)?.carryOut(in: &calendar)
  }

  /// Changes every calendar at the top and returns what `change` said of them.
  mutating func editCalendars(_ change: (inout Component) -> [String]) -> [String] {
    var said: [String] = []
    var tops = tree.components
    for top in tops.indices where tops[top].name == "VCALENDAR" { said += change(&tops[top]) }
    replaceTops(by: tops)
    return said
  }

  /// Puts in what there is at the top, in the charset of the file.
  ///
  /// - Returns: `false` if that is Windows-1252, which has no character for some of it; new lines are in
  ///   UTF-8 then.
  @discardableResult
  private mutating func replaceTops(by tops: [Component]) -> Bool {
    let isWindows1252 = tree.isWindows1252
    tree.components = tops
    let inOneCharset = isWindows1252 ? try? tree.writingNewLinesInWindows1252() : tree
    if let inOneCharset { tree = inOneCharset }
    items = Self.items(of: tree, in: file)
    return inOneCharset != nil
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

  private static func isRecord(_ component: Component) -> Bool {
    ComponentKind(rawValue: component.name)?.isRecord ?? false
  }

  private static func items(of tree: ParsedFile, in file: StoredFile) -> [Item] {
    var list = RecordList<PlacedComponent>(in: file)
    func add(_ component: Component, _ place: Place) {
      guard isRecord(component) else { return }
      list.add(
        PlacedComponent(component: component, place: place), uid: component.text(of: "UID"),
        isException: component.property(named: "RECURRENCE-ID") != nil)
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
    return list.items
  }
}

extension RecordList<RecordFile.PlacedComponent>.Item {
  fileprivate var component: Component { content.component }
  fileprivate var place: RecordFile.Place { content.place }
}
