package import CivilTime

/// All that a calendar has of events, to-dos and journal entries with a time, each with everything
/// that makes it come back.
///
/// Components belong together by their UID. Of several that describe the same thing, or change the
/// same occurrence, the one with the highest SEQUENCE counts (RFC 5546 §2.1.4), else the first.
package struct TimedItems: Sendable {
  /// In the order of the file.
  package private(set) var items: [TimedItem] = []
  /// What could not be understood of times, zones and rules, and what is odd about them.
  package private(set) var remarks: DiagnosticList

  /// The same, as far as it was kept.
  package var diagnostics: [Diagnostic] { remarks.kept }

  /// Reads all calendars of a file, and items that lie in none.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - floating: The zone that floating times are read in; `nil` for the calendar's own.
  ///   - limit: How many diagnostics are kept.
  package init(
    of file: ParsedFile, floating: TimeZoneRules?, keeping limit: Int = ParsedFile.usualLimit
  ) {
    remarks = DiagnosticList(limit: limit)
    var strays: [Component] = []
    for component in file.components {
      if component.name == "VCALENDAR" {
        let zones = CalendarZones(of: component, floating: floating)
        add(component.components, zones: zones)
      } else {
        strays.append(component)
      }
    }
    add(strays, zones: CalendarZones(of: Component(name: "VCALENDAR"), floating: floating))
  }

  /// Reads one VCALENDAR.
  ///
  /// - Parameters:
  ///   - calendar: The VCALENDAR.
  ///   - floating: The zone that floating times are read in; `nil` for the calendar's own.
  package init(of calendar: Component, floating: TimeZoneRules?) {
    remarks = DiagnosticList(limit: ParsedFile.usualLimit)
    add(calendar.components, zones: CalendarZones(of: calendar, floating: floating))
  }

  /// What there is to say of those of a calendar's items, in its zones, that stand in `places`.
  ///
  /// Of many that are wrong only as many are read as there is anything to be said of. `isAlone` may
  /// tell that no other item has the UID of this one.
  static func remarks(
    on items: [Component.Item], at places: [Int], zones: CalendarZones, keeping limit: Int,
    isAlone: (Component) -> Bool
  ) -> DiagnosticList {
    var reader = TimedItemReader(zones, keeping: limit)
    var groups = ItemGroups(of: items, at: places)
    while reader.diagnostics.isOpen, let next = groups.next(isAlone: isAlone) {
      for group in next where reader.diagnostics.isOpen { _ = reader.read(group) }
    }
    return reader.diagnostics
  }

  private mutating func add(_ components: [Component], zones: CalendarZones) {
    var reader = TimedItemReader(zones, keeping: remarks.limit)
    for group in Self.grouped(components) {
      if let item = reader.read(group) { items.append(item) }
    }
    remarks.add(reader.diagnostics)
  }

  /// The items with the same UID together; each without one alone.
  private static func grouped(_ components: [Component]) -> [[Component]] {
    var groups: [[Component]] = []
    var indexes: [ItemIdentity: Int] = [:]
    for item in components where isTimed(item) {
      let identity = ItemIdentity(of: item)
      if let index = indexes[identity] {
        groups[index].append(item)
      } else {
        if !identity.uid.isEmpty { indexes[identity] = groups.count }
        groups.append([item])
      }
    }
    return groups
  }

  /// Whether the component may have a time.
  static func isTimed(_ component: Component) -> Bool {
    let name = component.name
    return name == "VEVENT" || name == "VTODO" || name == "VJOURNAL"
  }
}
