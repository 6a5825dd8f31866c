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
    let addresses = catalog.addresses(of: organization)
    self.init(
      TimelineBuilder(today: today) { participant in
        addresses.contains(participant.address.asAddress)
          || participant.kind == .organization
            && catalog.organization(for: participant)?.id == organization.id
      },
      events: catalog.events(about: organization), notes: catalog.notes(about: organization),
      followUps: catalog.followUps(about: organization),
      messages: catalog.messages(about: organization), in: catalog)
  }

  /// The timeline of one person.
  package init(of contact: Contact, in catalog: Catalog, today: CivilDate) {
    let addresses = contact.addresses
    self.init(
      TimelineBuilder(today: today) { addresses.contains($0.address.asAddress) },
      events: catalog.events(about: contact), notes: catalog.notes(about: contact),
      followUps: catalog.followUps(about: contact), messages: catalog.messages(about: contact),
      in: catalog)
  }

  private init(
    _ builder: TimelineBuilder, events: [Event], notes: [Note], followUps: [FollowUp],
    messages: [Message], in catalog: Catalog
  ) {
    let unsorted =
      events.flatMap(builder.entries) + notes.map(builder.entry)
      + followUps.map { builder.entry($0, agreedIn: $0.note.flatMap(catalog.note)) }
      + messages.map { builder.entry($0, in: catalog.conversation(containing: $0.id)) }
    entries = unsorted.sorted { left, right in
      let (first, second) = (left.date?.first.dayNumber, right.date?.first.dayNumber)
      return (first ?? .min, left.record.id) > (second ?? .min, right.record.id)
    }
  }
}

/// Makes entries of records for one timeline.
private struct TimelineBuilder {
  let today: CivilDate
  let isTheirs: (Participant) -> Bool

  /// One entry for each occurrence.
  func entries(_ event: Event) -> [Timeline.Entry] {
    let answer = event.participants.filter(isTheirs).map(\.status).max()
    return event.occurrences.map { date in
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

  func entry(_ message: Message, in conversation: Conversation?) -> Timeline.Entry {
    let sender = message.from.first
    return Timeline.Entry(
      record: RecordKey(.message, message.id), title: message.subject,
      date: message.day.map { VagueDate($0) },
      content: .message(
        conversation: conversation?.id,
        from: sender.map { $0.name.isEmpty ? $0.address : $0.name } ?? ""),
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
