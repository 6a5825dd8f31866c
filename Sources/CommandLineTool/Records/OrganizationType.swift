import Domain
import Wording

extension RecordType where Value == Organization {
  static var organizations: RecordType {
    RecordType(
      word: "organizations", kind: .organization, all: { Rows($0.organizations) },
      id: \.id, record: Record.organization,
      value: { if case .organization(let value) = $0 { value } else { nil } },
      blank: { id, _ in Organization(id: id, name: "") },
      fields: organizationFields,
      columns: ["name", "number", "locality", "categories", "website"], required: ["name"],
      filters: [.category(\.categories)])
  }

  private static var organizationFields: [Field<Organization>] {
    [
      .text("name", Phrases.name, \.name, placeholder: "NAME"),
      .texts("alternateNames", Phrases.alternateNames, \.alternateNames, option: "alternate-name"),
      .derived("number", Phrases.number, .nullable(.pattern("^[0-9]{4}$"))) { value, _ in
        .optional(value.municipality?.number)
      },
      .municipality,
      .text("locality", Phrases.place, \.locality, option: "place"),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .texts("emails", Phrases.email, \.emails, placeholder: "ADDRESS", option: "email"),
      .phones(\.phones),
      .text("website", Phrases.website, \.website, placeholder: "URL"),
      .text("note", Phrases.remark, \.note),
      .derived("contacts", Phrases.contacts, .strings) { value, perspective in
        .strings(perspective.catalog.contacts(of: value).map(\.name))
      },
      Field(
        name: "members", heading: Phrases.members, schema: .strings,
        json: { value, perspective in
          .strings(value.members.map { perspective.memberName($0) })
        },
        set: { value, texts, perspective throws(ToolError) in
          value.members = try texts.filter { !$0.isEmpty }.map { text throws(ToolError) in
            try perspective.organization(text).id
          }
          if !value.members.isEmpty { value.kind = .group }
        }, placeholder: "NAME", option: "member"),
    ]
  }
}

extension Perspective {
  fileprivate func memberName(_ id: RecordID) -> String {
    catalog.organization(id)?.name ?? catalog.contact(id)?.name ?? id.rawValue
  }
}
