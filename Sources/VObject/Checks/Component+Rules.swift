extension Component {
  /// Which properties a component must have, and which it may have once only.
  private struct Rules {
    var required: [String] = []
    var once: [String] = []
  }

  /// RFC 5545 §3.6 and RFC 7986 §4.
  private static let rules: [String: Rules] = {
    let item = [
      "DTSTAMP", "UID", "DTSTART", "CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED",
      "LOCATION", "ORGANIZER", "PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "URL", "RECURRENCE-ID",
      "COLOR",
    ]
    let identity = ["UID", "DTSTAMP"]
    return [
      "VCALENDAR": Rules(
        required: ["PRODID", "VERSION"], once: ["PRODID", "VERSION", "CALSCALE", "METHOD"]),
      "VEVENT": Rules(required: identity, once: item + ["TRANSP", "DTEND", "DURATION"]),
      "VTODO": Rules(
        required: identity, once: item + ["COMPLETED", "PERCENT-COMPLETE", "DUE", "DURATION"]),
      "VJOURNAL": Rules(required: identity, once: item.filter { $0 != "DESCRIPTION" }),
      "VFREEBUSY": Rules(required: identity, once: identity + ["DTSTART", "DTEND"]),
      "VTIMEZONE": Rules(required: ["TZID"], once: ["TZID", "LAST-MODIFIED", "TZURL"]),
      "STANDARD": Rules(required: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], once: ["DTSTART"]),
      "DAYLIGHT": Rules(required: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], once: ["DTSTART"]),
      "VALARM": Rules(required: ["ACTION", "TRIGGER"], once: ["ACTION", "TRIGGER", "DURATION"]),
      "VCARD": Rules(
        required: ["VERSION", "FN"],
        once: ["VERSION", "UID", "REV", "PRODID", "KIND", "N", "BDAY", "GENDER"]),
    ]
  }()

  /// Warns of what a strict reader would not accept; iterative, as components may lie deep.
  func appendRuleProblems(to problems: inout [Diagnostic]) {
    var pending = [self]
    while let component = pending.popLast() {
      component.appendOwnRuleProblems(to: &problems)
      pending += component.components.reversed()
    }
  }

  private func appendOwnRuleProblems(to problems: inout [Diagnostic]) {
    guard let rules = Self.rules[name] else { return }
    var counts: [String: Int] = [:]
    for line in properties {
      let name = line.name
      let count = counts[name, default: 0] + (line.isAlternative ? 0 : 1)
      counts[name] = count
      if count == 2, rules.once.contains(name) {
        problems.append(
          Diagnostic(line: line.lineNumber, .warning, .property, "\(name) may stand once only"))
      }
    }
    for required in rules.required where counts[required] == nil {
      warn("\(name) has no \(required)", in: &problems)
    }
    for end in ["DTEND", "DUE"] where counts[end] != nil && counts["DURATION"] != nil {
      warn("\(name) has both \(end) and DURATION", in: &problems)
    }
  }

  private func warn(_ message: String, in problems: inout [Diagnostic]) {
    problems.append(Diagnostic(line: lineNumber, .warning, .property, message))
  }
}

extension ContentLine {
  /// Whether the line is one of several that say the same in other words, RFC 6350 §5.4.
  fileprivate var isAlternative: Bool {
    mayHaveParameter("ALTID") && parameter("ALTID") != nil
  }
}
