import VObject

/// Which item of a file is meant.
struct ItemSelector {
  /// Where an item is: in a component of the file, or that component itself.
  struct Place {
    var outer: Int
    var inner: Int?
  }

  var uid: String?
  /// Counted from 0 through the file.
  var number: Int?
  /// The RECURRENCE-ID of the occurrence that is meant, instead of the whole series.
  var recurrenceID: String?

  /// Calls `body` with all events, to-dos, journals and cards, in the order of the file.
  static func forEachItem(in file: ParsedFile, _ body: (Place, Component) -> Void) {
    var outer = 0
    file.forEachComponent { component in
      if component.name == "VCALENDAR" {
        var inner = 0
        component.forEachComponent { item in
          if isItem(item, inCalendar: true) { body(Place(outer: outer, inner: inner), item) }
          inner += 1
        }
      } else if isItem(component, inCalendar: false) {
        body(Place(outer: outer), component)
      }
      outer += 1
    }
  }

  /// All items of the wanted UID.
  func itemsOfUID(in file: ParsedFile) -> [(place: Place, item: Component)] {
    var items: [(place: Place, item: Component)] = []
    Self.forEachItem(in: file) { if hasUID($1) { items.append(($0, $1)) } }
    return items
  }

  /// The one item that is meant.
  func place(in file: ParsedFile) throws(FileFailure) -> Place {
    if let number { return try place(ofItem: number, in: file) }
    let ofAnyUID = itemsOfUID(in: file)
    // Several calendars in one file are several messages about the same items, RFC 5546 §1.4.
    let ofUID = ofAnyUID.filter {
      $0.place.inner == nil || $0.place.outer == ofAnyUID[0].place.outer
    }
    let wanted = ofUID.filter { isWantedOccurrence($0.item) }
    // A file may hold a changed occurrence alone, which then is all there is of the series.
    let candidates = wanted.isEmpty && recurrenceID == nil ? ofUID : wanted
    guard let place = candidates.first?.place else {
      throw FileFailure(.notFound, notFoundMessage(isThere: !ofUID.isEmpty))
    }
    guard candidates.count == 1 else {
      let message = "\(candidates.count) items have the UID \(uid ?? ""); choose one with --item"
      throw FileFailure(.conflict, message, exitCode: .conflict)
    }
    return place
  }

  private func place(ofItem number: Int, in file: ParsedFile) throws(FileFailure) -> Place {
    var count = 0
    var found: Place?
    Self.forEachItem(in: file) { place, _ in
      if count == number { found = place }
      count += 1
    }
    guard let found else {
      throw FileFailure(.notFound, "there is no item \(number); the file has \(count)")
    }
    return found
  }

  private func notFoundMessage(isThere: Bool) -> String {
    guard isThere, let recurrenceID else { return "there is no item with the UID \(uid ?? "")" }
    return "the occurrence \(recurrenceID) of \(uid ?? "") has not been changed, so it is no item"
  }

  /// Whether the item has the wanted UID, as it is meant or as it is written.
  func hasUID(_ item: Component) -> Bool {
    guard let uid, let line = item.property(named: "UID") else { return false }
    return line.text.hasBytes(of: uid) || line.value.hasBytes(of: uid)
  }

  func isWantedOccurrence(_ item: Component) -> Bool {
    guard let recurrenceID else { return item.property(named: "RECURRENCE-ID") == nil }
    guard let line = item.property(named: "RECURRENCE-ID") else { return false }
    let wanted = String(recurrenceID.filter { $0 != "-" && $0 != ":" })
    return String(line.value.filter { $0 != "-" && $0 != ":" }) == wanted
  }

  /// Whether it is an event, a to-do, a journal or, outside calendars, a card.
  static func isItem(_ component: Component, inCalendar: Bool) -> Bool {
    switch component.name {
    case "VEVENT", "VTODO", "VJOURNAL": true
    case "VCARD": !inCalendar
    default: false
    }
  }
}

extension ParsedFile {
  /// The item at a place; `nil` if there is none.
  func item(at place: ItemSelector.Place) -> Component? {
    let outer = component(at: place.outer)
    return place.inner.map { outer?.component(at: $0) } ?? outer
  }

  /// Puts another item in the place of one that is there.
  mutating func replaceItem(at place: ItemSelector.Place, with item: Component) {
    guard let inner = place.inner, var outer = component(at: place.outer) else {
      return replaceComponent(at: place.outer, with: item)
    }
    outer.replaceComponent(at: inner, with: item)
    replaceComponent(at: place.outer, with: outer)
  }

  /// The standard that the item at `place` follows.
  func dialect(at place: ItemSelector.Place) -> Dialect {
    component(at: place.outer).map(Dialect.init(of:)) ?? .calendar
  }
}
