import CivilTime

extension TimedItemReader {
  typealias DatedValue = (moment: RecurrenceSet.Moment, duration: NominalDuration?)

  /// More rules than anybody writes, so that no file can make one event arbitrarily slow.
  private static let maximumRuleCount = 32
  /// More values that cannot be read than anybody would mend in one line; the rest is not read.
  private static let maximumBrokenCount = 1000
  /// More lines of days that are added or excepted than anybody writes.
  private static let maximumDateLineCount = 100_000
  private static let noTime =
    "a period begins at a time, RFC 5545 §3.3.9; midnight is taken, add the time"

  /// DTSTART; for a to-do without one DUE, which then lasts no time; for a change `replaced`.
  mutating func readStart(
    of component: TimedComponent, orElse replaced: RecurrenceSet.Moment
  ) -> RecurrenceSet.Moment {
    component.startLine.flatMap { readDates($0).first?.moment } ?? replaced
  }

  /// The same for a component that changes nothing; `nil`, with a note if that is wrong, if there
  /// is neither.
  mutating func readStart(of component: TimedComponent) -> RecurrenceSet.Moment? {
    if let line = component.startLine { return readDates(line).first?.moment }
    if component.component.name == "VEVENT" {
      note(
        .error, .property, "VEVENT has no DTSTART and so no place in time; add it",
        at: component.component)
    }
    return nil
  }

  /// How long it lasts: to DTEND or DUE, else DURATION, else a whole day or no time.
  ///
  /// RFC 5545 §3.6.1 says so of events, and we take to-dos and journal entries alike. What ends
  /// before it starts lasts no time, and a day at least a day.
  mutating func readDuration(
    of component: TimedComponent, from start: RecurrenceSet.Moment
  ) -> NominalDuration {
    var duration = NominalDuration.zero
    if let line = component.endLine, let end = readDates(line).first?.moment {
      duration = NominalDuration(from: start, to: end)
      if end.instant < start.instant {
        note(
          Diagnostic(
            line: line.lineNumber, .warning, .value,
            "\(line.name) is before DTSTART; move one of them"))
      }
    } else if let line = component.line(.duration) {
      duration = readDuration(line, line.value) ?? .zero
    }
    guard start.isDay else { return duration }
    let wholeDays = duration.days + (duration.seconds + 86_399) / 86_400
    return NominalDuration(days: max(1, wholeDays))
  }

  private mutating func readDuration(
    _ line: ContentLine, _ text: some StringProtocol
  ) -> NominalDuration? {
    do throws(ValueError) {
      let duration = try NominalDuration(parsing: text)
      guard duration.days >= 0 && duration.seconds >= 0 else {
        note(
          Diagnostic(
            line: line.lineNumber, .warning, .value, "\(line.name) is negative; take out the minus")
        )
        return .zero
      }
      return duration
    } catch {
      note(Diagnostic(line: line.lineNumber, .error, .value, "\(line.name): \(error)"))
      return nil
    }
  }

  /// The days, times and periods that a line lists; what cannot be read is noted and left out.
  mutating func readDates(_ line: ContentLine) -> [DatedValue] {
    let (name, value) = line.zonedValue
    var values: [DatedValue] = []
    var brokenCount = 0
    var rest: ArraySlice<UInt8>? = value
    while let list = rest, brokenCount < Self.maximumBrokenCount {
      let comma = list.firstIndex(of: ASCII.comma)
      rest = comma.map { list[($0 + 1)...] }
      let text = list[..<(comma ?? list.endIndex)]
      do throws(ValueError) {
        let slash = text.firstIndex(of: UInt8(ascii: "/"))
        let first = text[..<(slash ?? text.endIndex)].trimmed
        var time = try CalendarTime(parsing: String(decoding: first, as: UTF8.self))
        if slash != nil, case .day(let date) = time {
          note(Diagnostic(line: line.lineNumber, .error, .value, "\(line.name): \(Self.noTime)"))
          time = .local(CivilDateTime(date: date))
        }
        let moment = RecurrenceSet.Moment(time, in: zone(named: name, of: time, in: line))
        values.append(
          (moment, slash.map { readEnd(text[($0 + 1)...].trimmed, from: moment, line) } ?? nil))
      } catch {
        brokenCount += 1
        note(Diagnostic(line: line.lineNumber, .error, .value, "\(line.name): \(error)"))
      }
    }
    return values
  }

  /// The same of all lines of one name.
  mutating func readDates(_ lines: [ContentLine], of component: TimedComponent) -> [DatedValue] {
    if lines.count > Self.maximumDateLineCount {
      note(
        .error, .recurrence,
        "only the first \(Self.maximumDateLineCount) \(lines[0].name) are followed; make it a rule",
        at: component.component)
    }
    return lines.prefix(Self.maximumDateLineCount).flatMap { readDates($0) }
  }

  /// The second half of a PERIOD, RFC 5545 §3.3.9: an end or a duration.
  private mutating func readEnd(
    _ bytes: ArraySlice<UInt8>, from start: RecurrenceSet.Moment, _ line: ContentLine
  ) -> NominalDuration? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains(where: { $0 == "P" || $0 == "p" }) else {
      do throws(ValueError) {
        let end = RecurrenceSet.Moment(try CalendarTime(parsing: text), in: start.zone)
        return NominalDuration(from: start, to: end)
      } catch {
        note(Diagnostic(line: line.lineNumber, .error, .value, "\(line.name): \(error)"))
        return nil
      }
    }
    return readDuration(line, text)
  }

  /// The zone of a value in a line with that TZID.
  private mutating func zone(
    named name: String?, of time: CalendarTime, in line: ContentLine
  ) -> TimeZoneRules {
    guard case .local = time, let name, !name.isEmpty else { return zones.floating }
    if let zone = zones.zone(named: name) { return zone }
    note(
      Diagnostic(
        line: line.lineNumber, .error, .timezone,
        "\(line.name): the zone \(name) is not known, so the time is read as floating; add its VTIMEZONE"
      ))
    return zones.floating.named(name)
  }

  /// The rules in lines of one name that can be followed, with their lines.
  mutating func readRules(
    _ lines: [ContentLine], of component: TimedComponent, start: RecurrenceSet.Moment
  ) -> [(rule: RecurrenceRule, line: ContentLine)] {
    var rules: [(rule: RecurrenceRule, line: ContentLine)] = []
    for line in lines.prefix(Self.maximumRuleCount) {
      let reading = RecurrenceRule.reading(line.value)
      for problem in reading.problems { note(Diagnostic(problem, in: line)) }
      guard let rule = reading.rule else { continue }
      for problem in rule.problems(startingAt: start.time) { note(Diagnostic(problem, in: line)) }
      if !rules.contains(where: { $0.rule == rule }) { rules.append((rule, line)) }
    }
    if lines.count > Self.maximumRuleCount {
      note(
        .error, .recurrence,
        "only the first \(Self.maximumRuleCount) \(lines[0].name) are followed; make several items of it",
        at: component.component)
    }
    return rules
  }
}
