import CivilTime
import Domain

/// The folded texts that rows are filtered by, made once for each catalog.
///
/// A municipality is also found by its main contacts, who have no row of their own, and a thread by
/// everybody who writes in it.
struct FilterTexts: Sendable {
  private var generation = -1
  private var texts: [RecordKey: FoldedText] = [:]
  private var titles: [RecordKey: String] = [:]

  mutating func prepare(
    _ rows: PaneRows, of generation: Int, in catalog: Catalog, on day: CivilDate
  ) {
    if generation != self.generation {
      (texts, titles) = ([:], [:])
      self.generation = generation
    }
    for case .record(let key) in rows where texts[key] == nil {
      texts[key] = Self.text(of: key, in: catalog, on: day)
      titles[key] = SearchText.fold(catalog.record(key)?.title ?? "")
    }
  }

  func matches(_ key: RecordKey, _ filter: ListFilter) -> Bool {
    texts[key].map(filter.matches) ?? false
  }

  /// The folded name of the record.
  func title(of key: RecordKey) -> String {
    titles[key] ?? ""
  }

  private static func text(
    of key: RecordKey, in catalog: Catalog, on day: CivilDate
  ) -> FoldedText {
    guard let record = catalog.record(key) else { return FoldedText() }
    var text = FoldedText(record)
    switch record {
    case .organization(let organization):
      for contact in catalog.mainContacts(of: organization, on: day) { text.append(contact) }
    case .message:
      let conversation = catalog.conversation(containing: key.id)
      for id in conversation?.entries.compactMap(\.message) ?? [] {
        for sender in catalog.messages[id]?.from ?? [] {
          text.append(sender.name, as: .people)
          let organization = catalog.organization(for: sender)
          text.append(organization?.name ?? "", as: .people)
        }
      }
    case .contact, .event, .note, .followUp, .project, .method: break
    }
    return text
  }
}

extension FoldedText {
  fileprivate mutating func append(_ contact: Contact) {
    append(contact.name, as: .people)
    for role in contact.roles { append(role.title, as: .detail) }
    for email in contact.emails { append(email, as: .detail) }
    for phone in contact.phones {
      append(phone.e164 ?? phone.written, as: .phone)
      append(phone.display, as: .detail)
    }
  }
}
