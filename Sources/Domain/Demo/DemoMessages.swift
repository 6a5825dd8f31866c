import CivilTime

/// The conversations of a demo network as messages that refer to each other.
struct DemoMessages {
  private(set) var messages: [Message] = []

  init(
    count: Int, people: DemoPeople, today: CivilDate, using generator: inout DemoGenerator
  ) {
    let writers = people.places.filter { $0.liveliness > 2 && !$0.people.isEmpty }
    guard !writers.isEmpty else { return }
    messages.reserveCapacity(count)
    // The many threads of a great network go further back.
    let span = 240 + min(count / 40, 3000)
    while messages.count < count {
      let length = min(count - messages.count, 1 + generator.skewed(11))
      addThread(length, span: span, writers, people, today: today, &generator)
    }
  }

  private mutating func addThread(
    _ length: Int, span: Int, _ writers: [DemoPeople.Place], _ people: DemoPeople,
    today: CivilDate, _ generator: inout DemoGenerator
  ) {
    let theme = generator.pick(DemoGrammar.themes)
    let asker = generator.pick(writers)
    var day = today.adding(days: -1 - generator.skewed(span)).workingDay
    let subject = Self.subject(theme, asker, day)
    var path: [Message] = []
    for index in 0..<length {
      let isOurs = index > 0 && generator.chance(30)
      let writer = index == 0 ? asker : generator.pick(writers)
      let author = isOurs ? people.adviser : generator.pick(Array(writer.people.prefix(2)))
      if index > 0 { day = min(day.adding(days: generator.below(4)), today) }
      // Answers go to the last message, now and then to the first.
      let parent = path.isEmpty ? nil : generator.chance(80) ? path.last : path.first
      let message = Self.message(
        from: author, answering: parent, subject: subject, on: day, at: messages.count,
        text: Self.text(theme, author, index: index, isOurs: isOurs, parent, &generator),
        today: today, &generator)
      path.append(message)
      messages.append(message)
    }
    markAnswered(path)
  }

  /// Who asks about what, and when: conversations with one subject would be taken for one.
  private static func subject(
    _ theme: String, _ asker: DemoPeople.Place, _ day: CivilDate
  ) -> String {
    let month = DemoGrammar.months[day.month - 1]
    return "\(DemoGrammar.heading(theme)): \(asker.municipality.shortName), \(month) \(day.year)"
  }

  /// A message that another one answers carries the flag for it.
  private mutating func markAnswered(_ path: [Message]) {
    let answered = Set(path.compactMap(\.references.last))
    for index in messages.indices.suffix(path.count) where answered.contains(messages[index].id) {
      messages[index].flags.insert(.replied)
    }
  }

  private static func message(
    from author: Contact, answering parent: Message?, subject: String, on day: CivilDate,
    at number: Int, text: String, today: CivilDate, _ generator: inout DemoGenerator
  ) -> Message {
    let time = CivilDateTime(
      date: day, hour: 8 + generator.below(8), minute: generator.below(60),
      second: generator.below(60))
    // A later message of the same day must not seem to be sent before the one it answers.
    let earliest = parent?.sentLocal?.adding(seconds: 60) ?? time
    let local = max(time, earliest)
    let isRead = day < today.adding(days: -2) || generator.chance(40)
    return Message(
      id: RecordID("demo.\(number).\(padded(generator.below(100_000), to: 5))@example.no"),
      subject: parent == nil ? subject : "Sv: " + subject, from: [mailbox(author)],
      to: [Message.Mailbox(name: "Nettverket Demo", address: "nettverket.demo@example.no")],
      sent: local.norwegianInstant, sentLocal: local,
      references: parent.map { $0.references.suffix(10) + [$0.id] } ?? [],
      flags: isRead ? .seen : [], text: text)
  }

  private static func mailbox(_ contact: Contact) -> Message.Mailbox {
    Message.Mailbox(name: contact.name, address: contact.emails.first ?? "demo@example.no")
  }

  private static func text(
    _ theme: String, _ author: Contact, index: Int, isOurs: Bool, _ parent: Message?,
    _ generator: inout DemoGenerator
  ) -> String {
    let choices =
      index == 0
      ? DemoGrammar.questions : isOurs ? DemoGrammar.adviserAnswers : DemoGrammar.answers
    var sentences = [DemoGrammar.sentence(choices, about: theme, using: &generator)]
    if generator.chance(60) {
      let more = index == 0 ? DemoGrammar.difficulties : DemoGrammar.strengths
      sentences.append(DemoGrammar.sentence(more, about: theme, using: &generator))
    }
    let quote = parent.map { parent in
      let first = parent.text.split(separator: "\n").first ?? ""
      return "\n\n\(parent.from.first?.name ?? "") skrev:\n> \(first)"
    }
    let closing = generator.pick(DemoGrammar.closings)
    return sentences.joined(separator: "\n\n") + "\n\n\(closing)\n\(author.name)" + (quote ?? "")
      + "\n"
  }
}
