import CivilTime

/// Tells items that happen once, at a time that anyone can read, from those with more to them.
struct PlainTimes {
  private(set) var zones: CalendarZones

  init(in zones: CalendarZones) {
    self.zones = zones
  }

  /// Whether there is certainly nothing to say of the item's times.
  mutating func arePlain(in item: Component, _ tally: PropertyTally) -> Bool {
    guard !PropertyName.repeating.contains(where: tally.has), !tally.has(.duration) else {
      return false
    }
    let isToDo = item.name == "VTODO"
    guard let startIndex = tally.first(.dtStart) ?? (isToDo ? tally.first(.due) : nil) else {
      return item.name != "VEVENT"
    }
    guard let start = instant(of: item.items[startIndex]) else { return false }
    guard let endIndex = tally.first(isToDo ? .due : .dtEnd) else { return true }
    return instant(of: item.items[endIndex]).map { $0 >= start } ?? false
  }

  private mutating func instant(of part: Component.Item) -> Instant? {
    guard case .property(let line) = part else { return nil }
    let facts = line.facts
    guard facts.isPlain, let time = line.plainTime(facts) else { return nil }
    guard case .local(let local) = time, let name = facts.zoneName, !name.isEmpty else {
      return zones.floating.instant(of: time.dateTime)
    }
    return line.zone(named: name, in: &zones)?.instant(of: local)
  }
}
