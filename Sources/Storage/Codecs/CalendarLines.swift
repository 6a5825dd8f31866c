import CivilTime
import Domain
import VObject

/// What VEVENT, VJOURNAL and VTODO have in common.
enum CalendarLines {
  /// A component with what every one must have, RFC 5545 §3.6.
  static func scaffold(_ name: String, id: RecordID) -> Component {
    var component = Component(name: name)
    component.insert(ContentLine("UID", text: id.rawValue))
    return component
  }

  /// Says that the component was changed at `instant`: DTSTAMP, LAST-MODIFIED, SEQUENCE if it has
  /// one; CREATED only when it is new (RFC 5545 §3.8.7).
  static func stamp(_ component: inout Component, at instant: Instant, isNew: Bool) {
    let now = DateValue.dateTime(ZonedDateTime(instant.utc, in: .utc))
    component.setDateValue(now, of: "DTSTAMP")
    if isNew {
      component.setDateValue(now, of: "CREATED")
    } else if let sequence = component.number(of: "SEQUENCE"), (0..<Int.max).contains(sequence) {
      component.setText("\(sequence + 1)", of: "SEQUENCE")
    }
    component.setDateValue(now, of: "LAST-MODIFIED")
  }

  static func day(
    of name: StaticString, in component: PropertyIndex, _ zone: LocalZone
  ) -> CivilDate? {
    component.dateValue(of: name).map(zone.day)
  }

  /// Makes a property say `day`; a time of day that it has already stays.
  static func setDay(
    _ day: CivilDate?, of name: String, in component: inout Component, _ zone: LocalZone
  ) {
    guard let day else { return component.removeProperties(named: name) }
    guard case .dateTime(var time) = component.dateValue(of: name) else {
      return component.setDateValue(.date(day), of: name)
    }
    let shift = zone.day(of: .dateTime(time)).days(until: day)
    time.local = time.local.adding(seconds: shift * 86_400)
    component.setDateValue(.dateTime(time), of: name)
  }

  /// The text of DESCRIPTION; of the several that a VJOURNAL may have, all, a blank line between.
  static func description(of component: PropertyIndex) -> String {
    let lines = component.properties(named: "DESCRIPTION")
    // One is not joined with anything, and so not copied.
    return lines.count == 1 ? lines[0].text : lines.map(\.text).joined(separator: "\n\n")
  }

  /// The UID in the first RELATED-TO that points upwards (RELTYPE=PARENT, also when none is given).
  static func parent(of component: PropertyIndex) -> RecordID? {
    component.properties(named: "RELATED-TO").first(where: isParent).map { RecordID($0.text) }
  }

  static func setParent(_ id: RecordID?, of component: inout Component) {
    component.setLines(
      named: "RELATED-TO", to: id.map { [$0] } ?? [],
      reading: { isParent($0) ? RecordID($0.text) : nil },
      making: { ContentLine("RELATED-TO", text: $0.rawValue) })
  }

  private static func isParent(_ line: ContentLine) -> Bool {
    (line.parameter("RELTYPE") ?? "PARENT").uppercased() == "PARENT"
  }

  /// The status of a component, by its raw value in any case.
  static func status<Status: RawRepresentable<String>>(of component: PropertyIndex) -> Status? {
    component.text(of: "STATUS").flatMap { Status(anyCase: $0) }
  }
}

extension RawRepresentable<String> {
  /// The case of that raw value, which is in upper case; most often so is `text`.
  init?(anyCase text: String) {
    if let value = Self(rawValue: text) {
      self = value
    } else {
      self.init(rawValue: text.uppercased())
    }
  }
}
