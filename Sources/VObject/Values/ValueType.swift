/// What kind of value a property has, RFC 5545 §3.3 and RFC 6350 §4.
///
/// The raw value is the name that jCal and jCard use; the VALUE parameter has it in upper case.
package enum ValueType: String, CaseIterable, Hashable, Sendable {
  case text
  case uri
  case calAddress = "cal-address"
  case date
  case dateTime = "date-time"
  case time
  case dateAndOrTime = "date-and-or-time"
  case timestamp
  case period
  case duration
  case utcOffset = "utc-offset"
  case boolean
  case integer
  case float
  case recur
  case binary
  case languageTag = "language-tag"
  /// Of a property that no standard we know defines; its value is kept as it stands, RFC 7265 §5.1.
  case unknown

  /// The type that a VALUE parameter or a JSON type names, in any case.
  package init?(named name: String) {
    self.init(rawValue: name.lowercased())
  }
}

/// How many values stand between the colon and the end of the line, and what divides them.
enum ValueShape: Hashable {
  case single
  /// A list divided by commas, such as CATEGORIES.
  case list
  /// Fields divided by semicolons, such as ORG.
  case structured
  /// Fields divided by semicolons, each a list divided by commas, such as N.
  case structuredLists
}

/// What a standard says about the value of a property.
struct PropertyDefinition: Hashable {
  /// The type without a VALUE parameter.
  var type: ValueType
  var shape = ValueShape.single
  /// Types that a value shows by its form even when the VALUE parameter is forgotten.
  var otherTypes: [ValueType] = []
}

/// Which standard a component follows.
package enum Dialect: Hashable, Sendable {
  /// iCalendar, RFC 5545 and its extensions.
  case calendar
  case card21
  /// vCard 3.0, RFC 2426.
  case card3
  /// vCard 4.0, RFC 6350 and its extensions.
  case card4

  /// The dialect of a top-level component and all in it; a card without a version counts as 4.0.
  package init(of component: Component) {
    guard component.name == "VCARD" else {
      self = .calendar
      return
    }
    switch component.property(named: "VERSION")?.firstLetter {
    case UInt8(ascii: "2"): self = .card21
    case UInt8(ascii: "3"): self = .card3
    default: self = .card4
    }
  }

  /// What is known about the property, its name in upper case; `nil` for X- and unknown ones.
  func definition(of name: String) -> PropertyDefinition? {
    switch self {
    case .calendar: PropertyDefinition.calendar[name]
    case .card4: PropertyDefinition.card4[name]
    case .card21, .card3: PropertyDefinition.card3[name] ?? PropertyDefinition.card4[name]
    }
  }
}

extension ContentLine {
  /// The first byte of the text that is neither a blank nor a control character.
  fileprivate var firstLetter: UInt8? {
    if let plain = bytesOfPlainText { return plain.first { !$0.isBlank } }
    return TextEscaping.withoutControls(text).utf8.first { !$0.isBlank }
  }
}
