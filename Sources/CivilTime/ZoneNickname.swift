import Foundation

/// A time zone's name as it is written where nobody minds the standard.
///
/// - IANA identifiers and Windows names in any case, with blanks around them
/// - Windows names without their ending, as Lotus Notes has them: `W. Europe`, `Eastern`
/// - what Windows and Exchange show people: `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, …`,
///   `(GMT+01.00) Sarajevo/Skopje/…`, `(UTC-05:00) Eastern Time (US & Canada)`: the first city that
///   names a zone with that offset
/// - `UTC+02:00`, `GMT-5`, `Z`, and Exchange's `tzone://Microsoft/Utc`
struct ZoneNickname {
  private let name: String

  init(_ name: String) {
    self.name = name.trimmingCharacters(in: .whitespaces)
  }

  var zone: TimeZone? {
    let folded = name.lowercased()
    if let identifier = Self.identifiers[folded] { return TimeZone(identifier: identifier) }
    for ending in ["", " standard time"] {
      if let identifier = Self.windowsNames[folded + ending] {
        return TimeZone(identifier: identifier)
      }
    }
    if ["z", "tzone://microsoft/utc", "coordinated universal time"].contains(folded) {
      return TimeZone(identifier: "UTC")
    }
    if folded.hasPrefix("utc") || folded.hasPrefix("gmt") {
      return Self.offset(in: folded.dropFirst(3)).flatMap { TimeZone(secondsFromGMT: $0) }
    }
    return displayedZone
  }

  /// The zone of a label such as `(UTC+01:00) Amsterdam, Berlin`.
  private var displayedZone: TimeZone? {
    guard name.hasPrefix("("), let end = name.firstIndex(of: ")") else { return nil }
    let label = name[..<end].dropFirst().lowercased()
    guard label.hasPrefix("utc") || label.hasPrefix("gmt") else { return nil }
    let offset = label.count == 3 ? 0 : Self.offset(in: label.dropFirst(3))
    guard let offset else { return nil }
    let places = name[name.index(after: end)...]
    if let identifier = Self.regions[places.trimmingCharacters(in: .whitespaces).lowercased()] {
      return TimeZone(identifier: identifier)
    }
    for place in places.split(whereSeparator: { ",/;".contains($0) }) {
      let city = place.trimmingCharacters(in: .whitespaces).lowercased()
      let zones = (Self.cities[city] ?? []).compactMap { TimeZone(identifier: $0) }
      if let zone = zones.first(where: { Self.hasOffset(offset, $0) }) { return zone }
    }
    return nil
  }

  /// Whether the clocks stand so in winter or in summer: some names count the one, some the other.
  private static func hasOffset(_ seconds: Int, _ zone: TimeZone) -> Bool {
    [1_705_276_800, 1_720_915_200].contains { instant in
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: instant)) == seconds
    }
  }

  /// `+02:00`, `+0200`, `+02.00` or `-5` as seconds east of Greenwich.
  private static func offset(in text: some StringProtocol) -> Int? {
    guard "+-\u{2212}".contains(text.first ?? " ") else { return nil }
    let isWest = text.first != "+"
    let digits = text.dropFirst().filter { $0 != ":" && $0 != "." }
    var cursor = ValueCursor(String(digits))
    let hours = cursor.number(digits: 2) ?? cursor.number(digits: 1)
    let minutes = cursor.isAtEnd ? 0 : cursor.number(digits: 2)
    guard let hours, let minutes, cursor.isAtEnd, hours < 15, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
  }

  private static let identifiers = Dictionary(
    TimeZone.knownTimeZoneIdentifiers.map { ($0.lowercased(), $0) },
    uniquingKeysWith: { first, _ in first })

  private static let windowsNames = Dictionary(
    TimeZoneRules.windowsZones.map { ($0.key.lowercased(), $0.value) },
    uniquingKeysWith: { first, _ in first })

  /// Identifiers by their last part, `_` a blank.
  private static let cities = Dictionary(
    grouping: TimeZone.knownTimeZoneIdentifiers,
    by: { identifier in
      String(identifier[(identifier.lastIndex(of: "/") ?? identifier.startIndex)...].dropFirst())
        .replacing("_", with: " ").lowercased()
    })

  /// The zones that are shown by region instead of by city.
  private static let regions = [
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "atlantic time (canada)": "America/Halifax",
    "coordinated universal time": "UTC", "alaska": "America/Anchorage",
    "arizona": "America/Phoenix", "hawaii": "Pacific/Honolulu", "newfoundland": "America/St_Johns",
    "saskatchewan": "America/Regina", "central america": "America/Guatemala",
    "chennai, kolkata, mumbai, new delhi": "Asia/Kolkata",
  ]
}
