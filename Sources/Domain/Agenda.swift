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
    catalog.visitEvents(touching: first, through: last) { event in
      for date in event.occurrences where date.first <= last && first <= date.last {
        let kind: Item.Kind = date.bound == .at ? .event : .deadline
        items.append(
          Item(record: RecordKey(.event, event.id), kind: kind, title: event.title, date: date))
      }
    }
    catalog.visitOpenFollowUps(dueFrom: first, through: last) { followUp in
      guard let due = followUp.due else { return }
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
    let places = items.indices.map { Place(items[$0], at: $0) }.sorted { left, right in
      guard left.rank == right.rank else { return left.rank < right.rank }
      let (left, right) = (items[left.index], items[right.index])
      return (left.title, left.record.id) < (right.title, right.record.id)
    }
    var sections: [Section] = []
    var start = places.startIndex
    while start < places.endIndex {
      let end = places[start...].firstIndex { $0.dates != places[start].dates } ?? places.endIndex
      let date = items[places[start].index].date
      let title = VagueDate(from: date.first, through: date.last, precision: date.precision)
      sections.append(
        Section(date: title, items: places[start..<end].map { items[$0.index] }))
      start = end
    }
    return sections
  }

  /// Where an item belongs, as far as numbers tell.
  private struct Place: BitwiseCopyable {
    let index: Int
    /// The first day, the last day, what it is for, from the highest bits to the lowest.
    let rank: UInt64

    init(_ item: Item, at index: Int) {
      self.index = index
      rank =
        Self.number(of: item.date.first) << 32 | Self.number(of: item.date.last) << 8
        | UInt64(item.kind.rank)
    }

    /// Not negative, in 23 bits.
    private static func number(of day: CivilDate) -> UInt64 {
      UInt64(day.dayNumber + 1 << 22)
    }

    var dates: UInt64 { rank >> 8 }
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
  /// Visits the events that are not called off and touch one of the days, or come again on one; as far
  /// as an agenda tells of them.
  fileprivate func visitEvents(
    touching first: CivilDate, through last: CivilDate, _ visit: (Event) -> Void
  ) {
    let (shelf, firstDay, lastDay) = (shelves[.event], first.dayNumber, last.dayNumber)
    for position in 0..<shelf.count {
      let facts = shelf.facts(at: position)
      // One that comes again is as long each time.
      let end = Int(facts.final) + Int(facts.last) - Int(facts.first)
      guard !facts.flags.contains(.isCancelled), facts.first <= lastDay, firstDay <= end else {
        continue
      }
      visit(shelf.beginning(at: position))
    }
  }

  fileprivate func visitOpenFollowUps(
    dueFrom first: CivilDate, through last: CivilDate, _ visit: (FollowUp) -> Void
  ) {
    let (shelf, firstDay, lastDay) = (shelves[.followUp], first.dayNumber, last.dayNumber)
    for position in 0..<shelf.count {
      let facts = shelf.facts(at: position)
      guard facts.flags.contains(.isOpen), firstDay <= facts.first, facts.first <= lastDay else {
        continue
      }
      visit(shelf.beginning(at: position))
    }
  }
}
