import Domain
import Wording

extension RecordType where Value == Contact {
  static var contacts: RecordType {
    RecordType(
      word: "contacts", kind: .contact, all: \.contacts, record: Record.contact,
      value: { if case .contact(let value) = $0 { value } else { nil } },
      blank: { id, _ in Contact(id: id, name: "") },
      fields: contactFields,
      columns: ["name", "organization", "roles", "phones", "emails"], required: ["name"],
      filters: [
        RecordFilter(option: Options.municipality) { name, edit throws(ToolError) in
          let organization = try edit.organization(name)
          return { contact, catalog in catalog.organization(of: contact)?.id == organization.id }
        },
        RecordFilter(option: OptionDefinition("role", "TEXT", Phrases.filterRole)) { text, _ in
          let folded = SearchText.fold(text)
          return { contact, _ in
            contact.roles.contains { SearchText.fold($0.title).contains(folded) }
          }
        },
      ])
  }

  private static var contactFields: [RecordField<Contact>] {
    [
      RecordField(
        name: "name", heading: Phrases.name, json: { value, _ in .text(value.name) },
        set: { value, texts, _ throws(ToolError) in value.rename(texts.last ?? "") },
        placeholder: "NAME"),
      .text("familyName", Phrases.familyName, \.familyName, option: "family-name"),
      .text("givenName", Phrases.givenName, \.givenName, option: "given-name"),
      RecordField(
        name: "organization", heading: Phrases.organization,
        json: { value, _ in .text(value.organization) },
        set: { value, texts, edit throws(ToolError) in
          let name = texts.last ?? ""
          value.organization = (try? edit.organization(name))?.name ?? name
        }, placeholder: "NAME"),
      .text("title", Phrases.jobTitle, \.title),
      RecordField(
        name: "roles", heading: Phrases.role,
        json: { value, _ in .array(value.roles.map(roleJSON)) },
        set: { value, texts, _ throws(ToolError) in
          value.roles = texts.filter { !$0.isEmpty }.map { text in
            value.roles.first { $0.title == text } ?? Contact.Role(title: text)
          }
        }, placeholder: "TEXT", option: "role"),
      RecordField(
        name: "phones", heading: Phrases.phone,
        json: { value, _ in .strings(value.phones.map { $0.e164 ?? $0.written }) },
        set: { value, texts, edit throws(ToolError) in
          value.phones = try texts.filter { !$0.isEmpty }.map { text throws(ToolError) in
            let number = PhoneNumber(text)
            guard let e164 = number.e164 else {
              throw .usage(Phrases.badValue("phone", text, "95 26 55 12", edit.language))
            }
            return value.phones.first { $0.e164 == e164 } ?? PhoneNumber("tel:" + e164)
          }
        }, placeholder: "NUMBER", option: "phone"),
      .texts("emails", Phrases.email, \.emails, placeholder: "ADDRESS", option: "email"),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .text("note", Phrases.remark, \.note),
      .text("language", Phrases.languageOfPerson, \.language, placeholder: nil),
    ]
  }

  private static func roleJSON(_ role: Contact.Role) -> JSONValue {
    .object([
      "title": .string(role.title), "from": .optional(role.from),
      "through": .optional(role.through),
    ])
  }
}

extension Contact {
  /// Gives the person another name, the parts of it following: the last word is the family name.
  fileprivate mutating func rename(_ newName: String) {
    guard newName != name else { return }
    name = newName
    let words = newName.split(separator: " ")
    familyName = words.last.map(String.init) ?? ""
    givenName = words.dropLast().joined(separator: " ")
  }
}
