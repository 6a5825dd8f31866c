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

  init() {}

  init(_ record: Record) {
    self.init()
    switch record {
    case .contact(let value):
      if value.roles.contains(where: { Contact.Role.isMainContactTitle($0.title) }) {
        flags = .isMainContact
      }
    case .organization(let value):
      if value.municipality != nil { flags = .isMunicipality }
    case .event(let value): note(value)
    case .note(let value):
      first = Self.number(value.date)
      if value.status == .cancelled { flags = .isCancelled }
    case .followUp(let value):
      first = Self.number(value.due)
      last = Self.number(value.completed)
      if value.isOpen { flags = .isOpen }
    case .project(let value):
      first = Self.number(value.from)
      last = Self.number(value.through)
    case .message(let value): note(value)
    case .method: break
    }
  }

  private mutating func note(_ event: Event) {
    first = Self.number(event.when.firstDay)
    last = Self.number(event.when.lastDay)
    final = max(last, Self.number(event.furtherDays.max()))
    if event.status == .cancelled { flags.insert(.isCancelled) }
    if event.isGathering { flags.insert(.isGathering) }
    if !event.recurrence.isEmpty || !event.furtherDays.isEmpty { flags.insert(.isRecurring) }
    if !event.participants.isEmpty { flags.insert(.hasParticipants) }
  }

  private mutating func note(_ message: Message) {
    first = Self.number(message.day)
    if message.isUnread { flags.insert(.isUnread) }
    if !message.isUnsent && !message.flags.contains(.draft) { flags.insert(.isAnswerable) }
    if message.flags.contains(.replied) { flags.insert(.isReplied) }
    if !message.attachmentNames.isEmpty { flags.insert(.hasAttachments) }
  }

  private static func number(_ day: CivilDate?) -> Int32 {
    day.map { Int32($0.dayNumber) } ?? none
  }

  static func day(_ number: Int32) -> CivilDate? {
    number == none ? nil : CivilDate(dayNumber: Int(number))
  }

  /// Whether a follow-up should have been done before `day`.
  func isOverdue(on day: CivilDate) -> Bool {
    flags.contains(.isOpen) && first != Self.none && first < day.dayNumber
  }

  var firstDay: CivilDate? { Self.day(first) }
  var lastDay: CivilDate? { Self.day(last) }
}
