import VObject

/// The VTIMEZONE that a calendar must have for every TZID it mentions, RFC 5545 §3.6.5.
///
/// Written for Europe/Oslo, the zone of every event made here. Another zone was named by another
/// program, and its definition, kept as it is, came along.
enum TimeZoneLines {
  /// The definitions that `component` needs and `others` do not hold.
  static func definitions(
    for component: Component, besides others: [Component] = []
  ) -> [Component] {
    let isUsed = ["DTSTART", "DTEND", "DUE"].contains {
      component.property(named: $0)?.parameter("TZID") == identifier
    }
    let isDefined = others.contains {
      $0.name == "VTIMEZONE" && $0.text(of: "TZID") == identifier
    }
    return isUsed && !isDefined ? [oslo] : []
  }

  private static let identifier = "Europe/Oslo"

  /// The rules since 1996, when all of Europe agreed on the last Sundays of March and October.
  private static var oslo: Component {
    var zone = Component(name: "VTIMEZONE")
    zone.insert(ContentLine("TZID", text: identifier))
    zone.components = [
      observance(
        "DAYLIGHT", name: "CEST", from: "+0100", to: "+0200", start: "19960331T020000", month: 3),
      observance(
        "STANDARD", name: "CET", from: "+0200", to: "+0100", start: "19961027T030000", month: 10),
    ]
    return zone
  }

  private static func observance(
    _ kind: String, name: String, from: String, to: String, start: String, month: Int
  ) -> Component {
    var observance = Component(name: kind)
    let lines = [
      ("TZNAME", name), ("TZOFFSETFROM", from), ("TZOFFSETTO", to), ("DTSTART", start),
      ("RRULE", "FREQ=YEARLY;BYMONTH=\(month);BYDAY=-1SU"),
    ]
    for (name, value) in lines { observance.insert(ContentLine(name, value: value)) }
    return observance
  }
}
