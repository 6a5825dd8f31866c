import CivilTime

/// What lists and figures ask of every record, so that they need not unpack it.
struct RecordFacts: BitwiseCopyable, Sendable {
  struct Flags: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt32

    static let isCancelled = Flags(rawValue: 1)
    /// Of a follow-up: still to be done.
    static let isOpen = Flags(rawValue: 2)
    /// Of an event: people come together at it.
    static let isGathering = Flags(rawValue: 4)
    /// Of a message: sent to us and read by nobody.
    static let isUnread = Flags(rawValue: 8)
    /// Of a message: sent, so that somebody may wait for an answer.
    static let isAnswerable = Flags(rawValue: 16)
    static let isReplied = Flags(rawValue: 32)
    /// Of a contact: main contact at some time.
    static let isMainContact = Flags(rawValue: 64)
    /// Of an event: it comes again by a rule.
    static let isRecurring = Flags(rawValue: 128)
    static let isMunicipality = Flags(rawValue: 256)
    static let hasParticipants = Flags(rawValue: 512)
    /// Of a message: files came with it.
    static let hasAttachments = Flags(rawValue: 1024)
  }

  /// Stands for no day.
  static let none = Int32.min

  /// The day it begins, is dated, due or was sent.
  var first = none
  /// The last day of an event or a project, the day a follow-up was done.
  var last = none
  /// The last day an event comes again, as far as that is known.
  var final = none
  var flags: Flags = []

  init(first: CivilDate? = nil, last: CivilDate? = nil, _ flags: Flags = []) {
    (self.first, self.last, self.flags) = (Self.number(first), Self.number(last), flags)
  }

  fileprivate static func number(_ day: CivilDate?) -> Int32 {
    day.map { Int32($0.dayNumber) } ?? none
  }

  static func day(_ number: Int32) -> CivilDate? {
    number == none ? nil : CivilDate(dayNumber: Int(number))
  }

  /// Whether a follow-up should have been done before the day of a number.
  func isOverdue(on day: Int) -> Bool {
    flags.contains(.isOpen) && first != Self.none && first < day
  }

  var firstDay: CivilDate? { Self.day(first) }
  var lastDay: CivilDate? { Self.day(last) }
}

extension Contact {
  var facts: RecordFacts {
    RecordFacts(
      roles.contains { Role.isMainContactTitle($0.title) } ? .isMainContact : [])
  }
}

extension Organization {
  var facts: RecordFacts { RecordFacts(municipality == nil ? [] : .isMunicipality) }
}

extension Event {
  var facts: RecordFacts {
    var facts = RecordFacts(first: when.firstDay, last: when.lastDay)
    facts.final = max(facts.last, RecordFacts.number(furtherDays.max()))
    if status == .cancelled { facts.flags.insert(.isCancelled) }
    if isGathering { facts.flags.insert(.isGathering) }
    if !recurrence.isEmpty || !furtherDays.isEmpty { facts.flags.insert(.isRecurring) }
    if !participants.isEmpty { facts.flags.insert(.hasParticipants) }
    return facts
  }
}

extension Note {
  var facts: RecordFacts {
    RecordFacts(first: date, status == .cancelled ? .isCancelled : [])
  }
}

extension FollowUp {
  var facts: RecordFacts { RecordFacts(first: due, last: completed, isOpen ? .isOpen : []) }
}

extension Project {
  var facts: RecordFacts { RecordFacts(first: from, last: through) }
}

extension Message {
  var facts: RecordFacts {
    var facts = RecordFacts(first: day)
    if isUnread { facts.flags.insert(.isUnread) }
    if !isUnsent && !flags.contains(.draft) { facts.flags.insert(.isAnswerable) }
    if flags.contains(.replied) { facts.flags.insert(.isReplied) }
    if !attachmentNames.isEmpty { facts.flags.insert(.hasAttachments) }
    return facts
  }
}

extension MethodPage {
  var facts: RecordFacts { RecordFacts() }
}
