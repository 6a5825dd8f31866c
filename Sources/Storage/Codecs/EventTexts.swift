import InternetMessage
import VObject

/// Place, link and text of an event, where other programs put them.
///
/// The property of RFC 5545 counts wherever it is there; without it what later standards and the
/// large programs write in its stead.
enum EventTexts {
  /// LOCATION, or the NAME of the first VLOCATION, RFC 9073 §7.2.
  static func location(of component: PropertyIndex) -> String {
    if let text = component.text(of: "LOCATION") { return text }
    var place: String?
    component.forEachComponent { inner in
      if place == nil, inner.name == "VLOCATION" { place = inner.text(of: "NAME") }
    }
    return place ?? ""
  }

  static func setLocation(_ text: String, of component: inout Component) {
    set(text, "LOCATION", of: &component, reading: location)
  }

  /// DESCRIPTION, or a STYLED-DESCRIPTION (RFC 9073 §6.5) or X-ALT-DESC of Outlook as plain text.
  static func description(of component: PropertyIndex) -> String {
    guard component.property(named: "DESCRIPTION") == nil else {
      return CalendarLines.description(of: component)
    }
    let styled =
      component.properties(named: "STYLED-DESCRIPTION")
      + component.properties(named: "X-ALT-DESC")
    guard let line = styled.first(where: { !hasAddress($0) }) else { return "" }
    let isHTML = line.parameter("FMTTYPE")?.lowercased() == "text/html"
    return isHTML ? HTMLText.readable(line.text) : line.text
  }

  static func setDescription(_ text: String, of component: inout Component) {
    set(text, "DESCRIPTION", of: &component, reading: description)
  }

  private static func hasAddress(_ line: ContentLine) -> Bool {
    line.parameter("VALUE")?.uppercased() == "URI"
  }

  /// URL, or the link to join by: CONFERENCE (RFC 7986 §5.11), or what Google and Teams call it; or
  /// the first LINK that is an address, RFC 9253 §8.2.
  static func link(of component: PropertyIndex) -> String {
    linkNames.lazy.compactMap { component.text(of: $0) }.first
      ?? component.properties(named: "LINK").first(where: hasAddress)?.text ?? ""
  }

  static func setLink(_ link: String, of component: inout Component) {
    let isConference =
      component.property(named: "URL") == nil && component.property(named: "CONFERENCE") != nil
    set(link, isConference ? "CONFERENCE" : "URL", of: &component, reading: self.link)
  }

  private static let linkNames: [StaticString] = [
    "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
  ]

  /// Makes a property say `text`; an empty text stays as an empty line where something else would
  /// be read in its stead.
  private static func set(
    _ text: String, _ name: String, of component: inout Component,
    reading read: (PropertyIndex) -> String
  ) {
    component.setOnlyText(text, of: name)
    if text.isEmpty, !read(PropertyIndex(component)).isEmpty {
      component.insert(ContentLine(name, text: ""))
    }
  }
}
