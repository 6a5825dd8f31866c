package import CivilTime

/// The last time the network had contact with somebody.
///
/// What counts, up to and including today: a note about them; an event that they had said yes to and
/// that is over; a message that they wrote, or that was written to them alone; a follow-up about them
/// that was completed. An invitation, a message to everybody and a plan do not count.
package struct LastContact: Hashable, Sendable {
  package let day: CivilDate
  /// What happened that day.
  package let record: RecordKey

  /// The last contact with `municipality` and its people, or `nil` if there has been none.
  package init?(with municipality: Organization, in catalog: Catalog, today: CivilDate) {
    let position = catalog.position(of: municipality) ?? -1
    self.init(
      latestOf: Self.kinds.map { kind in
        Search(for: kind, in: catalog, today: today)?.latest(with: position)
      }, in: catalog)
  }

  /// The last contact with one person, or `nil` if there has been none.
  package init?(with contact: Contact, in catalog: Catalog, today: CivilDate) {
    let candidates = Self.kinds.map { kind in
      Search(for: kind, in: catalog, today: today).flatMap { search in
        search.latest(among: catalog.linked(search.links, contact))
      }
    }
    self.init(latestOf: candidates, in: catalog)
  }

  /// The kinds of records that tell of contact; of two on one day the one of the earlier kind counts.
  static let kinds: [RecordKind] = [.note, .message, .event, .followUp]

  /// Of the last contacts by records of each kind the last.
  init?(latestOf candidates: [Candidate?], in catalog: Catalog) {
    guard let latest = candidates.compactMap(\.self).max(by: { $0.day < $1.day }) else {
      return nil
    }
    let shelf = catalog.shelves[latest.kind]
    day = CivilDate(dayNumber: Int(latest.day))
    record = RecordKey(latest.kind, shelf.id(at: latest.position))
  }

  /// A record that may be the last contact, and its day.
  struct Candidate: Hashable, Sendable {
    let day: Int32
    let kind: RecordKind
    /// Among the records of its kind.
    let position: Int
  }
}

extension LastContact {
  /// Looks for the last contacts by records of one kind.
  struct Search {
    let links: PartyLinks
    private let shelf: Shelf
    private let today: Int32

    /// `nil` if records of the kind are about nobody.
    init?(for kind: RecordKind, in catalog: Catalog, today: CivilDate) {
      guard let links = catalog.links[kind] else { return nil }
      (self.links, shelf) = (links, catalog.shelves[kind])
      self.today = Int32(today.dayNumber)
    }

    /// The last contact with the organisation at a position.
    func latest(with organization: Int) -> Candidate? {
      latest(among: links.byOrganization.list(of: organization))
    }

    /// The last contact that some links tell of.
    func latest(among links: some Sequence<PartyLinks.Link>) -> Candidate? {
      // Notes and messages come newest first: the first that fits is the last contact.
      let isNewestFirst = shelf.kind == .note || shelf.kind == .message
      var latest: Candidate?
      for link in links where link.isContact {
        let facts = shelf.facts(at: link.position)
        let day = isNewestFirst ? facts.first : facts.last
        guard day != RecordFacts.none, day <= today, latest.map({ $0.day < day }) ?? true else {
          continue
        }
        latest = Candidate(day: day, kind: shelf.kind, position: link.position)
        if isNewestFirst { break }
      }
      return latest
    }
  }
}
