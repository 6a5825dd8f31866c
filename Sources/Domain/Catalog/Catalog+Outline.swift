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
    let sunday = ISOWeek(containing: today).monday.adding(days: 6).dayNumber
    var (open, closed): ([Int], [(day: Int32, position: Int)]) = ([], [])
    var (overdueCount, dueThisWeekCount) = (0, 0)
    for position in 0..<shelf.count {
      let facts = shelf.facts(at: position)
      guard facts.flags.contains(.isOpen) else {
        closed.append((facts.last, position))
        continue
      }
      open.append(position)
      if facts.isOverdue(on: today) {
        overdueCount += 1
      } else if facts.first != RecordFacts.none, facts.first <= sunday {
        dueThisWeekCount += 1
      }
    }
    closed.sort { ($0.day, $1.position) > ($1.day, $0.position) }
    return FollowUpOutline(
      open: keys(of: .followUp, at: open), closed: keys(of: .followUp, at: closed.map(\.position)),
      overdueCount: overdueCount, dueThisWeekCount: dueThisWeekCount)
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
