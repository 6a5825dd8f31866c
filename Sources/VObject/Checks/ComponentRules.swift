/// Which properties a component must have, and which it may have once only.
struct ComponentRules {
  let required: [PropertyName]
  let once: PropertyNameSet

  private init(required: [String], once: [String]) {
    self.required = required.map(PropertyName.init)
    self.once = PropertyNameSet(once)
  }

  /// The rules for the component of that name; `nil` for one that nobody has made any for.
  ///
  /// A card of version 2.1 must have N, and may have FN (vCard 2.1 §3).
  static func rules(for name: String, in dialect: Dialect) -> ComponentRules? {
    dialect == .card21 && name == "VCARD" ? card21 : all[name]
  }

  private static let card21 = Self(
    required: ["VERSION", "N"], once: ["VERSION", "N", "UID", "REV"])

  /// RFC 5545 §3.6, RFC 7986 §4 and RFC 9073 §7, by the name of the component.
  private static let all: [String: ComponentRules] = {
    let item = [
      "DTSTAMP", "UID", "DTSTART", "CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED",
      "LOCATION", "ORGANIZER", "PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "URL", "RECURRENCE-ID",
      "COLOR",
    ]
    let identity = ["UID", "DTSTAMP"]
    let onset = Self(required: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], once: ["DTSTART"])
    return [
      "VCALENDAR": Self(
        required: ["PRODID", "VERSION"], once: ["PRODID", "VERSION", "CALSCALE", "METHOD"]),
      "VEVENT": Self(required: identity, once: item + ["TRANSP", "DTEND", "DURATION"]),
      "VTODO": Self(
        required: identity, once: item + ["COMPLETED", "PERCENT-COMPLETE", "DUE", "DURATION"]),
      "VJOURNAL": Self(required: identity, once: item.filter { $0 != "DESCRIPTION" }),
      "VFREEBUSY": Self(required: identity, once: identity + ["DTSTART", "DTEND"]),
      "VTIMEZONE": Self(required: ["TZID"], once: ["TZID", "LAST-MODIFIED", "TZURL"]),
      "STANDARD": onset,
      "DAYLIGHT": onset,
      "VALARM": Self(required: ["ACTION", "TRIGGER"], once: ["ACTION", "TRIGGER", "DURATION"]),
      "PARTICIPANT": Self(
        required: ["UID", "PARTICIPANT-TYPE"],
        once: ["UID", "PARTICIPANT-TYPE", "CALENDAR-ADDRESS"]),
      "VLOCATION": Self(required: ["UID"], once: ["UID", "NAME", "GEO", "DESCRIPTION"]),
      "VRESOURCE": Self(required: ["UID"], once: ["UID", "NAME", "GEO", "DESCRIPTION"]),
      "VCARD": Self(
        required: ["VERSION", "FN"],
        once: ["VERSION", "UID", "REV", "PRODID", "KIND", "N", "BDAY", "GENDER"]),
    ]
  }()
}
