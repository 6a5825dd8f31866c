import Domain
import Wording

extension RecordVerbs {
  /// The one record that `text` means: a UID, an unambiguous beginning of one, or a name.
  func find(
    _ text: String, in catalog: Catalog, context: ToolContext
  ) throws(ToolError) -> Value {
    if let stored = catalog.stored(RecordKey(type.kind, RecordID(text))),
      let value = type.value(stored.record)
    {
      return value
    }
    let all = type.all(catalog)
    let byName = all.filter { names(of: $0, in: catalog).contains(SearchText.fold(text)) }
    let candidates = byName.isEmpty ? all.filter { beginsUID(of: $0, text) } : byName
    guard let first = candidates.first else {
      throw .notFound(Phrases.notFound(text, context.language))
    }
    guard candidates.count == 1 else {
      let names = candidates.prefix(5).map { type.record($0) }.map {
        "\($0.title) (\($0.key.id))"
      }
      throw ToolError(
        "ambiguous", Phrases.ambiguous(text, names, context.language), exitCode: .conflict)
    }
    return first
  }

  private func names(of value: Value, in catalog: Catalog) -> [String] {
    switch type.record(value) {
    case .contact(let contact): [SearchText.fold(contact.name)]
    case .organization(let organization):
      ([organization.name, organization.shortName] + organization.alternateNames
        + [
          organization.municipality?.number.description ?? "",
          organization.municipality?.code ?? "",
        ])
        .filter { !$0.isEmpty }.map(SearchText.fold)
    case .event, .note, .followUp, .project, .message, .method: []
    }
  }

  private func beginsUID(of value: Value, _ text: String) -> Bool {
    let id = type.record(value).key.id.rawValue
    let bare = id.hasPrefix("urn:uuid:") ? String(id.dropFirst(9)) : id
    return text.count >= 3 && (id.hasPrefix(text) || bare.hasPrefix(text))
  }
}
