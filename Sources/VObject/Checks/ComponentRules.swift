/// Which properties a component must have, and which it may have once only.
struct ComponentRules {
  let required: [PropertyName]
  let once: PropertyNameSet

  private init(required: [String], once: [String]) {
    self.required = required.map(PropertyName.init)
    self.once = PropertyNameSet(once)
  }

  /// RFC 5545 §3.6 and RFC 7986 §4, by the name of the component.
  static let all: [String: ComponentRules] = {
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
      "VCARD": Self(
        required: ["VERSION", "FN"],
        once: ["VERSION", "UID", "REV", "PRODID", "KIND", "N", "BDAY", "GENDER"]),
    ]
  }()
}
