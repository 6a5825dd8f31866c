import CivilTime
import Domain
import VObject

/// A person as a vCard 3.0 or 4.0 (RFC 2426, RFC 6350); a card stays in its version.
enum ContactCodec: RecordCodec {
  static let componentName = "VCARD"

  static func read(_ card: PropertyIndex, id: RecordID, in zone: LocalZone) -> Contact? {
    let names = card.property(named: "N")
    return Contact(
      id: id, name: CardLines.name(of: card), familyName: names?.field(0) ?? "",
      givenName: names?.field(1) ?? "",
      organization: card.property(named: "ORG")?.firstElement ?? "",
      title: card.text(of: "TITLE") ?? "", roles: card.properties(named: "ROLE").map(role),
      phones: CardLines.phones(of: card), emails: CardLines.emails(of: card),
      categories: card.texts(of: "CATEGORIES"), note: card.text(of: "NOTE") ?? "",
      language: card.text(of: "LANG") ?? "")
  }

  static func write(
    _ contact: Contact, replacing old: Contact, into card: inout Component, in zone: LocalZone
  ) {
    if contact.name != old.name { card.setText(contact.name, of: "FN") }
    writeNames(contact, old, &card)
    if contact.organization != old.organization {
      setField(0, to: contact.organization, of: "ORG", in: &card)
    }
    if contact.title != old.title { card.setOnlyText(contact.title, of: "TITLE") }
    if contact.roles != old.roles {
      card.setLines(
        named: "ROLE", to: contact.roles, reading: role, making: line,
        comparing: ["X-FROM", "X-THROUGH"])
    }
    if contact.phones != old.phones { CardLines.setPhones(contact.phones, of: &card) }
    if contact.emails != old.emails { CardLines.setEmails(contact.emails, of: &card) }
    if contact.categories != old.categories {
      card.setOrderedTexts(contact.categories, of: "CATEGORIES")
    }
    if contact.note != old.note { card.setOnlyText(contact.note, of: "NOTE") }
    if contact.language != old.language { card.setOnlyText(contact.language, of: "LANG") }
  }

  static func scaffold(for contact: Contact) -> Component {
    CardLines.scaffold(id: contact.id, kind: "individual", name: contact.name)
  }

  static func blank(for contact: Contact) -> Contact {
    Contact(id: contact.id, name: contact.name)
  }

  private static func writeNames(_ contact: Contact, _ old: Contact, _ card: inout Component) {
    if contact.familyName != old.familyName {
      setField(0, to: contact.familyName, of: "N", in: &card)
    }
    if contact.givenName != old.givenName {
      setField(1, to: contact.givenName, of: "N", in: &card)
    }
  }

  private static func setField(
    _ index: Int, to text: String, of name: String, in card: inout Component
  ) {
    var fields = card.fields(of: name)
    let count = name == "N" ? 5 : index + 1
    while fields.count < count { fields.append([""]) }
    fields[index] = [text]
    card.setFields(fields, of: name)
  }

  private static func role(_ line: ContentLine) -> Contact.Role {
    var role = Contact.Role(title: line.text)
    line.forEachFirstValue(ofParameters: roleDays) { place, value in
      if place == 0 {
        role.from = CivilDate(iso: value.text)
      } else {
        role.through = CivilDate(iso: value.text)
      }
    }
    return role
  }

  private static let roleDays = NameTable(["X-FROM", "X-THROUGH"])

  private static func line(_ role: Contact.Role) -> ContentLine {
    let dates = [("X-FROM", role.from), ("X-THROUGH", role.through)]
    let parameters = dates.compactMap { name, date in
      date.map { Parameter(name, $0.description) }
    }
    return ContentLine("ROLE", parameters: parameters, text: role.title)
  }
}
