package import CivilTime

/// How the network stands: one row for every municipality, always all of them.
package struct Coverage: Hashable, Sendable {
  /// What is known of one municipality today.
  package struct Row: Hashable, Sendable {
    package let municipality: RecordID
    /// The main contacts' names; most often one, or none.
    package let mainContacts: [RecordID]
    package internal(set) var lastContact: LastContact?
    /// Days since the last contact; `nil` if there has been none.
    package internal(set) var daysSinceContact: Int?
    package internal(set) var openFollowUps = 0
    package internal(set) var overdueFollowUps = 0
    /// The answer to the chosen event; `nil` without one, or when not listed for it.
    package let attendance: Participant.Status?
    /// How many of the past twelve months' gatherings it said yes to.
    package internal(set) var attendedCount = 0
    /// The share of inhabitants who are 80 or older, 0 to 1, if known.
    package let over80Share: Double?

    /// Where the municipality stands among the organisations.
    let position: Int
    /// The last contact by records of each kind that tells of one.
    var candidates: [LastContact.Candidate?]
  }

  /// One for each municipality, in the catalog's order.
  package let rows: [Row]
  /// The event whose attendance is shown, if one was chosen.
  package let event: RecordID?
  /// How many gatherings there were in the past twelve months.
  package let gatheringCount: Int
  /// The share of the whole network's inhabitants who are 80 or older, if known.
  package let over80Share: Double?
  /// The day that everything is counted from.
  let today: CivilDate

  /// - Parameters:
  ///   - catalog: The network.
  ///   - today: The day that everything is counted from; later things are left out.
  ///   - event: The event whose attendance is asked for, or `nil` for attendance over a year.
  package init(_ catalog: Catalog, today: CivilDate, event: RecordID? = nil) {
    let chosen = event.flatMap { catalog.event($0) }.map { Attendance(at: $0, in: catalog) }
    var rows = catalog.municipalities.enumerated().map { index, municipality in
      Row(municipality, in: catalog, today: today, attendance: chosen?.answers[index].status)
    }
    Self.renew(LastContact.kinds, of: &rows, in: catalog, today)
    self.rows = rows
    self.event = chosen?.event
    gatheringCount = Self.gatheringCount(in: catalog, today)
    over80Share = Self.share(catalog.municipalities.compactMap(\.municipality?.population))
    self.today = today
  }

  /// The coverage after some records have changed: what hangs on others is not worked out again.
  ///
  /// - Parameters:
  ///   - old: The network as it was when this was its coverage.
  ///   - catalog: As it is now.
  /// - Returns: `nil` if all has to be worked out anew: organisations or contacts have changed.
  package func updated(from old: Catalog, to catalog: Catalog) -> Coverage? {
    guard event == nil, catalog.hasSame(.organization, .contact, as: old) else { return nil }
    let kinds = LastContact.kinds.filter { !catalog.hasSame($0, as: old) }
    guard !kinds.isEmpty else { return self }
    var rows = rows
    Self.renew(kinds, of: &rows, in: catalog, today)
    let gatheringCount =
      kinds.contains(.event) ? Self.gatheringCount(in: catalog, today) : gatheringCount
    return Coverage(
      rows: rows, event: nil, gatheringCount: gatheringCount, over80Share: over80Share,
      today: today)
  }

  private init(
    rows: [Row], event: RecordID?, gatheringCount: Int, over80Share: Double?, today: CivilDate
  ) {
    (self.rows, self.event, self.gatheringCount) = (rows, event, gatheringCount)
    (self.over80Share, self.today) = (over80Share, today)
  }

  /// Works out anew what hangs on records of some kinds.
  private static func renew(
    _ kinds: [RecordKind], of rows: inout [Row], in catalog: Catalog, _ today: CivilDate
  ) {
    var isOther = Array(repeating: false, count: rows.count)
    for (index, kind) in LastContact.kinds.enumerated() where kinds.contains(kind) {
      let search = LastContact.Search(for: kind, in: catalog, today: today)
      for place in rows.indices {
        let candidate = search?.latest(with: rows[place].position)
        if rows[place].isOutdated(by: candidate, at: index) { isOther[place] = true }
        rows[place].candidates[index] = candidate
      }
    }
    for place in rows.indices where isOther[place] {
      rows[place].lastContact = LastContact(latestOf: rows[place].candidates, in: catalog)
      rows[place].daysSinceContact = rows[place].lastContact.map { $0.day.days(until: today) }
    }
    if kinds.contains(.followUp) { countFollowUps(of: &rows, in: catalog, today.dayNumber) }
    if kinds.contains(.event) { countEvents(of: &rows, in: catalog, today) }
  }

  private static func countFollowUps(
    of rows: inout [Row], in catalog: Catalog, _ today: Int
  ) {
    let (shelf, links) = (catalog.shelves[.followUp], catalog.links.followUps.byOrganization)
    for place in rows.indices {
      var (openCount, overdueCount) = (0, 0)
      for link in links.list(of: rows[place].position) {
        let facts = shelf.facts(at: link.position)
        openCount += facts.flags.contains(.isOpen) ? 1 : 0
        overdueCount += facts.isOverdue(on: today) ? 1 : 0
      }
      (rows[place].openFollowUps, rows[place].overdueFollowUps) = (openCount, overdueCount)
    }
  }

  private static func countEvents(
    of rows: inout [Row], in catalog: Catalog, _ today: CivilDate
  ) {
    let (shelf, links) = (catalog.shelves[.event], catalog.links.events.byOrganization)
    let days = today.adding(months: -12).dayNumber...today.dayNumber
    for place in rows.indices {
      rows[place].attendedCount = links.list(of: rows[place].position).count { link in
        link.isContact && days.contains(Int(shelf.facts(at: link.position).last))
      }
    }
  }

  /// The row of one municipality, looked for among all.
  package func row(of municipality: RecordID) -> Row? {
    rows.first { $0.municipality == municipality }
  }

  /// How many municipalities have a main contact.
  package var withMainContactCount: Int {
    rows.count { !$0.mainContacts.isEmpty }
  }

  private static func gatheringCount(in catalog: Catalog, _ today: CivilDate) -> Int {
    catalog.gatheringPositions(from: today.adding(months: -12), through: today).count
  }

  private static func share(_ populations: [Municipality.Population]) -> Double? {
    let known = populations.filter { $0.over80 != nil && $0.total > 0 }
    guard !known.isEmpty else { return nil }
    let total = known.reduce(0.0) { $0 + Double($1.total) }
    return known.reduce(0.0) { $0 + Double($1.over80 ?? 0) } / total
  }
}

extension Coverage.Row {
  /// The row before any records are looked at that tell of contact.
  fileprivate init(
    _ municipality: Organization, in catalog: Catalog, today: CivilDate,
    attendance: Participant.Status?
  ) {
    self.municipality = municipality.id
    mainContacts = catalog.mainContacts(of: municipality, on: today).map(\.id)
    self.attendance = attendance
    over80Share = municipality.municipality?.population?.over80Share
    position = catalog.position(of: municipality) ?? -1
    candidates = LastContact.kinds.map { _ in nil }
  }

  /// Whether the last contact may be another one once there is a candidate in one's place.
  fileprivate func isOutdated(by candidate: LastContact.Candidate?, at index: Int) -> Bool {
    // The same place among the records may be another record's.
    candidates[index] != candidate || lastContact?.record.kind == LastContact.kinds[index]
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
