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
    in catalog: Catalog, today: CivilDate, notes: [PartyLinks.Link], events: [PartyLinks.Link],
    messages: [PartyLinks.Link], followUps: [PartyLinks.Link]
  ) {
    // Notes and messages come newest first: the first that fits is the last contact.
    let candidates = [
      Self.first(notes, of: catalog.notes, .note, today) { ($0.id, $0.date) },
      Self.first(messages, of: catalog.shelves.messages.values, .message, today) {
        ($0.id, $0.day)
      },
      Self.latest(events, of: catalog.events, .event, today) { ($0.id, $0.when.lastDay) },
      Self.latest(followUps, of: catalog.followUps, .followUp, today) { ($0.id, $0.completed) },
    ]
    guard let latest = candidates.compactMap(\.self).max(by: { $0.day < $1.day }) else {
      return nil
    }
    self = latest
  }

  private init(_ day: CivilDate, _ kind: RecordKind, _ id: RecordID) {
    self.day = day
    record = RecordKey(kind, id)
  }

  private static func first<Value>(
    _ links: [PartyLinks.Link], of values: [Value], _ kind: RecordKind, _ today: CivilDate,
    facts: (Value) -> (RecordID, CivilDate?)
  ) -> LastContact? {
    for link in links where link.isContact {
      let (id, day) = facts(values[link.position])
      if let day, day <= today { return LastContact(day, kind, id) }
    }
    return nil
  }

  private static func latest<Value>(
    _ links: [PartyLinks.Link], of values: [Value], _ kind: RecordKind, _ today: CivilDate,
    facts: (Value) -> (RecordID, CivilDate?)
  ) -> LastContact? {
    var latest: LastContact?
    for link in links where link.isContact {
      let (id, day) = facts(values[link.position])
      guard let day, day <= today else { continue }
      if latest.map({ $0.day < day }) ?? true { latest = LastContact(day, kind, id) }
    }
    return latest
  }
}
