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
    let links = catalog.links
    self.init(
      in: catalog, today: today, notes: catalog.linked(links.notes, municipality),
      events: catalog.linked(links.events, municipality),
      messages: catalog.linked(links.messages, municipality),
      followUps: catalog.linked(links.followUps, municipality))
  }

  /// The last contact with one person, or `nil` if there has been none.
  package init?(with contact: Contact, in catalog: Catalog, today: CivilDate) {
    let links = catalog.links
    self.init(
      in: catalog, today: today, notes: catalog.linked(links.notes, contact),
      events: catalog.linked(links.events, contact),
      messages: catalog.linked(links.messages, contact),
      followUps: catalog.linked(links.followUps, contact))
  }

  private init?(
    in catalog: Catalog, today: CivilDate, notes: some Sequence<PartyLinks.Link>,
    events: some Sequence<PartyLinks.Link>, messages: some Sequence<PartyLinks.Link>,
    followUps: some Sequence<PartyLinks.Link>
  ) {
    // Notes and messages come newest first: the first that fits is the last contact.
    let candidates = [
      Self.first(notes, of: catalog.shelves[.note], today),
      Self.first(messages, of: catalog.shelves[.message], today),
      Self.latest(events, of: catalog.shelves[.event], today),
      Self.latest(followUps, of: catalog.shelves[.followUp], today),
    ]
    guard let latest = candidates.compactMap(\.self).max(by: { $0.day < $1.day }) else {
      return nil
    }
    let shelf = catalog.shelves[latest.kind]
    day = CivilDate(dayNumber: Int(latest.day))
    record = RecordKey(latest.kind, shelf.id(at: latest.position))
  }

  /// A record that may be the last contact, and its day.
  private struct Candidate {
    let day: Int32
    let kind: RecordKind
    let position: Int
  }

  private static func first(
    _ links: some Sequence<PartyLinks.Link>, of shelf: Shelf, _ today: CivilDate
  ) -> Candidate? {
    for link in links where link.isContact {
      let day = shelf.facts(at: link.position).first
      if day != RecordFacts.none, day <= today.dayNumber {
        return Candidate(day: day, kind: shelf.kind, position: link.position)
      }
    }
    return nil
  }

  private static func latest(
    _ links: some Sequence<PartyLinks.Link>, of shelf: Shelf, _ today: CivilDate
  ) -> Candidate? {
    var latest: Candidate?
    for link in links where link.isContact {
      let day = shelf.facts(at: link.position).last
      guard day != RecordFacts.none, day <= today.dayNumber else { continue }
      if latest.map({ $0.day < day }) ?? true {
        latest = Candidate(day: day, kind: shelf.kind, position: link.position)
      }
    }
    return latest
  }
}
