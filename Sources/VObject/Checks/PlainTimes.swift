import CivilTime

/// Tells items whose times anyone can read from those with more to them.
struct PlainTimes {
  private(set) var zones: CalendarZones
  /// Rules that were read before, by their text, and whether there was nothing to say of them.
  private var rules: [Rule: Bool] = [:]

  private struct Rule: Hashable {
    let text: ArraySlice<UInt8>
    let isOfDay: Bool
  }

  /// A file has a few rules over and over, or else it is not worth keeping them.
  private static let maximumRuleCount = 1000

  private let limit: Int

  /// - Parameters:
  ///   - zones: Those of the calendar.
  ///   - limit: How many diagnostics will be read.
  init(in zones: CalendarZones, keeping limit: Int) {
    (self.zones, self.limit) = (zones, limit)
  }

  /// Whether there is certainly nothing to say of the item's times.
  mutating func arePlain(in item: Component, _ tally: PropertyTally) -> Bool {
    guard !PropertyName.exceptions.contains(where: tally.has), !tally.has(.duration) else {
      return false
    }
    let isToDo = item.name == "VTODO"
    guard let startIndex = tally.first(.dtStart) ?? (isToDo ? tally.first(.due) : nil) else {
      return item.name != "VEVENT"
    }
    guard let start = moment(of: item.items[startIndex]) else { return false }
    if let rule = tally.first(.rule) {
      guard tally.hasOne(.rule), isPlain(item.items[rule], startingAt: start.time) else {
        return false
      }
    }
    guard let endIndex = tally.first(isToDo ? .due : .dtEnd) else { return true }
    guard let end = moment(of: item.items[endIndex]) else { return false }
    return end.instant >= start.instant
  }

  private mutating func moment(of part: Component.Item) -> RecurrenceSet.Moment? {
    guard case .property(let line) = part else { return nil }
    let facts = line.facts
    guard facts.isPlain, let time = line.plainTime(facts) else { return nil }
    guard case .local = time, let name = facts.zoneName, !name.isEmpty else {
      return RecurrenceSet.Moment(time, in: zones.floating)
    }
    // Of what is made of so many unknown names nothing more will be read.
    guard zones.unknownCount <= limit else { return nil }
    return line.zone(named: name, in: &zones).map { RecurrenceSet.Moment(time, in: $0) }
  }

  private mutating func isPlain(_ part: Component.Item, startingAt start: CalendarTime) -> Bool {
    guard case .property(let line) = part, let text = line.bytesOfPlainText else { return false }
    let isOfDay = if case .day = start { true } else { false }
    let key = Rule(text: text, isOfDay: isOfDay)
    if let known = rules[key] { return known }
    let reading = RecurrenceRule.reading(line.value)
    let isPlain = reading.problems.isEmpty && reading.rule?.problems(startingAt: start) == []
    if rules.count < Self.maximumRuleCount { rules[key] = isPlain }
    return isPlain
  }
}
