extension RecurrenceRule {
  /// What a text turned out to say: the rule if it can be followed, and a note for each oddity.
  package struct Reading: Hashable, Sendable {
    package var rule: RecurrenceRule?
    package var problems: [RecurrenceProblem]
  }

  /// Reads the value of an RRULE or EXRULE as well as it can be read.
  ///
  /// Names and values in either case, in any order. A rule is given up only where going on would
  /// invent occurrences, such as when FREQ or UNTIL cannot be read. Parts that RFC 5545 forbids
  /// with this FREQ are kept, and limit what the others make.
  package static func reading(_ text: some StringProtocol) -> Reading {
    var reader = RecurrenceRuleReader(text)
    return reader.read()
  }

  /// Reads the value of an RRULE or EXRULE that follows RFC 5545 §3.3.10 to the letter.
  ///
  /// - Throws: ``RecurrenceProblem``, the first there is.
  package init(parsing text: some StringProtocol) throws(RecurrenceProblem) {
    let reading = Self.reading(text)
    if let problem = reading.problems.first { throw problem }
    guard let rule = reading.rule else { throw RecurrenceProblem(.noFrequency) }
    self = rule
  }
}

/// Reads one rule part by part and keeps the notes.
private struct RecurrenceRuleReader {
  private let bytes: [UInt8]
  private var rule = RecurrenceRule(.daily)
  /// Where the parts begin that have been read, in their order.
  private var partsSeen: [(part: RecurrenceRule.Part, offset: Int)] = []
  private var hasCalendar = false
  private var skipOffset: Int?
  private var problems: [RecurrenceProblem] = []

  /// A rule with a thousand mistakes gets no more notes than this.
  private static let maximumProblemCount = 16

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  mutating func read() -> RecurrenceRule.Reading {
    let end = bytes.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ";") }.map { $0 + 1 }
    for part in bytes[..<(end ?? 0)].split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    {
      readPart(part, at: part.startIndex)
    }
    if end != bytes.count { note(.notAPart(text(bytes[(end ?? 0)...])), at: end ?? 0) }
    if offset(of: .frequency) == nil { note(.noFrequency, at: nil) }
    if !problems.contains(where: \.isFatal) { checkCombinations() }
    return RecurrenceRule.Reading(
      rule: problems.contains(where: \.isFatal) ? nil : rule, problems: problems)
  }

  private mutating func readPart(_ part: ArraySlice<UInt8>, at offset: Int) {
    let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
    let name = text(part[..<equals])
    guard equals < part.endIndex else { return note(.notAPart(text(part)), at: offset) }
    guard let known = RecurrenceRule.Part(rawValue: name) else {
      return readExtension(name, text(part[(equals + 1)...]), at: offset)
    }
    guard self.offset(of: known) == nil else {
      return note(.repeatedPart(name), at: offset)
    }
    partsSeen.append((known, offset))
    readValue(part[(equals + 1)...], of: known)
  }

  /// RSCALE and SKIP of RFC 7529, for our own calendar.
  private mutating func readExtension(_ name: String, _ value: String, at offset: Int) {
    switch (name, value) {
    case ("RSCALE", "GREGORIAN"): hasCalendar = true
    case ("RSCALE", _): note(.unknownCalendar(value), at: offset)
    case ("SKIP", _):
      skipOffset = offset
      guard let skip = RecurrenceRule.Skip(rawValue: value) else {
        return note(.unknownSkip(value), at: offset)
      }
      rule.skip = skip
    default: note(.unknownPart(name), at: offset)
    }
  }

  private mutating func readValue(_ value: ArraySlice<UInt8>, of part: RecurrenceRule.Part) {
    switch part {
    case .frequency:
      let name = text(value)
      if let frequency = RecurrenceRule.Frequency(rawValue: name) {
        rule.frequency = frequency
      } else {
        note(.unknownFrequency(name), at: value.startIndex)
      }
    case .until:
      do {
        rule.until = try CalendarTime(parsing: text(value))
      } catch {
        note(.notATime(part: part.rawValue, text: text(value)), at: value.startIndex)
      }
    case .count: rule.count = number(text(value), of: part, at: value.startIndex)
    case .interval: rule.interval = number(text(value), of: part, at: value.startIndex) ?? 1
    case .byDay: readDays(value)
    case .weekStart:
      if let weekday = Weekday(code: text(value)) {
        rule.weekStart = weekday
      } else {
        note(.notAWeekday(part: part.rawValue, text: text(value)), at: value.startIndex)
      }
    case .bySecond, .byMinute, .byHour, .byMonthDay, .byYearDay, .byWeekNumber, .byMonth,
      .bySetPosition:
      var seen: Set<Int> = []
      for element in elements(value) {
        let number = number(text(element), of: part, at: element.startIndex)
        if let number, seen.insert(number).inserted { rule[list: part].append(number) }
      }
    }
  }

  private mutating func readDays(_ value: ArraySlice<UInt8>) {
    var seen: Set<RecurrenceRule.Day> = []
    for element in elements(value) {
      let code = text(element)
      guard let weekday = Weekday(code: code.suffix(2)) else {
        note(.notAWeekday(part: "BYDAY", text: code), at: element.startIndex)
        continue
      }
      let digits = code.dropLast(2)
      let ordinal = digits.isEmpty ? nil : number(digits, of: .byDay, at: element.startIndex)
      let day = RecurrenceRule.Day(weekday, ordinal: ordinal)
      if seen.insert(day).inserted { rule.byDay.append(day) }
    }
  }

  /// A number with its sign; one outside the part's range is noted and kept, and never met.
  private mutating func number(
    _ text: some StringProtocol, of part: RecurrenceRule.Part, at offset: Int
  ) -> Int? {
    let written = String(text)
    var cursor = ValueCursor(written)
    let sign = cursor.sign()
    let isList = part != .count && part != .interval
    guard let size = cursor.number(maximum: isList ? 9999 : RecurrenceRule.maximum), cursor.isAtEnd
    else {
      note(.notANumber(part: part.rawValue, text: written), at: offset)
      return nil
    }
    let isInRange = part.range.contains(size) && (sign > 0 || size == 0 || part.takesNegatives)
    if !isInRange {
      let range = isList ? "\(part.range.lowerBound) to \(part.range.upperBound)" : "1 and up"
      note(
        .outOfRange(
          part: part.rawValue, text: written, allowed: (part.takesNegatives ? "±" : "") + range),
        at: offset)
    }
    return isList ? sign * size : max(0, sign * size)
  }

  private func elements(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
  }

  /// The bytes in upper case without blanks around them, at most a line of them.
  private func text(_ slice: ArraySlice<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var (start, end) = (slice.startIndex, slice.endIndex)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    end = min(end, start + 40)
    return String(unsafeUninitializedCapacity: end - start) { letters in
      for index in start..<end {
        let byte = bytes[index]
        let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        letters[index - start] = isSmall ? byte - 32 : byte
      }
      return end - start
    }
  }

  private func offset(of part: RecurrenceRule.Part) -> Int? {
    partsSeen.first { $0.part == part }?.offset
  }

  private mutating func checkCombinations() {
    let frequency = rule.frequency
    if let skipOffset, !hasCalendar { note(.skipWithoutCalendar, at: skipOffset) }
    if rule.count != nil && rule.until != nil { note(.countAndUntil, at: offset(of: .until)) }
    let isDayOrMore = [.daily, .weekly, .monthly].contains(frequency)
    if !rule.byMonthDay.isEmpty && frequency == .weekly { noteNotAllowed(.byMonthDay) }
    if !rule.byYearDay.isEmpty && isDayOrMore { noteNotAllowed(.byYearDay) }
    if !rule.byWeekNumber.isEmpty && frequency != .yearly { noteNotAllowed(.byWeekNumber) }
    if let day = rule.byDay.first(where: { $0.ordinal != nil }), rule.ordinalScope == nil {
      let isYearly = frequency == .yearly
      let reason = isYearly ? "BYWEEKNO" : "FREQ=\(frequency.rawValue)"
      note(.ordinalNotAllowed(day: "\(day)", reason: reason), at: offset(of: .byDay))
    }
    let others = RecurrenceRule.Part.lists.filter { $0 != .bySetPosition }
    let hasOther = !rule.byDay.isEmpty || others.contains { !rule[list: $0].isEmpty }
    if !rule.bySetPosition.isEmpty && !hasOther {
      note(.positionOfNothing, at: offset(of: .bySetPosition))
    }
  }

  private mutating func noteNotAllowed(_ part: RecurrenceRule.Part) {
    note(
      .notAllowed(part: part.rawValue, frequency: rule.frequency.rawValue), at: offset(of: part))
  }

  private mutating func note(_ kind: RecurrenceProblem.Kind, at offset: Int?) {
    guard problems.count < Self.maximumProblemCount, !problems.contains(where: { $0.kind == kind })
    else {
      return
    }
    problems.append(RecurrenceProblem(kind, at: offset))
  }
}
