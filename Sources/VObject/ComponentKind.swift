/// The components that the standards define, RFC 5545 §3.6 and RFC 6350 §6.1.
package enum ComponentKind: String, CaseIterable {
  case calendar = "VCALENDAR"
  case card = "VCARD"
  case event = "VEVENT"
  case toDo = "VTODO"
  case journal = "VJOURNAL"
  case freeBusy = "VFREEBUSY"
  case timeZone = "VTIMEZONE"
  case alarm = "VALARM"
  case standard = "STANDARD"
  case daylight = "DAYLIGHT"

  /// The kind whose name stands in `range` of `bytes`, in any case.
  init?(named bytes: Span<UInt8>, in range: Range<Int>) {
    guard let index = Self.names.index(of: bytes, in: range) else { return nil }
    self = Self.allCases[index]
  }

  private static let names = NameTable(allCases.map(\.rawValue))

  /// The place among all kinds, from 0.
  var ordinal: Int {
    switch self {
    case .calendar: 0
    case .card: 1
    case .event: 2
    case .toDo: 3
    case .journal: 4
    case .freeBusy: 5
    case .timeZone: 6
    case .alarm: 7
    case .standard: 8
    case .daylight: 9
    }
  }

  /// Whether a component of that kind cannot lie in one of this: if one begins there, an END is missing.
  func excludes(_ other: ComponentKind) -> Bool { level == other.level }

  /// A number that the kinds share which lie beside each other.
  private var level: Int {
    switch self {
    case .calendar: 0
    case .card: 1
    case .event, .toDo, .journal, .freeBusy, .timeZone: 2
    case .alarm: 3
    case .standard, .daylight: 4
    }
  }
}
