import Foundation
import Synchronization

extension TimeZoneRules {
  /// A zone that the system knows, by what a file calls it; `nil` for any other name.
  ///
  /// Known are IANA identifiers (`Europe/Oslo`), the same behind a vendor's path
  /// (`/mozilla.org/20050126_1/Europe/Oslo`), Windows names (`W. Europe Standard Time`), and what
  /// ``ZoneNickname`` makes of the rest. The rules come from Foundation, some 0.5 ms for each zone the
  /// first time it is asked for.
  package init?(named name: String) {
    if let known = Self.knownZones.withLock({ $0[name] }) {
      self = known
      return
    }
    guard let found = Self.systemZone(called: name) else { return nil }
    self = TimeZoneRules(identifier: name, initialOffset: found.initialOffset, changes: found.list)
    let rules = self
    Self.knownZones.withLock { $0[name] = rules }
  }

  /// Whether the name alone says which zone is meant.
  ///
  /// `Europe/Oslo` means the same in every file, and the system's rules are fresher than the
  /// file's. `EST` or `Oslo` may mean anything, so there a VTIMEZONE of the file comes first.
  package static func isUniversal(_ name: String) -> Bool {
    guard name != "UTC", name != "GMT" else { return true }
    return name.contains("/") && !name.hasPrefix("(") && TimeZoneRules(named: name) != nil
  }

  /// Only zones that exist are kept, some 600 at most however many names a file makes up.
  private static let knownZones = Mutex<[String: TimeZoneRules]>(["UTC": .utc, "GMT": .utc])

  /// The release of the time zone rules, such as `2025b`.
  ///
  /// Asked for before the first zone is: a statically linked program only contains Foundation's
  /// time zones if it refers to something that lies beside them, as this does.
  package static let systemRelease: String = TimeZone.timeZoneDataVersion

  private static func systemZone(
    called name: String
  ) -> (initialOffset: Int, list: [(instant: Instant, offset: Int)])? {
    guard !systemRelease.isEmpty, let zone = foundationZone(called: name) else { return nil }
    var list: [(instant: Instant, offset: Int)] = []
    var date = Date(timeIntervalSince1970: -8_000_000_000)
    let initialOffset = zone.secondsFromGMT(for: date)
    while let change = zone.nextDaylightSavingTimeTransition(after: date), change > date,
      change.timeIntervalSince1970 < Double(horizon)
    {
      let instant = Instant(secondsSince1970: Int(change.timeIntervalSince1970))
      list.append((instant, zone.secondsFromGMT(for: change)))
      date = change
    }
    return (initialOffset, list)
  }

  private static func foundationZone(called name: String) -> TimeZone? {
    guard name.utf8.count < 200 else { return nil }
    if let identifier = windowsZones[name] { return TimeZone(identifier: identifier) }
    if let zone = TimeZone(identifier: name) { return zone }
    var parts = name.split(separator: "/")
    while parts.count > 2 {
      parts.removeFirst()
      if let zone = TimeZone(identifier: parts.joined(separator: "/")) { return zone }
    }
    return ZoneNickname(name).zone
  }
}
