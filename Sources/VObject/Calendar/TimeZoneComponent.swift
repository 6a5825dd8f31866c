package import CivilTime

/// The zones that the times of one calendar are read in.
///
/// Which rules a TZID means is decided once, here:
/// 1. A name that means the same everywhere (`Europe/Oslo`) means the system's rules, also beside a
///    VTIMEZONE of that name, since the file's may be older than the law (RFC 7809 §1 relies on the
///    same). See ``CivilTime/TimeZoneRules/isUniversal(_:)``.
/// 2. Any other name means the file's VTIMEZONE of that name.
/// 3. Without one it means what the system makes of it (`EST`, `W. Europe Standard Time`).
/// 4. A name nobody knows is read as a floating time. No honest file has thousands of such names: after
///    ``unknownLimit`` of them the system is asked for no other.
package struct CalendarZones: Sendable {
  /// For times without a zone, and for the midnights between days.
  package private(set) var floating: TimeZoneRules
  private let calendar: Component
  private var known: [String: TimeZoneRules] = [:]
  /// The names that have been asked for and nobody knows, at most ``unknownLimit``.
  private var unknown: Set<String> = []
  /// How many names nobody has to know before no other is asked for.
  static let unknownLimit = 10_000
  /// The first VTIMEZONE of each TZID; `nil` until a name is first looked for there.
  private var components: [String: Component]?
  /// The zone that was asked for last, since the next time is often in the same.
  private var latest: (name: [UInt8], zone: TimeZoneRules?) = ([], nil)

  /// Looks for the VTIMEZONE parts of `calendar`, which are read when they are first needed.
  ///
  /// The zone of floating times goes on under an empty name: a file has none for it.
  ///
  /// - Parameters:
  ///   - calendar: The VCALENDAR.
  ///   - floating: The zone of floating times; `nil` for the one that the calendar names in
  ///     X-WR-TIMEZONE, as Google and Apple write it, or else UTC.
  package init(of calendar: Component, floating: TimeZoneRules?) {
    self.calendar = calendar
    self.floating = (floating ?? .utc).named("")
    guard floating == nil, let name = calendar.text(of: "X-WR-TIMEZONE") else { return }
    self.floating = (zone(named: name) ?? .utc).named("")
  }

  /// The zone that a TZID names, or `nil` if nobody knows it.
  package mutating func zone(named name: String) -> TimeZoneRules? {
    if let zone = known[name] { return zone }
    guard !unknown.contains(name) else { return nil }
    let zone = read(name)
    if let zone {
      known[name] = zone
    } else if unknown.count < Self.unknownLimit {
      unknown.insert(name)
    }
    return zone
  }

  /// How many names have been asked for that nobody knows.
  var unknownCount: Int { unknown.count }

  /// The same for a name as it stands in `range` of `bytes`.
  mutating func zone(named bytes: Span<UInt8>, in range: Range<Int>) -> TimeZoneRules? {
    let isLatest =
      latest.name.count == range.count
      && latest.name.indices.allSatisfy { latest.name[$0] == bytes[range.lowerBound + $0] }
    if !isLatest {
      let name = range.map { bytes[$0] }
      latest = (name, zone(named: String(decoding: name, as: UTF8.self)))
    }
    return latest.zone
  }

  private mutating func read(_ name: String) -> TimeZoneRules? {
    let isAsked = unknown.count < Self.unknownLimit
    if isAsked, TimeZoneRules.isUniversal(name) { return TimeZoneRules(named: name) }
    let observances = component(named: name)?.observances ?? []
    guard observances.isEmpty else {
      return TimeZoneRules(identifier: name, observances: observances)
    }
    return isAsked ? TimeZoneRules(named: name) : nil
  }

  private mutating func component(named name: String) -> Component? {
    let found = components ?? componentsByName
    components = found
    return found.isEmpty ? nil : found[name.trimmed]
  }

  private var componentsByName: [String: Component] {
    let named = calendar.components.compactMap { component -> (String, Component)? in
      guard component.name == "VTIMEZONE", let name = component.text(of: "TZID") else { return nil }
      return (name.trimmed, component)
    }
    return Dictionary(named) { first, _ in first }
  }
}

extension Component {
  /// The observances of a VTIMEZONE, RFC 5545 §3.6.5; those without an offset or onset left out.
  var observances: [TimeZoneRules.Observance] {
    components.compactMap { part in
      guard part.name == "STANDARD" || part.name == "DAYLIGHT",
        let offsetTo = part.offset("TZOFFSETTO"),
        let onset = part.property(named: "DTSTART")?.calendarTimes.first
      else { return nil }
      let further = part.properties(named: "RDATE").flatMap(\.calendarTimes)
      return TimeZoneRules.Observance(
        offsetFrom: part.offset("TZOFFSETFROM") ?? offsetTo, offsetTo: offsetTo,
        onset: onset.dateTime,
        rules: part.properties(named: "RRULE").compactMap { RecurrenceRule.reading($0.value).rule },
        furtherOnsets: further.map(\.dateTime))
    }
  }

  private func offset(_ name: String) -> Int? {
    guard let value = property(named: name)?.value else { return nil }
    do throws(ValueError) {
      return try UTCOffset(parsing: value).seconds
    } catch {
      return nil
    }
  }
}

extension ContentLine {
  /// The days and times that the value lists; those that are neither left out.
  fileprivate var calendarTimes: [CalendarTime] {
    value.split(separator: ",").compactMap { text in
      do throws(ValueError) {
        return try CalendarTime(parsing: text)
      } catch {
        return nil
      }
    }
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String { String(decoding: Array(utf8).trimmed, as: UTF8.self) }
}
