import CivilTime

extension Event: PackedRecord {
  static var kind: RecordKind { .event }

  init?(_ record: Record) {
    guard case .event(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), title: reader.text(), when: When(from: &reader),
      recurrence: reader.text(), furtherDays: reader.list { $0.day() },
      location: reader.text(), link: reader.text(), categories: reader.texts(),
      status: reader.optional { $0.choice(Status.self) },
      participants: reader.list { Participant(from: &$0) }, text: reader.text())
  }

  init(beginningFrom reader: inout PackReader) {
    self.init(
      id: reader.id(), title: reader.text(), when: When(from: &reader),
      recurrence: reader.text(), furtherDays: reader.list { $0.day() })
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(title)
    when.pack(into: &writer)
    writer.put(recurrence)
    writer.put(furtherDays) { $0.put($1) }
    writer.put(location)
    writer.put(link)
    writer.put(categories)
    writer.put(status) { $0.put(choice: $1) }
    writer.put(participants) { $1.pack(into: &$0) }
    writer.put(text)
  }

  var shelfKey: SortKey { .event(self) }
  var asRecord: Record { .event(self) }
}

extension Event.When {
  init(from reader: inout PackReader) {
    if reader.flag() {
      self = .timed(start: ZonedDateTime(from: &reader), end: ZonedDateTime(from: &reader))
    } else {
      self = .days(
        VagueDate(
          from: reader.day(), through: reader.day(),
          precision: reader.choice(VagueDate.Precision.self),
          bound: reader.choice(VagueDate.Bound.self)))
    }
  }

  func pack(into writer: inout PackWriter) {
    switch self {
    case .days(let date):
      writer.put(false)
      writer.put(date.first)
      writer.put(date.last)
      writer.put(choice: date.precision)
      writer.put(choice: date.bound)
    case .timed(let start, let end):
      writer.put(true)
      start.pack(into: &writer)
      end.pack(into: &writer)
    }
  }
}

extension ZonedDateTime {
  fileprivate init(from reader: inout PackReader) {
    let local = CivilDateTime(from: &reader)
    let zone: Zone =
      switch reader.unsigned() {
      case 0: .utc
      case 1: .floating
      default: .named(reader.text())
      }
    self.init(local, in: zone)
  }

  fileprivate func pack(into writer: inout PackWriter) {
    local.pack(into: &writer)
    switch zone {
    case .utc: writer.put(UInt64(0))
    case .floating: writer.put(UInt64(1))
    case .named(let name):
      writer.put(UInt64(2))
      writer.put(name)
    }
  }
}

extension CivilDateTime {
  init(from reader: inout PackReader) {
    let date = reader.day()
    let second = Int(reader.unsigned() % 86_400)
    self.init(
      date: date, hour: second / 3600, minute: second / 60 % 60, second: second % 60)
  }

  func pack(into writer: inout PackWriter) {
    writer.put(date)
    writer.put(UInt64(secondOfDay))
  }
}

extension Participant {
  init(from reader: inout PackReader) {
    self.init(
      kind: reader.flag() ? .organization : .person, name: reader.text(), address: reader.text(),
      status: reader.choice(Status.self))
  }

  func pack(into writer: inout PackWriter) {
    writer.put(kind == .organization)
    writer.put(name)
    writer.put(address)
    writer.put(choice: status)
  }
}

extension Note: PackedRecord {
  static var kind: RecordKind { .note }

  init?(_ record: Record) {
    guard case .note(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), title: reader.text(), date: reader.optionalDay(), text: reader.text(),
      categories: reader.texts(), status: reader.optional { $0.choice(Status.self) },
      isConfidential: reader.flag(), participants: reader.list { Participant(from: &$0) },
      event: reader.optionalID())
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(title)
    writer.put(date)
    writer.put(text)
    writer.put(categories)
    writer.put(status) { $0.put(choice: $1) }
    writer.put(isConfidential)
    writer.put(participants) { $1.pack(into: &$0) }
    writer.put(event)
  }

  var shelfKey: SortKey { .note(self) }
  var asRecord: Record { .note(self) }
}

extension FollowUp: PackedRecord {
  static var kind: RecordKind { .followUp }

  init?(_ record: Record) {
    guard case .followUp(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), title: reader.text(), due: reader.optionalDay(),
      status: reader.choice(Status.self), completed: reader.optionalDay(),
      priority: reader.int(), participants: reader.list { Participant(from: &$0) },
      note: reader.optionalID(), categories: reader.texts(), text: reader.text())
  }

  init(beginningFrom reader: inout PackReader) {
    self.init(
      id: reader.id(), title: reader.text(), due: reader.optionalDay(),
      status: reader.choice(Status.self), completed: reader.optionalDay())
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(title)
    writer.put(due)
    writer.put(choice: status)
    writer.put(completed)
    writer.put(priority)
    writer.put(participants) { $1.pack(into: &$0) }
    writer.put(note)
    writer.put(categories)
    writer.put(text)
  }

  var shelfKey: SortKey { .followUp(self) }
  var asRecord: Record { .followUp(self) }
}

extension Project: PackedRecord {
  static var kind: RecordKind { .project }

  init?(_ record: Record) {
    guard case .project(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), title: reader.text(), from: reader.optionalDay(),
      through: reader.optionalDay(), text: reader.text(),
      participants: reader.list { Participant(from: &$0) }, categories: reader.texts())
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(title)
    writer.put(from)
    writer.put(through)
    writer.put(text)
    writer.put(participants) { $1.pack(into: &$0) }
    writer.put(categories)
  }

  var shelfKey: SortKey { .project(self) }
  var asRecord: Record { .project(self) }
}
