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
    let addresses = catalog.addresses(of: municipality)
    let candidates = [
      Self.lastNote(catalog.notes(about: municipality), today),
      Self.lastEvent(catalog.events(about: municipality), today) { participant in
        addresses.contains(participant.address.asAddress)
          || catalog.organization(for: participant)?.id == municipality.id
      },
      Self.lastMessage(catalog.latestMessages(about: municipality), today, addresses),
      Self.lastFollowUp(catalog.followUps(about: municipality), today),
    ]
    self.init(latestOf: candidates)
  }

  /// The last contact with one person, or `nil` if there has been none.
  package init?(with contact: Contact, in catalog: Catalog, today: CivilDate) {
    let addresses = contact.addresses
    let candidates = [
      Self.lastNote(catalog.notes(about: contact), today),
      Self.lastEvent(catalog.events(about: contact), today) {
        addresses.contains($0.address.asAddress)
      },
      Self.lastMessage(catalog.latestMessages(about: contact), today, addresses),
      Self.lastFollowUp(catalog.followUps(about: contact), today),
    ]
    self.init(latestOf: candidates)
  }

  private init?(latestOf candidates: [LastContact?]) {
    guard let latest = candidates.compactMap(\.self).max(by: { $0.day < $1.day }) else {
      return nil
    }
    self = latest
  }

  private init(_ day: CivilDate, _ kind: RecordKind, _ id: RecordID) {
    self.day = day
    record = RecordKey(kind, id)
  }

  private static func lastNote(_ notes: [Note], _ today: CivilDate) -> LastContact? {
    for note in notes {
      if let day = note.date, day <= today, note.status != .cancelled {
        return LastContact(day, .note, note.id)
      }
    }
    return nil
  }

  private static func lastEvent(
    _ events: [Event], _ today: CivilDate, isTheirs: (Participant) -> Bool
  ) -> LastContact? {
    let attended = events.filter { event in
      event.isGathering && event.when.lastDay <= today
        && event.participants.contains { $0.status == .accepted && isTheirs($0) }
    }
    let latest = attended.max { $0.when.lastDay < $1.when.lastDay }
    return latest.map { LastContact($0.when.lastDay, .event, $0.id) }
  }

  private static func lastMessage(
    _ messages: some Sequence<Message>, _ today: CivilDate, _ addresses: Set<String>
  ) -> LastContact? {
    for message in messages where !message.isUnsent {
      guard let day = message.day, day <= today else { continue }
      let isFromThem = message.from.contains { addresses.contains($0.uri) }
      let isToThemAlone =
        !message.to.isEmpty && (message.to + message.cc).allSatisfy { addresses.contains($0.uri) }
      if isFromThem || isToThemAlone { return LastContact(day, .message, message.id) }
    }
    return nil
  }

  private static func lastFollowUp(_ followUps: [FollowUp], _ today: CivilDate) -> LastContact? {
    var latest: LastContact?
    for followUp in followUps where followUp.status == .completed {
      guard let day = followUp.completed, day <= today else { continue }
      if latest.map({ $0.day < day }) ?? true { latest = LastContact(day, .followUp, followUp.id) }
    }
    return latest
  }
}

extension Contact {
  /// The participant addresses that stand for this person.
  var addresses: Set<String> {
    Set([id.asURI.asAddress] + emails.map { "mailto:" + $0.asAddress })
  }
}

extension Catalog {
  /// The participant addresses of an organisation and of all its people.
  func addresses(of organization: Organization) -> Set<String> {
    let own =
      [organization.id.asURI.asAddress] + organization.emails.map { "mailto:" + $0.asAddress }
    return contacts(of: organization).reduce(into: Set(own)) { $0.formUnion($1.addresses) }
  }
}
