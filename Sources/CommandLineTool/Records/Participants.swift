import CivilTime
import Domain
import Wording

extension Field {
  /// The participants of one kind: people by name or address, organisations by name or number.
  static func participants(
    _ name: String, _ heading: Phrase, _ kind: Participant.Kind,
    _ path: WritableKeyPath<Row, [Participant]>, option: String? = nil
  ) -> Field {
    let read = PropertyReader(path)
    return Field(
      name: name, heading: heading, schema: .array(Participant.schema),
      json: { value, perspective in
        .array(read(value).filter { $0.kind == kind }.map { perspective.json($0) })
      },
      set: { value, texts, perspective throws(ToolError) in
        let others = value[keyPath: path].filter { $0.kind != kind }
        let before = value[keyPath: path].filter { $0.kind == kind }
        let chosen = try texts.filter { !$0.isEmpty }.map { text throws(ToolError) in
          let found = try perspective.participant(text, kind: kind)
          return before.first { $0.address.lowercased() == found.address.lowercased() } ?? found
        }
        value[keyPath: path] = others + chosen
      },
      placeholder: "NAME", option: option)
  }

  /// A link to another record by its UID, an unambiguous beginning of it, or its title.
  static func reference(
    _ name: String, _ heading: Phrase, _ kind: RecordKind,
    _ path: WritableKeyPath<Row, RecordID?>
  ) -> Field {
    let read = PropertyReader(path)
    return Field(
      name: name, heading: heading, schema: .text,
      json: { value, _ in .optional(read(value)) },
      shown: { value, perspective in
        guard let id = read(value) else { return "" }
        return StyledText(perspective.catalog.record(RecordKey(kind, id))?.title ?? id.rawValue)
      },
      set: { value, texts, perspective throws(ToolError) in
        let text = texts.last ?? ""
        value[keyPath: path] = text.isEmpty ? nil : try perspective.find(kind, text).key.id
      }, placeholder: "UID")
  }
}

extension RecordFilter {
  /// Lets records through that an organisation, or somebody of it, takes part in.
  static func organization(_ path: KeyPath<Value, [Participant]>) -> RecordFilter {
    RecordFilter(option: Options.municipality) { text, perspective throws(ToolError) in
      let id = try perspective.organization(text).id
      let catalog = perspective.catalog
      return { value in
        value[keyPath: path].contains { participant in
          let direct = catalog.organization(for: participant)?.id == id
          return direct
            || catalog.contact(for: participant).flatMap(catalog.organization(of:))?.id == id
        }
      }
    }
  }

  /// Lets records through that a person takes part in, by a part of the name.
  static func person(
    _ option: String, _ path: KeyPath<Value, [Participant]>
  ) -> RecordFilter {
    RecordFilter(option: OptionDefinition(option, "NAME", Phrases.filterPerson)) {
      text, perspective in
      let folded = SearchText.fold(text)
      let catalog = perspective.catalog
      return { value in
        value[keyPath: path].contains { participant in
          let name = catalog.contact(for: participant)?.name ?? participant.name
          return participant.kind == .person && SearchText.fold(name).contains(folded)
        }
      }
    }
  }

  /// Lets records through with a category that contains the text.
  static func category(_ path: KeyPath<Value, [String]>) -> RecordFilter {
    RecordFilter(option: Options.category) { text, _ in
      let folded = SearchText.fold(text)
      return { value in value[keyPath: path].contains { SearchText.fold($0).contains(folded) } }
    }
  }
}

extension Participant {
  static let schema = Schema.object([
    Schema.Member(name: "name", schema: .string),
    Schema.Member(name: "address", schema: .string, about: "mailto:, or the UID as a URI"),
    Schema.Member(name: "status", schema: .choice(Status.allCases.map(\.word))),
  ])
}

extension Participant.Status {
  /// The answer as the command line writes it: `needs-action`.
  var word: String { rawValue.lowercased() }
}

extension Perspective {
  /// A participant, by the name of the record that the address leads to.
  func json(_ participant: Participant) -> JSONValue {
    let known =
      catalog.contact(for: participant)?.name ?? catalog.organization(for: participant)?.name
    return [
      "name": .string(known ?? participant.name), "address": .string(participant.address),
      "status": .string(participant.status.word),
    ]
  }
}
