import CivilTime
import VObject

/// What the occurrences of an item have in common, one such for each way they were changed.
struct ItemTitle {
  let uid: String
  /// `vevent`, `vtodo` or `vjournal`.
  let component: String
  let summary: String
  let status: String?

  init(of occurrence: RecurrenceSet.Occurrence, in item: TimedItem) {
    let source = item.component(of: occurrence)
    uid = item.uid
    component = item.name.lowercased()
    summary = source?.text(of: "SUMMARY") ?? ""
    status = source?.text(of: "STATUS")
  }
}

/// One line of what `expand` prints.
struct ExpandedOccurrence {
  let occurrence: RecurrenceSet.Occurrence
  let title: ItemTitle
  let start: Instant

  init(_ occurrence: RecurrenceSet.Occurrence, _ title: ItemTitle) {
    self.occurrence = occurrence
    self.title = title
    start = occurrence.start.instant
  }

  var json: JSONValue {
    .object([
      .init("uid", .string(title.uid)),
      .init("component", .string(title.component)),
      .init("start", .string(occurrence.start.time.extendedText)),
      .init("end", .string(endText)),
      .init("tzid", timeZoneID.map { .string($0) } ?? .null),
      .init("utcStart", .string(start.description)),
      .init("utcEnd", .string(end.description)),
      .init("allDay", .boolean(occurrence.start.isDay)),
      .init("recurrenceId", recurrenceID.map { .string($0) } ?? .null),
      .init("summary", .string(title.summary)),
      .init("status", title.status.map { .string($0) } ?? .null),
      .init("source", .string(source)),
    ])
  }

  private var end: Instant {
    occurrence.start.isDay
      ? occurrence.start.zone.instant(of: CivilDateTime(date: occurrence.endDate))
      : occurrence.end
  }

  /// The end, written as the start is.
  private var endText: String {
    switch occurrence.start.time {
    case .day: occurrence.endDate.description
    case .local: occurrence.start.zone.local(at: end).description
    case .utc: end.description
    }
  }

  /// `nil` for days, UTC and floating times.
  private var timeZoneID: String? {
    guard case .local = occurrence.start.time else { return nil }
    let name = occurrence.start.zone.identifier
    return name.isEmpty ? nil : name
  }

  /// When it would have started; `nil` for what does not come back.
  private var recurrenceID: String? {
    occurrence.source == .start ? nil : occurrence.original.time.extendedText
  }

  private var source: String {
    switch occurrence.source {
    case .start: "single"
    case .rule: "rrule"
    case .addition: "rdate"
    case .override: "override"
    }
  }
}

extension CalendarTime {
  /// ISO 8601, extended form: `2021-09-16T09:00:00`.
  fileprivate var extendedText: String {
    switch self {
    case .day(let date): date.description
    case .local(let time): time.description
    case .utc(let time): "\(time)Z"
    }
  }
}
