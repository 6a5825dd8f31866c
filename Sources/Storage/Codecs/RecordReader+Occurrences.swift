import CivilTime
import Domain
import VObject

extension RecordReader {
  /// How far back and ahead of now occurrences are looked for, in days, and how many at most.
  private static let (daysBack, daysAhead, limit) = (3660, 740, 5000)

  /// The records with the further days of those events that come again, within some years of `now`.
  func addingFurtherDays(to records: [StoredRecord], at now: Instant) -> [StoredRecord] {
    let recurring = recurringEvents
    guard !recurring.isEmpty, let zone = TimeZoneRules(named: zone.name) else { return records }
    let items = TimedItems(of: ParsedFile(parsing: text), floating: zone).items
    return records.map { stored in
      guard case .event(var event) = stored.record, recurring.contains(event.id),
        let item = items.first(where: { $0.name == "VEVENT" && RecordID($0.uid) == event.id })
      else { return stored }
      let found = item.set.occurrences(
        from: now.adding(seconds: -Self.daysBack * 86_400),
        to: now.adding(seconds: Self.daysAhead * 86_400), limit: Self.limit)
      let days = Set(found.occurrences.map(\.start.time.date))
      event.furtherDays = days.subtracting([event.when.firstDay]).sorted()
      var expanded = stored
      expanded.record = .event(event)
      return expanded
    }
  }
}
