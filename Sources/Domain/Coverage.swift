package import CivilTime

/// How the network stands: one row for every municipality, always all of them.
package struct Coverage: Hashable, Sendable {
  /// What is known of one municipality today.
  package struct Row: Hashable, Sendable {
    package let municipality: RecordID
    /// The main contacts' names; most often one, or none.
    package let mainContacts: [RecordID]
    package let lastContact: LastContact?
    /// Days since the last contact; `nil` if there has been none.
    package let daysSinceContact: Int?
    package let openFollowUps: Int
    package let overdueFollowUps: Int
    /// The answer to the chosen event; `nil` without one, or when not listed for it.
    package let attendance: Participant.Status?
    /// How many of the past twelve months' gatherings it said yes to.
    package let attendedCount: Int
    /// The share of inhabitants who are 80 or older, 0 to 1, if known.
    package let over80Share: Double?
  }

  /// One for each municipality, in the catalog's order.
  package let rows: [Row]
  /// The event whose attendance is shown, if one was chosen.
  package let event: RecordID?
  /// How many gatherings there were in the past twelve months.
  package let gatheringCount: Int
  /// The share of the whole network's inhabitants who are 80 or older, if known.
  package let over80Share: Double?

  /// - Parameters:
  ///   - catalog: The network.
  ///   - today: The day that everything is counted from; later things are left out.
  ///   - event: The event whose attendance is asked for, or `nil` for attendance over a year.
  package init(_ catalog: Catalog, today: CivilDate, event: RecordID? = nil) {
    let yearAgo = today.adding(months: -12)
    let chosen = event.flatMap { catalog.event($0) }.map { Attendance(at: $0, in: catalog) }
    rows = catalog.municipalities.enumerated().map { index, municipality in
      Row(
        municipality, in: catalog, from: yearAgo, today: today,
        attendance: chosen?.answers[index].status)
    }
    self.event = chosen?.event
    gatheringCount = catalog.gatheringPositions(from: yearAgo, through: today).count
    over80Share = Self.share(catalog.municipalities.compactMap(\.municipality?.population))
  }

  /// The row of one municipality, looked for among all.
  package func row(of municipality: RecordID) -> Row? {
    rows.first { $0.municipality == municipality }
  }

  /// How many municipalities have a main contact.
  package var withMainContactCount: Int {
    rows.count { !$0.mainContacts.isEmpty }
  }

  private static func share(_ populations: [Municipality.Population]) -> Double? {
    let known = populations.filter { $0.over80 != nil && $0.total > 0 }
    guard !known.isEmpty else { return nil }
    let total = known.reduce(0.0) { $0 + Double($1.total) }
    return known.reduce(0.0) { $0 + Double($1.over80 ?? 0) } / total
  }
}

extension Coverage.Row {
  fileprivate init(
    _ municipality: Organization, in catalog: Catalog, from first: CivilDate, today: CivilDate,
    attendance: Participant.Status?
  ) {
    self.municipality = municipality.id
    mainContacts = catalog.mainContacts(of: municipality, on: today).map(\.id)
    lastContact = LastContact(with: municipality, in: catalog, today: today)
    daysSinceContact = lastContact.map { $0.day.days(until: today) }
    let followUps = catalog.linked(catalog.links.followUps, municipality)
    let shelf = catalog.shelves[.followUp]
    let facts = followUps.map { shelf.facts(at: $0.position) }
    openFollowUps = facts.count { $0.flags.contains(.isOpen) }
    overdueFollowUps = facts.count { $0.isOverdue(on: today) }
    self.attendance = attendance
    let events = catalog.shelves[.event]
    attendedCount = catalog.linked(catalog.links.events, municipality).count { link in
      guard link.isContact else { return false }
      let day = events.facts(at: link.position).last
      return first.dayNumber <= day && day <= today.dayNumber
    }
    over80Share = municipality.municipality?.population?.over80Share
  }
}

extension Municipality.Population {
  /// The share who are 80 or older, 0 to 1.
  package var over80Share: Double? {
    total > 0 ? over80.map { Double($0) / Double(total) } : nil
  }
}

extension Catalog {
  /// Events at which people came together, within a span of days, both included.
  package func gatherings(from first: CivilDate, through last: CivilDate) -> [Event] {
    gatheringPositions(from: first, through: last).map { events[$0] }
  }

  fileprivate func gatheringPositions(from first: CivilDate, through last: CivilDate) -> [Int] {
    let shelf = shelves[.event]
    return (0..<shelf.count).filter { position in
      let facts = shelf.facts(at: position)
      return facts.flags.contains(.isGathering) && first.dayNumber <= facts.last
        && facts.last <= last.dayNumber
    }
  }
}
