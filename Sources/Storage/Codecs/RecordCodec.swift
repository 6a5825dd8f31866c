import CivilTime
import Domain
import VObject

/// How one kind of record stands in a component of a file.
///
/// `write` touches only what differs between the two values it is given, so that whatever is read and
/// written back unchanged keeps every byte, and an edit changes its own lines and no others.
protocol RecordCodec {
  associatedtype Value: Hashable & Sendable

  /// `VCARD`, `VEVENT`, `VJOURNAL`, `VTODO`.
  static var componentName: String { get }

  /// What a component without any properties but those of ``scaffold(for:)`` says.
  ///
  /// - Parameters:
  ///   - component: What a file holds.
  ///   - id: Its UID, or what stands for it in a file without.
  ///   - zone: Where the day of a time in UTC is looked up.
  /// - Returns: `nil` if something is missing that the record cannot be without.
  static func read(_ component: PropertyIndex, id: RecordID, in zone: LocalZone) -> Value?

  /// Carries into `component` what differs between `old`, which was read from it, and `value`.
  static func write(
    _ value: Value, replacing old: Value, into component: inout Component, in zone: LocalZone)

  /// The component of a record that is new, with nothing in it that a person says.
  static func scaffold(for value: Value) -> Component

  /// The value that ``scaffold(for:)`` stands for.
  static func blank(for value: Value) -> Value
}

extension RecordCodec {
  /// The same of a component that is read once.
  static func read(_ component: Component, id: RecordID, in zone: LocalZone) -> Value? {
    read(PropertyIndex(component), id: id, in: zone)
  }

  /// A component for a record that has none yet.
  static func make(_ value: Value, in zone: LocalZone) -> Component {
    var component = scaffold(for: value)
    write(value, replacing: blank(for: value), into: &component, in: zone)
    return component
  }
}

/// The zone whose clocks the network's people read; its rules are looked up when first needed.
struct LocalZone: Sendable {
  let name: String

  /// The day that `value` lies on for people here.
  func day(of value: DateValue) -> CivilDate {
    guard case .dateTime(let time) = value, time.zone == .utc,
      let rules = TimeZoneRules(named: name)
    else { return value.date }
    let instant = Instant(secondsSince1970: time.local.secondsSince1970)
    return rules.local(at: instant).date
  }
}
