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
    guard Self.mayBeKnown(name) else { return nil }
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
    return name.utf8.contains(UInt8(ascii: "/")) && !name.hasPrefix("(")
      && TimeZoneRules(named: name) != nil
  }

  /// Only zones that exist are kept, some 600 at most however many names a file makes up.
  private static let knownZones = Mutex<[String: TimeZoneRules]>(["UTC": .utc, "GMT": .utc])

  /// The release of the time zone rules, such as `2025b`.
  ///
  /// Asked for before the first zone is: a statically linked program only contains Foundation's
  /// time zones if it refers to something that lies beside them, as this does.
  package static let systemRelease: String = TimeZone.timeZoneDataVersion

  /// Whether it is worth asking the system for the name; `false` is certain.
  ///
  /// A file can make up a million names, and most who make up names number them, which hardly any
  /// zone's name is: those in digits have to be one of a few when their digits are left out.
  private static func mayBeKnown(_ name: String) -> Bool {
    let bytes = name.utf8
    let end = bytes.lastIndex { $0 != slash }.map { bytes.index(after: $0) } ?? bytes.startIndex
    let part = bytes[(bytes[..<end].lastIndex(of: slash) ?? bytes.startIndex)..<end]
    guard part.contains(where: \.isDigit), bytes.allSatisfy({ $0 < 0x80 }) else { return true }
    let word = wordWithoutDigits(part)
    if numberedWords.contains(word) { return true }
    let folded = bytes.map { $0 | 0x20 }
    return folded.indices.dropLast(2).contains { index in
      let letters = folded[index...].prefix(3)
      return letters.elementsEqual("utc".utf8) || letters.elementsEqual("gmt".utf8)
    }
  }

  /// What stands in the names with digits that tell of no offset from UTC, digits left out.
  private static let numberedWords: Set<[UInt8]> = {
    let legacy = [
      "AST4ADT", "AST4", "CST6CDT", "CST6", "EST5EDT", "EST5", "HST10", "MST7MDT", "MST7",
      "PST8PDT", "PST8", "YST9YDT", "YST9",
    ]
    let names = legacy + TimeZone.knownTimeZoneIdentifiers + windowsZones.keys
    let numbered = names.filter { $0.utf8.contains(where: \.isDigit) }
    return Set(numbered.map { wordWithoutDigits($0.utf8[...]) })
  }()

  /// The letters in lower case, and nothing else, of what stands behind the last slash.
  private static func wordWithoutDigits(_ name: Substring.UTF8View) -> [UInt8] {
    let part = name[(name.lastIndex(of: slash) ?? name.startIndex)...]
    return part.map { $0 | 0x20 }.filter { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private static let slash = UInt8(ascii: "/")

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
    // No Windows name has a slash, and nearly all others have one, so that the table is seldom made.
    if !name.utf8.contains(slash), let identifier = windowsZones[name] {
      return TimeZone(identifier: identifier)
    }
    if let zone = TimeZone(identifier: name) { return zone }
    var parts = name.split(separator: "/")
    while parts.count > 2 {
      parts.removeFirst()
      if let zone = TimeZone(identifier: parts.joined(separator: "/")) { return zone }
    }
    return ZoneNickname(name).zone
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
