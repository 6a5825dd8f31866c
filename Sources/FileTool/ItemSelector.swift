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

  /// The places of all events, to-dos, journals and cards, in the order of the file.
  static func places(in file: ParsedFile) -> [Place] {
    items(in: file).map(\.place)
  }

  /// The same with the items themselves: to look one up by its place takes as long as all.
  static func items(in file: ParsedFile) -> [(place: Place, item: Component)] {
    file.components.enumerated().flatMap { outer, component in
      switch component.name {
      case "VCALENDAR":
        component.components.enumerated().filter { Self.isItem($0.element) }.map {
          (Place(outer: outer, inner: $0.offset), $0.element)
        }
      case let name:
        name == "VCARD" || Self.isItem(component) ? [(Place(outer: outer), component)] : []
      }
    }
  }

  /// The one item that is meant.
  func place(in file: ParsedFile) throws(FileFailure) -> Place {
    let items = Self.items(in: file)
    if let number {
      guard items.indices.contains(number) else {
        throw FileFailure(.notFound, "there is no item \(number); the file has \(items.count)")
      }
      return items[number].place
    }
    let ofAnyUID = items.filter { hasUID($0.item) }
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

  private func notFoundMessage(isThere: Bool) -> String {
    guard isThere, let recurrenceID else { return "there is no item with the UID \(uid ?? "")" }
    return "the occurrence \(recurrenceID) of \(uid ?? "") has not been changed, so it is no item"
  }

  /// Whether the item has the wanted UID, as it is meant or as it is written.
  func hasUID(_ item: Component) -> Bool {
    guard let line = item.property(named: "UID") else { return false }
    return line.text == uid || line.value == uid
  }

  func isWantedOccurrence(_ item: Component) -> Bool {
    guard let recurrenceID else { return item.property(named: "RECURRENCE-ID") == nil }
    guard let line = item.property(named: "RECURRENCE-ID") else { return false }
    let wanted = String(recurrenceID.filter { $0 != "-" && $0 != ":" })
    return String(line.value.filter { $0 != "-" && $0 != ":" }) == wanted
  }

  private static func isItem(_ component: Component) -> Bool {
    ["VEVENT", "VTODO", "VJOURNAL"].contains(component.name)
  }
}

extension ParsedFile {
  subscript(place: ItemSelector.Place) -> Component {
    get {
      let outer = components[place.outer]
      return place.inner.map { outer.components[$0] } ?? outer
    }
    set {
      if let inner = place.inner {
        components[place.outer].components[inner] = newValue
      } else {
        components[place.outer] = newValue
      }
    }
  }

  /// The standard that the item at `place` follows.
  func dialect(at place: ItemSelector.Place) -> Dialect {
    Dialect(of: components[place.outer])
  }
}
