import CivilTime
import Domain
import Wording

extension RecordField {
  /// The participants of one kind: people by name or address, organisations by name or number.
  static func participants(
    _ name: String, _ heading: Phrase, _ kind: Participant.Kind,
    _ path: WritableKeyPath<Value, [Participant]>, option: String? = nil
  ) -> RecordField {
    RecordField(
      name: name, heading: heading,
      json: { value, catalog in
        .array(value[keyPath: path].filter { $0.kind == kind }.map { $0.json(in: catalog) })
      },
      set: { value, texts, edit throws(ToolError) in
        let others = value[keyPath: path].filter { $0.kind != kind }
        let before = value[keyPath: path].filter { $0.kind == kind }
        let chosen = try texts.filter { !$0.isEmpty }.map { text throws(ToolError) in
          let found = try edit.participant(text, kind: kind)
          return before.first { $0.address.lowercased() == found.address.lowercased() } ?? found
        }
        value[keyPath: path] = others + chosen
      },
      placeholder: "NAME", option: option)
  }

  /// A link to another record by its UID, or an unambiguous beginning of it.
  static func reference(
    _ name: String, _ heading: Phrase, _ kind: RecordKind,
    _ path: WritableKeyPath<Value, RecordID?>
  ) -> RecordField {
    RecordField(
      name: name, heading: heading, json: { value, _ in .optional(value[keyPath: path]) },
      set: { value, texts, edit throws(ToolError) in
        let text = texts.last ?? ""
        value[keyPath: path] = text.isEmpty ? nil : try edit.reference(text, kind: kind)
      }, placeholder: "UID")
  }
}

extension RecordFilter {
  /// Lets records through that somebody takes part in.
  static func participants(
    _ option: String, _ kind: Participant.Kind,
    _ path: KeyPath<Value, [Participant]>
  ) -> RecordFilter {
    let help = kind == .person ? Phrases.filterPerson : Phrases.filterMunicipality
    return RecordFilter(option: OptionDefinition(option, "NAME", help)) {
      text, edit throws(ToolError) in
      if kind == .organization {
        let id = try edit.organization(text).id
        return { value, catalog in
          catalog.municipalities(of: value[keyPath: path]).contains { $0.id == id }
        }
      }
      let folded = SearchText.fold(text)
      return { value, catalog in
        value[keyPath: path].contains { participant in
          let name = catalog.contact(for: participant)?.name ?? participant.name
          return participant.kind == .person && SearchText.fold(name).contains(folded)
        }
      }
    }
  }
}

extension Participant {
  func json(in catalog: Catalog) -> JSONValue {
    let name = catalog.contact(for: self)?.name ?? catalog.organization(for: self)?.name ?? name
    return .object([
      "name": .string(name), "address": .string(address),
      "status": .string(status.rawValue.lowercased()),
    ])
  }
}

extension EditContext {
  /// The organisation that `text` names: by name, short name, Sámi name, number or UID.
  func organization(_ text: String) throws(ToolError) -> Organization {
    let folded = SearchText.fold(text)
    let found = catalog.organizations.first { organization in
      let names = [organization.name, organization.shortName] + organization.alternateNames
      return organization.id.rawValue == text
        || organization.municipality?.number.description == text
        || names.contains { SearchText.fold($0) == folded }
    }
    guard let found else { throw .notFound(Phrases.notFound(text, language)) }
    return found
  }

  /// The participant that `text` names; a person who is not in the store may be a mail address.
  func participant(_ text: String, kind: Participant.Kind) throws(ToolError) -> Participant {
    if kind == .organization { return Participant(try organization(text)) }
    let folded = SearchText.fold(text)
    let found = catalog.contacts.filter { contact in
      SearchText.fold(contact.name) == folded || contact.id.rawValue == text
        || contact.emails.contains { $0.lowercased() == text.lowercased() }
    }
    guard found.count <= 1 else {
      let names = found.map { "\($0.name) (\($0.id))" }
      throw ToolError(
        "ambiguous", Phrases.ambiguous(text, names, language), exitCode: .conflict)
    }
    if let contact = found.first { return Participant(contact) }
    guard text.contains("@") else { throw .notFound(Phrases.notFound(text, language)) }
    return Participant(name: text, address: "mailto:" + text)
  }

  /// The identity that `text` is, or begins, among the records of a kind.
  func reference(_ text: String, kind: RecordKind) throws(ToolError) -> RecordID {
    let id = RecordID(text)
    if catalog.stored(RecordKey(kind, id)) != nil { return id }
    let ids: [RecordID] =
      switch kind {
      case .event: catalog.events.map(\.id)
      case .note: catalog.notes.map(\.id)
      default: []
      }
    let found = ids.filter {
      $0.rawValue.hasPrefix(text) || $0.rawValue.hasPrefix("urn:uuid:" + text)
    }
    guard let first = found.first else { throw .notFound(Phrases.notFound(text, language)) }
    guard found.count == 1 else {
      throw ToolError(
        "ambiguous", Phrases.ambiguous(text, found.map(\.rawValue), language), exitCode: .conflict)
    }
    return first
  }

  func day(_ text: String, option: String) throws(ToolError) -> CivilDate {
    guard let day = DateEntry.day(text, today: today) else {
      throw .usage(Phrases.badValue(option, text, "2021-09-16", language))
    }
    return day
  }

  func optionalDay(_ text: String?, option: String) throws(ToolError) -> CivilDate? {
    guard let text, !text.isEmpty else { return nil }
    return try day(text, option: option)
  }
}
