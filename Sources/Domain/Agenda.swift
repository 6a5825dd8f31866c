package import CivilTime

/// What is coming, by day: events, deadlines, and follow-ups that are due.
package struct Agenda: Hashable, Sendable {
  /// One thing on one date.
  package struct Item: Hashable, Sendable {
    /// What a date is for.
    package enum Kind: Hashable, Sendable {
      case event
      /// An event that only marks a day to be ready by.
      case deadline
      case followUp
    }

    package let record: RecordKey
    package let kind: Kind
    package let title: String
    /// The occurrence, as vague as it is known.
    package let date: VagueDate
  }

  /// Everything on one date; a month or a season is a date of its own, at the start of its span.
  package struct Section: Hashable, Sendable {
    package let date: VagueDate
    package let items: [Item]
  }

  /// By date; within one, events before deadlines before follow-ups.
  package let sections: [Section]

  /// What happens in a span of days, both included.
  ///
  /// An event that began earlier and still lasts is listed at its first day. Cancelled events and
  /// follow-ups that are closed are left out.
  package init(of catalog: Catalog, from first: CivilDate, through last: CivilDate) {
    var items: [Item] = []
    for event in catalog.events(touching: first, through: last) {
      for date in event.occurrences where date.first <= last && first <= date.last {
        let kind: Item.Kind = date.bound == .at ? .event : .deadline
        items.append(
          Item(record: RecordKey(.event, event.id), kind: kind, title: event.title, date: date))
      }
    }
    for followUp in catalog.openFollowUps(dueFrom: first, through: last) {
      guard let due = followUp.due else { continue }
      items.append(
        Item(
          record: RecordKey(.followUp, followUp.id), kind: .followUp, title: followUp.title,
          date: VagueDate(due, bound: .by)))
    }
    sections = Self.sections(items)
  }

  /// The last `count` events that were over before `today`, latest first, for when nothing is ahead.
  package static func past(_ count: Int, in catalog: Catalog, today: CivilDate) -> [Item] {
    let past = catalog.events.filter { $0.status != .cancelled }.flatMap { event in
      event.occurrences.filter { $0.last < today }.map { date in
        Item(
          record: RecordKey(.event, event.id), kind: date.bound == .at ? .event : .deadline,
          title: event.title, date: date)
      }
    }
    let latestFirst = past.sorted {
      ($0.date.first, $0.date.last, -$0.kind.rank, $0.record.id)
        > ($1.date.first, $1.date.last, -$1.kind.rank, $1.record.id)
    }
    return Array(latestFirst.prefix(max(0, count)))
  }

  private static func sections(_ items: [Item]) -> [Section] {
    let ordered = items.sorted {
      ($0.date.first, $0.date.last, $0.kind.rank, $0.title, $0.record.id)
        < ($1.date.first, $1.date.last, $1.kind.rank, $1.title, $1.record.id)
    }
    var sections: [Section] = []
    var start = ordered.startIndex
    while start < ordered.endIndex {
      let date = ordered[start].date
      let end =
        ordered[start...].firstIndex { $0.date.first != date.first || $0.date.last != date.last }
        ?? ordered.endIndex
      let title = VagueDate(from: date.first, through: date.last, precision: date.precision)
      sections.append(Section(date: title, items: Array(ordered[start..<end])))
      start = end
    }
    return sections
  }
}

extension Agenda.Item.Kind {
  fileprivate var rank: Int {
    switch self {
    case .event: 0
    case .deadline: 1
    case .followUp: 2
    }
  }
}

extension Catalog {
  /// The events that are not called off and touch one of the days, or come again on one; as far as an
  /// agenda tells of them.
  fileprivate func events(touching first: CivilDate, through last: CivilDate) -> [Event] {
    let shelf = shelves[.event]
    return (0..<shelf.count).filter { position in
      let facts = shelf.facts(at: position)
      // One that comes again is as long each time.
      let end = Int(facts.final) + Int(facts.last) - Int(facts.first)
      return !facts.flags.contains(.isCancelled) && facts.first <= last.dayNumber
        && first.dayNumber <= end
    }.map { shelf.beginning(at: $0) }
  }

  fileprivate func openFollowUps(
    dueFrom first: CivilDate, through last: CivilDate
  ) -> [FollowUp] {
    let shelf = shelves[.followUp]
    return (0..<shelf.count).filter { position in
      let facts = shelf.facts(at: position)
      return facts.flags.contains(.isOpen) && first.dayNumber <= facts.first
        && facts.first <= last.dayNumber
    }.map { shelf.beginning(at: $0) }
  }
}
