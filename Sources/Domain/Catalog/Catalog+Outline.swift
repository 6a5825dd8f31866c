package import CivilTime

extension Catalog {
  /// The identities of all records of a kind, in the order they are shown; cheaper than the records.
  package func ids(of kind: RecordKind) -> RecordList<RecordID> {
    let shelf = shelves[kind]
    return RecordList(count: shelf.count) { shelf.id(at: $0) }
  }

  /// The identities of the organisations that are no municipalities, in the order they are shown.
  package var otherOrganizationIDs: [RecordID] {
    let shelf = shelves[.organization]
    return (0..<shelf.count).filter { !shelf.facts(at: $0).flags.contains(.isMunicipality) }
      .map { shelf.id(at: $0) }
  }

  /// The identities of all conversations, the latest first.
  package var conversationIDs: RecordList<RecordID> { conversationColumns.ids }

  /// The events of a network seen from one day; made of the columns alone.
  ///
  /// - Returns: Those that are not over, by first day, and those that are, the last one first.
  package func eventOutline(
    on today: CivilDate
  ) -> (coming: [RecordID], past: [RecordID]) {
    let shelf = shelves[.event]
    var (coming, past): ([RecordID], [RecordID]) = ([], [])
    for position in 0..<shelf.count {
      if shelf.facts(at: position).final < today.dayNumber {
        past.append(shelf.id(at: position))
      } else {
        coming.append(shelf.id(at: position))
      }
    }
    past.reverse()
    return (coming, past)
  }

  /// The follow-ups of a network seen from one day; made of the columns alone.
  package func followUpOutline(on today: CivilDate) -> FollowUpOutline {
    let shelf = shelves[.followUp]
    let sunday = ISOWeek(containing: today).monday.adding(days: 6).dayNumber
    var outline = FollowUpOutline()
    var closed: [(day: Int32, id: RecordID)] = []
    for position in 0..<shelf.count {
      let (facts, id) = (shelf.facts(at: position), shelf.id(at: position))
      guard facts.flags.contains(.isOpen) else {
        closed.append((facts.last, id))
        continue
      }
      outline.open.append(id)
      if facts.isOverdue(on: today) {
        outline.overdueCount += 1
      } else if facts.first != RecordFacts.none, facts.first <= sunday {
        outline.dueThisWeekCount += 1
      }
    }
    closed.sort { ($0.day, $1.id) > ($1.day, $0.id) }
    outline.closed = closed.map(\.id)
    return outline
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
  package fileprivate(set) var open: [RecordID] = []
  /// The others, the one done last first.
  package fileprivate(set) var closed: [RecordID] = []
  package fileprivate(set) var overdueCount = 0
  /// How many are due by the end of the week, but not overdue.
  package fileprivate(set) var dueThisWeekCount = 0

  /// None at all.
  package init() {}
}
