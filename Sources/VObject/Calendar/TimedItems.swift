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
    var items: [TimedItem] = []
    remarks = Self.forEach(in: file, floating: floating, keeping: limit) { item in
      items.append(item)
      return true
    }
    self.items = items
  }

  /// Reads one VCALENDAR.
  ///
  /// - Parameters:
  ///   - calendar: The VCALENDAR.
  ///   - floating: The zone that floating times are read in; `nil` for the calendar's own.
  package init(of calendar: Component, floating: TimeZoneRules?) {
    var items: [TimedItem] = []
    remarks = DiagnosticList(limit: ParsedFile.usualLimit)
    _ = Self.read(
      calendar.items, zones: CalendarZones(of: calendar, floating: floating), &remarks
    ) { item in
      items.append(item)
      return true
    }
    self.items = items
  }

  /// Reads all calendars of a file, and items that lie in none, without holding more than one item.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - floating: The zone that floating times are read in; `nil` for the calendar's own.
  ///   - limit: How many diagnostics are kept.
  ///   - body: Takes in an item, in the order of the file, and tells whether it wants more of them.
  ///     When it does not, reading ends as soon as there is no more to be said of the others either.
  /// - Returns: What is to be said of the times, zones and rules.
  package static func forEach(
    in file: ParsedFile, floating: TimeZoneRules?, keeping limit: Int,
    _ body: (TimedItem) -> Bool
  ) -> DiagnosticList {
    var remarks = DiagnosticList(limit: limit)
    var goesOn = true
    for case .component(let calendar) in file.items where calendar.name == "VCALENDAR" && goesOn {
      let zones = CalendarZones(of: calendar, floating: floating)
      goesOn = read(calendar.items, zones: zones, &remarks, body)
    }
    guard goesOn else { return remarks }
    let zones = CalendarZones(of: Component(name: "VCALENDAR"), floating: floating)
    _ = read(file.items, zones: zones, &remarks, body)
    return remarks
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

  /// Reads what has a time of the parts of one calendar; `false` if nobody wants more.
  private static func read(
    _ items: [Component.Item], zones: CalendarZones, _ remarks: inout DiagnosticList,
    _ body: (TimedItem) -> Bool
  ) -> Bool {
    var reader = TimedItemReader(zones, keeping: remarks.limit)
    var goesOn = true
    let chains = ItemChains(of: items)
    for first in chains.firsts {
      let item = reader.read(chains.group(from: first, in: items))
      if let item { goesOn = body(item) }
      if !goesOn && !reader.diagnostics.isOpen { break }
    }
    remarks.add(reader.diagnostics)
    return goesOn || remarks.isOpen
  }

  /// Whether the component may have a time.
  static func isTimed(_ component: Component) -> Bool {
    let name = component.name
    return name == "VEVENT" || name == "VTODO" || name == "VJOURNAL"
  }
}
