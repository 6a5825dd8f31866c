import CivilTime
import VObject

/// What the occurrences of an item have in common, one such for each way they were changed.
struct ItemTitle {
  let uid: String
  /// The first members of the JSON object, from its brace on, and then those after the times.
  private let members: [UInt8]
  private let openingCount: Int

  /// The first members, from the brace on.
  var opening: ArraySlice<UInt8> { members[..<openingCount] }
  /// The members after the times.
  var closing: ArraySlice<UInt8> { members[openingCount...] }

  init(of occurrence: RecurrenceSet.Occurrence, in item: TimedItem) {
    let source = item.component(of: occurrence)
    let status = source?.text(of: "STATUS")
    uid = item.uid
    var members = Array(#"{"uid":"#.utf8)
    members += JSONValue.string(uid).bytes
    members += #","component":"#.utf8
    members += JSONValue.string(item.name.lowercased()).bytes
    openingCount = members.count
    members += #""summary":"#.utf8
    members += JSONValue.string(source?.text(of: "SUMMARY") ?? "").bytes
    members += #","status":"#.utf8
    members += (status.map { JSONValue.string($0) } ?? .null).bytes
    self.members = members
  }
}

/// One line of what `expand` prints.
struct ExpandedOccurrence {
  let occurrence: RecurrenceSet.Occurrence
  let title: ItemTitle

  /// Writes the line, put together by hand: there can be hundreds of thousands.
  func write(to json: inout [UInt8]) {
    let (start, end) = (occurrence.start, occurrence.end)
    json += title.opening
    json += #","start":""#.utf8
    json.append(start.time)
    json += #"","end":""#.utf8
    switch start.time {
    case .day: json.append(occurrence.endDate)
    case .local: json.append(.local(start.zone.local(at: end)))
    case .utc: json.append(.utc(end.utc))
    }
    json += #"","tzid":"#.utf8
    json += timeZoneID.map { JSONValue.string($0).bytes } ?? Array("null".utf8)
    json += #","utcStart":""#.utf8
    json.append(.utc(occurrence.instant.utc))
    json += #"","utcEnd":""#.utf8
    json.append(.utc(end.utc))
    json += start.isDay ? #"","allDay":true"#.utf8 : #"","allDay":false"#.utf8
    json += #","recurrenceId":"#.utf8
    if occurrence.source == .start {
      json += "null".utf8
    } else {
      json.append(UInt8(ascii: "\""))
      json.append(occurrence.original.time)
      json.append(UInt8(ascii: "\""))
    }
    json.append(UInt8(ascii: ","))
    json += title.closing
    json += #","source":"\#(source)"}"#.utf8
  }

  /// `nil` for days, UTC and floating times.
  private var timeZoneID: String? {
    guard case .local = occurrence.start.time else { return nil }
    let name = occurrence.start.zone.identifier
    return name.isEmpty ? nil : name
  }

  private var source: StaticString {
    switch occurrence.source {
    case .start: "single"
    case .rule: "rrule"
    case .addition: "rdate"
    case .override: "override"
    }
  }
}

/// ISO 8601 in extended form: `2021-09-16T09:00:00`.
extension [UInt8] {
  fileprivate mutating func append(_ time: CalendarTime) {
    switch time {
    case .day(let date): append(date)
    case .local(let time): append(time)
    case .utc(let time):
      append(time)
      append(UInt8(ascii: "Z"))
    }
  }

  private mutating func append(_ time: CivilDateTime) {
    append(time.date)
    append(UInt8(ascii: "T"))
    append(digits: time.hour, count: 2)
    append(UInt8(ascii: ":"))
    append(digits: time.minute, count: 2)
    append(UInt8(ascii: ":"))
    append(digits: time.second, count: 2)
  }

  fileprivate mutating func append(_ date: CivilDate) {
    append(digits: date.year, count: 4)
    append(UInt8(ascii: "-"))
    append(digits: date.month, count: 2)
    append(UInt8(ascii: "-"))
    append(digits: date.day, count: 2)
  }

  private mutating func append(digits number: Int, count: Int) {
    var divisor = count == 4 ? 1000 : 10
    while divisor > 0 {
      append(UInt8(truncatingIfNeeded: number / divisor % 10) + UInt8(ascii: "0"))
      divisor /= 10
    }
  }
}
