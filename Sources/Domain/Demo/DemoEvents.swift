import CivilTime

/// The events of a demo network, and who answered what.
struct DemoEvents {
  private(set) var events: [Event]

  init(
    count: Int, given: [Event], people: DemoPeople, today: CivilDate,
    using generator: inout DemoGenerator
  ) {
    events = given.map { event in
      guard event.isGathering, event.participants.isEmpty, event.when.span.precision == .day else {
        return event
      }
      var answered = event
      answered.participants = Self.everybody(people, isPast: event.when.lastDay < today, &generator)
      return answered
    }
    // The whole network meets now and then, most events are for a few.
    var networkCount = 0
    while events.count < count {
      let isForAll = networkCount < 40 && generator.chance(20)
      if isForAll { networkCount += 1 }
      events.append(
        isForAll
          ? Self.webinar(people, today: today, &generator)
          : Self.meeting(people, today: today, &generator))
    }
  }

  private static func webinar(
    _ people: DemoPeople, today: CivilDate, _ generator: inout DemoGenerator
  ) -> Event {
    // The last one lies before the summer, the next ones in the autumn.
    let isAhead = generator.chance(15)
    let distance = isAhead ? 25 + generator.below(90) : -(75 + generator.skewed(280))
    let day = today.adding(days: distance).workingDay
    return Event(
      id: generator.recordID(), title: generator.pick(DemoGrammar.webinars),
      when: timed(day, hour: 9, minutes: 90), location: "Nettmøte",
      link: "https://example.no/webinar/\(generator.below(10_000))",
      categories: ["Webinar", "Demo"], status: .confirmed,
      participants: everybody(people, isPast: !isAhead, &generator),
      text: "Generert demo")
  }

  private static func meeting(
    _ people: DemoPeople, today: CivilDate, _ generator: inout DemoGenerator
  ) -> Event {
    let place = people.somewhere(&generator)
    let isAhead = generator.chance(8)
    let distance = isAhead ? 2 + generator.below(100) : -(3 + generator.skewed(330))
    let day = today.adding(days: distance).workingDay
    let isDialogue = generator.chance(60)
    let theme = generator.pick(DemoGrammar.themes)
    var participants = [
      Participant(place.municipality, status: isAhead ? .needsAction : .accepted)
    ]
    for person in place.people.prefix(1 + generator.below(3)) {
      participants.append(Participant(person, status: isAhead ? .tentative : .accepted))
    }
    if !isDialogue {
      for other in (0..<2).map({ _ in people.somewhere(&generator) })
      where other.municipality.id != place.municipality.id {
        participants.append(Participant(other.municipality, status: answer(8, &generator)))
      }
    }
    let title =
      isDialogue ? "Dialogmøte \(place.municipality.shortName)" : "Læringsnettverk: \(theme)"
    let when: Event.When =
      isAhead && generator.chance(30)
      ? .days(VagueDate(monthOf: day))
      : timed(day, hour: 9 + generator.below(5), minutes: 60 + 30 * generator.below(4))
    return Event(
      id: generator.recordID(), title: title, when: when,
      location: place.municipality.municipality?.centre ?? "",
      categories: [isDialogue ? "Dialogmøte" : "Læringsnettverk", "Demo"],
      participants: unique(participants), text: "Generert demo. Tema: \(theme).")
  }

  /// Every municipality with its answer; of those that come, now and then a person too.
  private static func everybody(
    _ people: DemoPeople, isPast: Bool, _ generator: inout DemoGenerator
  ) -> [Participant] {
    var participants: [Participant] = []
    for place in people.places {
      let interest = place.liveliness == 0 ? 0 : place.liveliness + (isPast ? 1 : -1)
      let status = answer(interest, &generator)
      participants.append(Participant(place.municipality, status: status))
      if status == .accepted, place.hasMainContact, let person = place.people.first,
        generator.chance(70)
      {
        participants.append(Participant(person, status: .accepted))
      }
    }
    return participants
  }

  /// A yes the likelier the livelier.
  private static func answer(
    _ liveliness: Int, _ generator: inout DemoGenerator
  ) -> Participant.Status {
    guard liveliness > 0 else { return .needsAction }
    let number = generator.below(14)
    if number < liveliness + 3 { return .accepted }
    return number < liveliness + 4 ? .tentative : number == 13 ? .declined : .needsAction
  }

  private static func timed(_ day: CivilDate, hour: Int, minutes: Int) -> Event.When {
    let start = CivilDateTime(date: day, hour: hour)
    let zone = ZonedDateTime.Zone.named("Europe/Oslo")
    return .timed(
      start: ZonedDateTime(start, in: zone),
      end: ZonedDateTime(start.adding(seconds: 60 * minutes), in: zone))
  }

  private static func unique(_ participants: [Participant]) -> [Participant] {
    var seen: Set<String> = []
    return participants.filter { seen.insert($0.address).inserted }
  }
}
