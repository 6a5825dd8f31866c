/// Something in a recurrence rule that is wrong, or that we had to make something of.
package struct RecurrenceProblem: Error, Hashable, Sendable {
  /// What is wrong, with the words of the rule that show it.
  package enum Kind: Hashable, Sendable {
    /// Not NAME=VALUE.
    case notAPart(String)
    case unknownPart(String)
    case repeatedPart(String)
    case noFrequency
    case unknownFrequency(String)
    /// An RSCALE of RFC 7529 other than our own calendar.
    case unknownCalendar(String)
    /// A SKIP that RFC 7529 does not know.
    case unknownSkip(String)
    /// A SKIP without the RSCALE that RFC 7529 §4.1 wants beside it.
    case skipWithoutCalendar
    case notANumber(part: String, text: String)
    case outOfRange(part: String, text: String, allowed: String)
    case notAWeekday(part: String, text: String)
    case notATime(part: String, text: String)
    case countAndUntil
    case notAllowed(part: String, frequency: String)
    case ordinalNotAllowed(day: String, reason: String)
    case positionOfNothing
    /// UNTIL is a day where the start is a time, or the other way round.
    case untilOfOtherKind
    /// BYHOUR, BYMINUTE or BYSECOND, or a FREQ of hours and below, though the start is a day.
    case timeOfDayOfADay
    /// No day or time but the start fits all parts.
    case neverOccurs
  }

  package let kind: Kind
  /// Index from 0 into the UTF-8 of the rule, or `nil` if the whole rule is meant.
  package let byteOffset: Int?

  package init(_ kind: Kind, at byteOffset: Int? = nil) {
    self.kind = kind
    self.byteOffset = byteOffset
  }

  /// Whether something of the rule had to be left out; otherwise it is only unusual.
  package var isError: Bool {
    switch kind {
    case .notAPart, .unknownPart, .repeatedPart, .noFrequency, .unknownFrequency, .unknownCalendar,
      .unknownSkip, .notANumber, .outOfRange, .notAWeekday, .notATime:
      true
    case .skipWithoutCalendar, .countAndUntil, .notAllowed, .ordinalNotAllowed,
      .positionOfNothing, .untilOfOtherKind, .timeOfDayOfADay, .neverOccurs:
      false
    }
  }

  /// Whether the rule cannot be followed at all, since doing so would invent occurrences.
  var isFatal: Bool {
    switch kind {
    case .noFrequency, .unknownFrequency, .unknownCalendar, .notANumber, .notAWeekday, .notATime:
      true
    case .notAPart, .unknownPart, .unknownSkip, .skipWithoutCalendar, .repeatedPart, .outOfRange,
      .countAndUntil, .notAllowed, .ordinalNotAllowed, .positionOfNothing, .untilOfOtherKind,
      .timeOfDayOfADay, .neverOccurs:
      false
    }
  }
}

extension RecurrenceProblem: CustomStringConvertible {
  /// One sentence in English, with what we make of it.
  package var description: String {
    switch kind {
    case .notAPart(let text): "“\(text)” is not NAME=VALUE and is left out"
    case .unknownPart(let name): "\(name) is not a part of a recurrence rule and is left out"
    case .repeatedPart(let name): "\(name) is given twice; the first counts"
    case .noFrequency: "the rule has no FREQ and is not followed"
    case .unknownFrequency(let text): "FREQ=\(text) is not known; the rule is not followed"
    case .unknownCalendar(let name):
      "the calendar \(name) in RSCALE is not known; the rule is not followed"
    case .unknownSkip(let value):
      "SKIP=\(value) is not OMIT, BACKWARD or FORWARD; days that do not exist are left out"
    case .skipWithoutCalendar: "SKIP is followed, but needs RSCALE=GREGORIAN beside it; add that"
    case .notANumber(let part, let text):
      "“\(text)” in \(part) is not a number; the rule is not followed"
    case .outOfRange(let part, let text, let allowed):
      "\(text) in \(part) is outside \(allowed) and never met"
    case .notAWeekday(let part, let text):
      "“\(text)” in \(part) is not a weekday; the rule is not followed"
    case .notATime(let part, let text):
      "“\(text)” in \(part) is not a date or time; the rule is not followed"
    case .countAndUntil: "COUNT and UNTIL exclude each other; whichever comes first ends the rule"
    case .notAllowed(let part, let frequency):
      "\(part) is not allowed with FREQ=\(frequency); it is read as a limit"
    case .ordinalNotAllowed(let day, let reason):
      "\(day) in BYDAY is not allowed with \(reason); it is read without its number"
    case .positionOfNothing: "BYSETPOS needs another BY part"
    case .untilOfOtherKind: "UNTIL and DTSTART are not both days or both times"
    case .timeOfDayOfADay: "the rule names times of day but DTSTART is a day; they are left out"
    case .neverOccurs: "nothing after the start ever fits all parts of the rule"
    }
  }
}
