import CivilTime
import Domain
import Wording

extension RecordType where Value == Project {
  static var projects: RecordType {
    RecordType(
      word: "projects", kind: .project, all: { Rows($0.projects) }, id: \.id,
      record: Record.project,
      value: { if case .project(let value) = $0 { value } else { nil } },
      blank: { id, _ in Project(id: id.bare, title: "") },
      fields: [
        .text("title", Phrases.title, \.title),
        .day("from", Phrases.start, \.from),
        .day("through", Phrases.end, \.through),
        .participants(
          "organizations", Phrases.organization, .organization, \.participants,
          option: "organization"),
        .participants("people", Phrases.people, .person, \.participants, option: "person"),
        .texts("categories", Phrases.categories, \.categories, option: "category"),
        .text("text", Phrases.text, \.text),
      ],
      columns: ["title", "from", "through", "organizations"], required: ["title"],
      filters: [.category(\.categories), .organization(\.participants)])
  }
}

extension RecordType where Value == MethodPage {
  static var methods: RecordType {
    RecordType(
      word: "methods", kind: .method, all: { Rows($0.methods) }, id: \.id, record: Record.method,
      value: { if case .method(let value) = $0 { value } else { nil } },
      blank: { id, _ in MethodPage(id: id.bare, title: "", text: "") },
      fields: [
        .text("title", Phrases.title, \.title),
        .text("section", Phrases.section, \.section),
        .template,
        .text("noteKind", Phrases.noteKind, \.noteKind, option: "note-kind"),
        .text(
          "language", Phrases.languageOfPerson, \.language,
          placeholder: .usually(["nb", "nn", "en"]),
          option: "page-language"),
        .texts("links", Phrases.link, \.links, placeholder: "URL", option: "link"),
        .text("text", Phrases.text, \.text),
      ],
      columns: ["section", "title"], required: ["title"])
  }
}

extension Field where Row == MethodPage {
  /// Whether notes are started from it.
  fileprivate static var template: Field {
    var field = Field.flag("template", Phrases.template, \.isTemplate)
    field.placeholder = .usually(["yes", "no"])
    return field
  }
}
