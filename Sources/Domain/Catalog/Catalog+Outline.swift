package import CivilTime

extension Catalog {
  /// The events of a network seen from one day; made of the columns alone.
  ///
  /// - Returns: Those that are not over, by first day, and those that are, the last one first.
  package func eventOutline(
    on today: CivilDate
  ) -> (coming: KeyList, past: KeyList) {
    let shelf = shelves[.event]
    var positions = Array(0..<shelf.count)
    let middle = positions.partition { shelf.facts(at: $0).final < today.dayNumber }
    return (
      keys(of: .event, at: positions[..<middle].sorted()),
      keys(of: .event, at: positions[middle...].sorted(by: >))
    )
  }

  /// The follow-ups of a network seen from one day; made of the columns alone.
  package func followUpOutline(on today: CivilDate) -> FollowUpOutline {
    let shelf = shelves[.followUp]
    let todayNumber = today.dayNumber
    let sunday = ISOWeek(containing: today).monday.adding(days: 6).dayNumber
    var (open, closed): ([Int], [Int]) = ([], [])
    var days: [Int32] = []
    var (overdueCount, dueThisWeekCount) = (0, 0)
    for position in 0..<shelf.count {
      let facts = shelf.facts(at: position)
      guard facts.flags.contains(.isOpen) else {
        closed.append(position)
        days.append(facts.last)
        continue
      }
      open.append(position)
      if facts.isOverdue(on: todayNumber) {
        overdueCount += 1
      } else if facts.first != RecordFacts.none, facts.first <= sunday {
        dueThisWeekCount += 1
      }
    }
    let order = Self.latestFirst(days)
    return FollowUpOutline(
      open: keys(of: .followUp, at: open),
      closed: keys(of: .followUp, at: order.map { closed[$0] }),
      overdueCount: overdueCount, dueThisWeekCount: dueThisWeekCount)
  }

  /// The indices of days from the latest to the first, those of one day in their order; by counting,
  /// as all of them lie within a few years.
  private static func latestFirst(_ days: [Int32]) -> [Int] {
    let dated = days.lazy.filter { $0 != RecordFacts.none }
    guard let first = dated.min().map(Int.init), let last = dated.max().map(Int.init),
      last - first < 1 << 16
    else {
      return days.indices.sorted { (days[$0], $1) > (days[$1], $0) }
    }
    // Behind the first of all days one more place, for those that have no day.
    let place = { (day: Int32) in last - (day == RecordFacts.none ? first - 1 : Int(day)) }
    var starts = [Int](repeating: 0, count: last - first + 3)
    for day in days { starts[place(day) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var order = Array(repeating: 0, count: days.count)
    for (index, day) in days.enumerated() {
      order[starts[place(day)]] = index
      starts[place(day)] += 1
    }
    return order
  }

  /// How many conversations hold a message that nobody has read; made of the columns alone.
  package var unreadConversationCount: Int {
    let shelf = shelves[.message]
    return (0..<links.conversations.messages.count).count { conversation in
      links.conversations.messages.range(of: conversation).contains { place in
        let message = Int(links.conversations.messages.entries[place])
        return shelf.facts(at: message).flags.contains(.isUnread)
      }
    }
  }
}

/// Follow-ups as a list shows them.
package struct FollowUpOutline: Sendable {
  /// Those still to be done, by due day.
  package let open: KeyList
  /// The others, the one done last first.
  package let closed: KeyList
  package let overdueCount: Int
  /// How many are due by the end of the week, but not overdue.
  package let dueThisWeekCount: Int
}
