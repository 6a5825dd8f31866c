import Domain
import Wording

extension RecordType where Value == Contact {
  static var contacts: RecordType {
    RecordType(
      word: "contacts", kind: .contact, all: { Rows($0.contacts) }, id: \.id,
      record: Record.contact,
      value: { if case .contact(let value) = $0 { value } else { nil } },
      blank: { id, _ in Contact(id: id, name: "") },
      fields: contactFields,
      columns: ["name", "organization", "roles", "phones", "emails"], required: ["name"],
      filters: [
        RecordFilter(option: Options.municipality) { name, perspective throws(ToolError) in
          let id = try perspective.organization(name).id
          return { perspective.catalog.organization(of: $0)?.id == id }
        },
        RecordFilter(option: OptionDefinition("role", "TEXT", Phrases.filterRole)) { text, _ in
          let folded = SearchText.fold(text)
          return { contact in
            contact.roles.contains { SearchText.fold($0.title).contains(folded) }
          }
        },
        .category(\.categories),
      ])
  }

  private static var contactFields: [Field<Contact>] {
    [
      Field(
        name: "name", heading: Phrases.name, schema: .string,
        json: { value, _ in .string(value.name) },
        set: { value, texts, _ in value.rename(texts.last ?? "") },
        standsAlone: true, placeholder: "NAME"),
      .text("familyName", Phrases.familyName, \.familyName, option: "family-name").detail,
      .text("givenName", Phrases.givenName, \.givenName, option: "given-name").detail,
      Field(
        name: "organization", heading: Phrases.organization, schema: .text,
        json: { value, _ in .text(value.organization) },
        set: { value, texts, perspective throws(ToolError) in
          let name = texts.last ?? ""
          value.organization = name.isEmpty ? "" : try perspective.organizationName(name)
        }, placeholder: "NAME"),
      .text("title", Phrases.jobTitle, \.title),
      .roles,
      .phones(\.phones),
      .texts("emails", Phrases.email, \.emails, placeholder: "ADDRESS", option: "email"),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .text("note", Phrases.remark, \.note),
      .text("language", Phrases.languageOfPerson, \.language, placeholder: nil),
    ]
  }
}

extension Field where Row == Contact {
  /// A field that people see in the name already.
  fileprivate var detail: Field {
    var field = self
    field.isForPeople = false
    return field
  }

  fileprivate static var roles: Field {
    let schema = Schema.object([
      Schema.Member(name: "title", schema: .string), Schema.Member(name: "from", schema: .day),
      Schema.Member(name: "through", schema: .day),
    ])
    return Field(
      name: "roles", heading: Phrases.role, schema: .array(schema),
      json: { value, _ in
        .array(
          value.roles.map { role in
            [
              "title": .string(role.title), "from": .optional(role.from),
              "through": .optional(role.through),
            ]
          })
      },
      shown: { value, perspective in
        StyledText(value.roles.map { perspective.text($0) }.joined(separator: ", "))
      },
      set: { value, texts, _ throws(ToolError) in
        value.roles = texts.filter { !$0.isEmpty }.map { text in
          value.roles.first { $0.title == text } ?? Contact.Role(title: text)
        }
      }, standsAlone: true, placeholder: "TEXT", option: "role")
  }
}

extension Field {
  /// Phone numbers: E.164 for programs, in groups for people.
  static func phones(_ path: WritableKeyPath<Row, [PhoneNumber]>) -> Field {
    let read = PropertyReader(path)
    return Field(
      name: "phones", heading: Phrases.phone, schema: .strings,
      json: { value, _ in .strings(read(value).lazy.map { $0.e164 ?? $0.written }) },
      shown: { value, _ in StyledText(read(value).map(\.display).joined(separator: ", ")) },
      set: { value, texts, perspective throws(ToolError) in
        let before = value[keyPath: path]
        value[keyPath: path] = try texts.filter { !$0.isEmpty }.map { text throws(ToolError) in
          guard let e164 = PhoneNumber(text).e164 else {
            throw .usage(Phrases.badValue("phone", text, "95 26 55 12", perspective.language))
          }
          return before.first { $0.e164 == e164 } ?? PhoneNumber("tel:" + e164)
        }
      },
      standsAlone: true, placeholder: "NUMBER", option: "phone")
  }
}

extension Perspective {
  /// A role as people read it; a former one with its last day.
  fileprivate func text(_ role: Contact.Role) -> String {
    guard let last = role.through else { return role.title }
    return "\(role.title) (–\(dates.shortAndYear(last)))"
  }

  /// The full name of the organisation that `text` names; the text itself if there is none.
  fileprivate func organizationName(_ text: String) throws(ToolError) -> String {
    do throws(ToolError) {
      return try organization(text).name
    } catch  where error.code == "not-found" {
      return text
    }
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
