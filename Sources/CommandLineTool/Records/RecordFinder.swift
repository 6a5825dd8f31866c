import Domain
import Wording

/// Finds the record that words of a command line mean.
extension Perspective {
  /// The record of a kind that `text` means: its UID, an unambiguous beginning of it, or its name.
  ///
  /// - Throws: `not-found`, with what may have been meant, or `ambiguous`.
  func find(_ kind: RecordKind, _ text: String) throws(ToolError) -> Record {
    for id in [RecordID(text), RecordID("urn:uuid:" + text)] {
      if let record = catalog.record(RecordKey(kind, id)) { return record }
    }
    let folded = SearchText.fold(text)
    guard !folded.isEmpty else { throw notFound(text) }
    let all = catalog.records(of: kind)
    let named = all.filter { $0.foldedNames.contains(folded) }
    let candidates = named.isEmpty ? all.filter { $0.key.id.isAbbreviated(to: text) } : named
    guard candidates.count <= 1 else { throw ambiguous(text, candidates) }
    guard let found = candidates.first else {
      throw notFound(text, like: all.filter { $0.foldedNames.contains { $0.contains(folded) } })
    }
    return found
  }

  /// The organisation that `text` names: by name, short name, Sámi name, code, number or UID.
  func organization(_ text: String) throws(ToolError) -> Organization {
    if let organization = catalog.organization(named: text) { return organization }
    guard case .organization(let organization) = try find(.organization, text) else {
      throw notFound(text)
    }
    return organization
  }

  /// The participant that `text` names; a person who is not in the store may be a mail address.
  func participant(_ text: String, kind: Participant.Kind) throws(ToolError) -> Participant {
    if kind == .organization { return Participant(try organization(text)) }
    let address = Participant(name: text, address: "mailto:" + text)
    if text.contains("@") {
      return catalog.contact(for: address).map { Participant($0) } ?? address
    }
    guard case .contact(let contact) = try find(.contact, text) else { throw notFound(text) }
    return Participant(contact)
  }

  /// Whoever `text` names: an organisation first, since most answers are a municipality's.
  func anybody(_ text: String) throws(ToolError) -> Participant {
    if let organization = catalog.organization(named: text) { return Participant(organization) }
    do throws(ToolError) {
      return try participant(text, kind: .person)
    } catch  where error.code == "not-found" {
      return try participant(text, kind: .organization)
    }
  }

  /// What to say when `text` means nothing, with up to three records that it may mean.
  func notFound(_ text: String, like records: [Record] = []) -> ToolError {
    let names = records.prefix(3).map { "«\($0.title)»" }
    return .notFound(Phrases.notFound(text, like: names, language))
  }

  private func ambiguous(_ text: String, _ records: [Record]) -> ToolError {
    let short = shorteningIdentities(of: Set(records.map(\.key.kind)))
    let names = records.map { "\($0.title) (\(short.identity($0.key)))" }
    return ToolError("ambiguous", Phrases.ambiguous(text, names, language), exitCode: .conflict)
  }
}

extension Record {
  /// What the command line may call the record, folded.
  fileprivate var foldedNames: [String] {
    let names: [String] =
      switch self {
      case .contact(let contact): [contact.name]
      case .organization(let organization):
        [organization.name, organization.shortName] + organization.alternateNames
          + [
            organization.municipality?.number.description ?? "",
            organization.municipality?.code ?? "",
            organization.municipality?.officialName ?? "",
          ]
      case .event, .note, .followUp, .project, .method: [title]
      case .message: []
      }
    return names.filter { !$0.isEmpty }.map(SearchText.fold)
  }
}

extension RecordID {
  /// Whether it begins like `text`, of which three characters are the least.
  func isAbbreviated(to text: String) -> Bool {
    text.utf8.count >= 3 && (rawValue.hasPrefix(text) || bare.rawValue.hasPrefix(text))
  }
}
