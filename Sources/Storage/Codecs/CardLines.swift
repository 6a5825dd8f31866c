import CivilTime
import Domain
import VObject

/// What cards of people and cards of organisations have in common.
enum CardLines {
  static func phones(of card: PropertyIndex) -> [PhoneNumber] {
    card.map(propertiesNamed: "TEL", phone)
  }

  static func setPhones(_ phones: [PhoneNumber], of card: inout Component) {
    let isVersion4 = card.text(of: "VERSION") == "4.0"
    card.setLines(
      named: "TEL", to: phones, reading: phone,
      making: { phone in
        let isURI = isVersion4 && phone.written.lowercased().hasPrefix("tel:")
        return ContentLine(
          "TEL", parameters: isURI ? [Parameter("VALUE", "uri")] : [], text: phone.written)
      }, comparing: ["VALUE"])
  }

  static func emails(of card: PropertyIndex) -> [String] {
    card.map(propertiesNamed: "EMAIL", email)
  }

  static func setEmails(_ emails: [String], of card: inout Component) {
    card.setLines(
      named: "EMAIL", to: emails, reading: email, making: { ContentLine("EMAIL", text: $0) })
  }

  /// FN, or else what the card has in its place.
  static func name(of card: PropertyIndex) -> String {
    if let name = card.text(of: "FN"), !name.isEmpty { return name }
    let fields = card.fields(of: "N").map { $0.joined(separator: " ") }
    let name = [fields.dropFirst().first ?? "", fields.first ?? ""].filter { !$0.isEmpty }
    if !name.isEmpty { return name.joined(separator: " ") }
    let others = [card.property(named: "ORG")?.firstElement, emails(of: card).first]
    return others.compactMap { $0 }.first { !$0.isEmpty } ?? ""
  }

  /// A card with what every card must have, RFC 6350 §6.
  static func scaffold(id: RecordID, kind: String, name: String) -> Component {
    var card = Component(name: "VCARD")
    card.insert(ContentLine("VERSION", text: "4.0"))
    // A UID is a URI unless it says that it is text, RFC 6350 §6.7.6.
    let parameters = id.rawValue.contains(":") ? [] : [Parameter("VALUE", "text")]
    card.insert(ContentLine("UID", parameters: parameters, text: id.rawValue))
    card.insert(ContentLine("KIND", text: kind))
    card.insert(ContentLine("FN", text: name))
    return card
  }

  /// Says that the card was changed at `instant`, RFC 6350 §6.7.4.
  static func stamp(_ card: inout Component, at instant: Instant) {
    let old = card.text(of: "REV") ?? ""
    let extended = old.contains("-")
    let time = instant.utc.description
    let basic = time.filter { $0 != "-" && $0 != ":" }
    card.setText((extended ? time : basic) + "Z", of: "REV")
  }

  private static func phone(_ line: ContentLine) -> PhoneNumber {
    PhoneNumber(line.text)
  }

  private static func email(_ line: ContentLine) -> String {
    let text = line.text
    return text.isMailAddress ? String(text.dropFirst(7)) : text
  }
}
