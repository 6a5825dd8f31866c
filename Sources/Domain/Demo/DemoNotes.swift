import CivilTime

/// The notes of a demo network and what was agreed in them.
struct DemoNotes {
  private(set) var notes: [Note] = []
  private(set) var followUps: [FollowUp] = []

  init(
    noteCount: Int, followUpCount: Int, people: DemoPeople, events: [Event], today: CivilDate,
    using generator: inout DemoGenerator
  ) {
    let meetings = events.filter {
      $0.categories.first == "Dialogmøte" && $0.when.lastDay <= today
    }
    let byTitle = Dictionary(
      people.places.map { ($0.municipality.shortName, $0) }, uniquingKeysWith: { first, _ in first }
    )
    for index in 0..<noteCount {
      // The agreed follow-ups are spread evenly over the notes.
      let agreed = followUpCount * (index + 1) / noteCount - followUpCount * index / noteCount
      var event: Event?
      var place = people.somewhere(&generator)
      if index % 3 == 0, !meetings.isEmpty {
        let meeting = meetings[index / 3 % meetings.count]
        event = meeting
        place = byTitle[String(meeting.title.dropFirst("Dialogmøte ".count))] ?? place
      }
      add(agreed, at: place, event: event, adviser: people.adviser, today: today, &generator)
    }
  }

  private mutating func add(
    _ agreedCount: Int, at place: DemoPeople.Place, event: Event?, adviser: Contact,
    today: CivilDate, _ generator: inout DemoGenerator
  ) {
    let id = generator.recordID()
    let date =
      event?.when.lastDay ?? today.adding(days: -1 - generator.skewed(240)).workingDayBefore
    let present = Array(place.people.prefix(1 + generator.below(2)))
    let agreed = agree(
      agreedCount, in: id, on: date, place, adviser: adviser, today: today, &generator)
    let theme = generator.pick(DemoGrammar.themes)
    let body =
      event == nil
      ? Self.callText(theme, &generator) : Self.meetingText(theme, place, present, date, &generator)
    let lines = agreed.map { "- [\($0.isOpen ? " " : "x")] \(Self.line($0))" }
    let agreedText =
      lines.isEmpty ? "" : "\n## Avtalt oppfølging\n\n" + lines.joined(separator: "\n") + "\n"
    notes.append(
      Note(
        id: id, title: event.map(\.title) ?? "Telefonsamtale med \(place.municipality.shortName)",
        date: date, text: body + agreedText,
        categories: [event == nil ? "Telefonsamtale" : "Dialogmøte", "Demo"], status: .final,
        participants: [Participant(place.municipality)] + present.map { Participant($0) },
        event: event?.id))
    followUps += agreed
  }

  private func agree(
    _ count: Int, in note: RecordID, on date: CivilDate, _ place: DemoPeople.Place,
    adviser: Contact, today: CivilDate, _ generator: inout DemoGenerator
  ) -> [FollowUp] {
    generator.pick(count, of: DemoGrammar.tasks).map { task in
      let responsible = generator.chance(50) ? adviser : place.people.first ?? adviser
      var due = date.adding(days: 5 + generator.below(40)).workingDay
      // Most of what was due is done; a little is late.
      let isDone = due < today && !generator.chance(4)
      if !isDone && due < today { due = today.adding(days: -1 - generator.below(6)) }
      if due < date { due = date }
      let done = date.adding(days: generator.below(max(1, date.days(until: min(due, today)))))
      return FollowUp(
        id: generator.recordID(), title: task, due: due,
        status: isDone ? .completed : .needsAction, completed: isDone ? done : nil,
        priority: generator.chance(10) ? 1 : 0,
        participants: [Participant(responsible), Participant(place.municipality)], note: note,
        categories: ["Demo"])
    }
  }

  /// The line in the note that stands for a follow-up.
  private static func line(_ followUp: FollowUp) -> String {
    let name = followUp.participants.first?.name ?? ""
    let due = followUp.due.map { " \($0.day).\($0.month).\($0.year)" } ?? ""
    return "\(followUp.title) @\(name)\(due)"
  }

  private static func callText(_ theme: String, _ generator: inout DemoGenerator) -> String {
    let sentences = [
      DemoGrammar.sentence(DemoGrammar.calls, about: theme, using: &generator),
      DemoGrammar.sentence(DemoGrammar.strengths, about: theme, using: &generator),
      DemoGrammar.sentence(DemoGrammar.needs, about: theme, using: &generator),
    ]
    return sentences.joined(separator: " ") + "\n"
  }

  private static func meetingText(
    _ theme: String, _ place: DemoPeople.Place, _ present: [Contact], _ date: CivilDate,
    _ generator: inout DemoGenerator
  ) -> String {
    func sentences(_ choices: [String]) -> String {
      generator.pick(2, of: choices).map { $0.replacing("{tema}", with: theme) }
        .joined(separator: " ")
    }
    let names = present.map { "@" + $0.name }.joined(separator: ", ")
    return """
      # Dialogmøte \(place.municipality.shortName)

      - Dato: \(date.day).\(date.month).\(date.year)
      - Til stede: \(names)

      ## Hva er dere gode på?

      \(sentences(DemoGrammar.strengths))

      ## Hva er vanskelig?

      \(sentences(DemoGrammar.difficulties))

      ## Hva trenger dere hjelp til?

      \(sentences(DemoGrammar.needs))

      """
  }
}

extension CivilDate {
  /// The day itself, or the Friday before a weekend.
  fileprivate var workingDayBefore: CivilDate {
    switch weekday {
    case .saturday: adding(days: -1)
    case .sunday: adding(days: -2)
    case .monday, .tuesday, .wednesday, .thursday, .friday: self
    }
  }
}
