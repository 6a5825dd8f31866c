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
        Candidate(of: kind, with: position, in: catalog, today: today)
      }, in: catalog)
  }

  /// The last contact with one person, or `nil` if there has been none.
  package init?(with contact: Contact, in catalog: Catalog, today: CivilDate) {
    let candidates = Self.kinds.map { kind in
      catalog.links[kind].flatMap {
        Candidate(catalog.linked($0, contact), of: catalog.shelves[kind], today)
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

extension LastContact.Candidate {
  /// The last contact by records of one kind with the organisation at a position.
  init?(of kind: RecordKind, with organization: Int, in catalog: Catalog, today: CivilDate) {
    guard let links = catalog.links[kind] else { return nil }
    self.init(links.byOrganization.list(of: organization), of: catalog.shelves[kind], today)
  }

  fileprivate init?(
    _ links: some Sequence<PartyLinks.Link>, of shelf: Shelf, _ today: CivilDate
  ) {
    // Notes and messages come newest first: the first that fits is the last contact.
    let isNewestFirst = shelf.kind == .note || shelf.kind == .message
    guard
      let found = isNewestFirst
        ? Self.first(links, of: shelf, today) : Self.latest(links, of: shelf, today)
    else { return nil }
    self = found
  }

  private static func first(
    _ links: some Sequence<PartyLinks.Link>, of shelf: Shelf, _ today: CivilDate
  ) -> Self? {
    for link in links where link.isContact {
      let day = shelf.facts(at: link.position).first
      if day != RecordFacts.none, day <= today.dayNumber {
        return Self(day: day, kind: shelf.kind, position: link.position)
      }
    }
    return nil
  }

  private static func latest(
    _ links: some Sequence<PartyLinks.Link>, of shelf: Shelf, _ today: CivilDate
  ) -> Self? {
    var latest: Self?
    for link in links where link.isContact {
      let day = shelf.facts(at: link.position).last
      guard day != RecordFacts.none, day <= today.dayNumber else { continue }
      if latest.map({ $0.day < day }) ?? true {
        latest = Self(day: day, kind: shelf.kind, position: link.position)
      }
    }
    return latest
  }
}
