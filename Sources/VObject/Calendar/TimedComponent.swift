/// An event, to-do or journal entry with the lines that say when it takes place, found in one walk.
struct TimedComponent {
  let component: Component
  private let lines: [(name: PropertyName, line: ContentLine)]

  init(_ component: Component) {
    var lines: [(name: PropertyName, line: ContentLine)] = []
    for case .property(let line) in component.items {
      if let name = line.facts.name, Self.names.contains(name) { lines.append((name, line)) }
    }
    (self.component, self.lines) = (component, lines)
  }

  private static let names = PropertyNameSet([
    "DTSTART", "DTEND", "DUE", "DURATION", "RECURRENCE-ID", "SEQUENCE", "RRULE", "EXRULE", "RDATE",
    "EXDATE",
  ])

  /// The first line of that name.
  func line(_ name: PropertyName) -> ContentLine? {
    lines.first { $0.name == name }?.line
  }

  /// All lines of that name.
  func lines(_ name: PropertyName) -> [ContentLine] {
    lines.compactMap { $0.name == name ? $0.line : nil }
  }

  /// DTSTART; for a to-do without one DUE.
  var startLine: ContentLine? {
    line(.dtStart) ?? (component.name == "VTODO" ? line(.due) : nil)
  }

  /// DTEND, or DUE of a to-do.
  var endLine: ContentLine? { line(component.name == "VTODO" ? .due : .dtEnd) }

  /// SEQUENCE; -1 if it is missing or no number.
  var sequence: Int { line(.sequence).flatMap { Int($0.value) } ?? -1 }
}
