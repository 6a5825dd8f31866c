package import CivilTime

/// All that happened with one municipality or one person, and what lies ahead, newest first.
package struct Timeline: Hashable, Sendable {
  /// One thing that happened, one `Enter` away from its record.
  package struct Entry: Hashable, Sendable {
    /// What there is to know beside the title.
    package enum Content: Hashable, Sendable {
      /// An event, and how those whom the timeline is of answered.
      case event(answer: Participant.Status?)
      /// A note, and its kind: `Dialogmøte`.
      case note(kind: String)
      case followUp(FollowUp.Status, isOverdue: Bool)
      /// A message, its conversation and who wrote it.
      case message(conversation: RecordID?, from: String)
    }

    package let record: RecordKey
    package let title: String
    /// When, as vaguely as it is known; `nil` sorts last.
    package let date: VagueDate?
    package let content: Content
    /// Whether it lies after today.
    package let isAhead: Bool
  }

  /// Newest first; those without a date last.
  package let entries: [Entry]

  /// The timeline of an organisation and all its people.
  package init(of organization: Organization, in catalog: Catalog, today: CivilDate) {
    self.init(
      catalog, today: today, events: catalog.linked(catalog.links.events, organization),
      notes: catalog.notes(about: organization),
      followUps: catalog.followUps(about: organization),
      messages: catalog.linked(catalog.links.messages, organization))
  }

  /// The timeline of one person.
  package init(of contact: Contact, in catalog: Catalog, today: CivilDate) {
    self.init(
      catalog, today: today, events: catalog.linked(catalog.links.events, contact),
      notes: catalog.notes(about: contact), followUps: catalog.followUps(about: contact),
      messages: catalog.linked(catalog.links.messages, contact))
  }

  private init(
    _ catalog: Catalog, today: CivilDate, events: some Sequence<PartyLinks.Link>, notes: [Note],
    followUps: [FollowUp], messages: some Sequence<PartyLinks.Link>
  ) {
    let builder = TimelineBuilder(today: today)
    let unsorted =
      events.flatMap { builder.entries(catalog.events[$0.position], answer: $0.status) }
      + notes.map(builder.entry)
      + followUps.map { builder.entry($0, agreedIn: $0.note.flatMap(catalog.note)) }
      + messages.map { link in
        let conversation = catalog.links.conversations.position(ofMessageAt: link.position)
        return builder.entry(
          catalog.messages.values[link.position],
          in: conversation.map { catalog.conversations[$0].id })
      }
    let days = unsorted.map { $0.date?.first.dayNumber ?? .min }
    entries = unsorted.indices
      .sorted { (days[$0], unsorted[$0].record.id) > (days[$1], unsorted[$1].record.id) }
      .map { unsorted[$0] }
  }
}

/// Makes entries of records for one timeline.
private struct TimelineBuilder {
  let today: CivilDate

  /// One entry for each occurrence.
  func entries(_ event: Event, answer: Participant.Status) -> [Timeline.Entry] {
    event.occurrences.map { date in
      Timeline.Entry(
        record: RecordKey(.event, event.id), title: event.title, date: date,
        content: .event(answer: answer), isAhead: date.first > today)
    }
  }

  func entry(_ note: Note) -> Timeline.Entry {
    Timeline.Entry(
      record: RecordKey(.note, note.id), title: note.title, date: note.date.map { VagueDate($0) },
      content: .note(kind: note.categories.first ?? ""),
      isAhead: note.date.map { $0 > today } ?? false)
  }

  /// A follow-up at the day it was done, else due, else agreed.
  func entry(_ followUp: FollowUp, agreedIn note: Note?) -> Timeline.Entry {
    let done = followUp.status == .completed ? followUp.completed : nil
    let day = done ?? followUp.due ?? note?.date
    return Timeline.Entry(
      record: RecordKey(.followUp, followUp.id), title: followUp.title,
      date: day.map { VagueDate($0, bound: done == nil && followUp.due != nil ? .by : .at) },
      content: .followUp(followUp.status, isOverdue: followUp.isOverdue(on: today)),
      isAhead: day.map { $0 > today } ?? false)
  }

  func entry(_ message: Message, in conversation: RecordID?) -> Timeline.Entry {
    Timeline.Entry(
      record: RecordKey(.message, message.id), title: message.subject,
      date: message.day.map { VagueDate($0) },
      content: .message(
        conversation: conversation,
        from: message.from.first?.shownName ?? ""),
      isAhead: message.day.map { $0 > today } ?? false)
  }
}

extension Event {
  /// When it is: as vaguely as it is known, then each further day it recurs on.
  package var occurrences: [VagueDate] {
    let length = when.firstDay.days(until: when.lastDay)
    return [when.span]
      + furtherDays.map { day in
        VagueDate(from: day, through: day.adding(days: length), precision: .day)
      }
  }
}

extension Event.When {
  /// The days it touches, as vague as they are.
  package var span: VagueDate {
    switch self {
    case .days(let date): date
    case .timed: VagueDate(from: firstDay, through: lastDay, precision: .day)
    }
  }
}
