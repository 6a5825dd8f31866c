import CivilTime

/// The records of one kind by the organisations and contacts that take part in them.
struct PartyLinks: Sendable {
  struct Link: Sendable {
    /// Among the records of its kind.
    var position: Int
    /// Of an event, the best answer.
    var status: Participant.Status
    /// Whether it counts as contact once its day has come; see ``LastContact``.
    var isContact: Bool
  }

  /// For each organisation, in the order of the records.
  private(set) var byOrganization: [[Link]]
  /// For each contact, in the order of the records.
  private(set) var byContact: [[Link]]

  private init(_ directory: PartyDirectory) {
    byOrganization = Array(repeating: [], count: directory.contactsByOrganization.count)
    byContact = Array(repeating: [], count: directory.organizationByContact.count)
  }

  init(notes: [Note], _ directory: PartyDirectory) {
    self.init(directory)
    for (position, note) in notes.enumerated() {
      add(note.participants, at: position, directory) { _ in note.status != .cancelled }
    }
  }

  init(followUps: [FollowUp], _ directory: PartyDirectory) {
    self.init(directory)
    for (position, followUp) in followUps.enumerated() {
      let isDone = followUp.status == .completed && followUp.completed != nil
      add(followUp.participants, at: position, directory) { _ in isDone }
    }
  }

  init(events: [Event], _ directory: PartyDirectory) {
    self.init(directory)
    for (position, event) in events.enumerated() {
      let isGathering = event.isGathering
      add(event.participants, at: position, directory) { isGathering && $0.status == .accepted }
    }
  }

  init(messages: [Message], _ directory: PartyDirectory) {
    self.init(directory)
    // Borrowed in place: a copy of every message would cost more than all the rest.
    let messages = messages.span
    for position in messages.indices { add(messages[position], at: position, directory) }
  }

  private mutating func add(
    _ participants: [Participant], at position: Int, _ directory: PartyDirectory,
    isContact: (Participant) -> Bool
  ) {
    for participant in participants {
      guard let party = directory.party(of: participant) else { continue }
      let link = Link(
        position: position, status: participant.status, isContact: isContact(participant))
      add(link, to: party)
    }
  }

  /// A message counts as contact with those who wrote it, and with those it was written to alone.
  private mutating func add(_ message: Message, at position: Int, _ directory: PartyDirectory) {
    let isSent = !message.isUnsent
    for mailbox in message.from {
      guard let party = directory.party(of: mailbox) else { continue }
      add(Link(position: position, status: .needsAction, isContact: isSent), to: party)
    }
    let readers = message.to.map { directory.party(of: $0) }
    let all = message.cc.isEmpty ? readers : readers + message.cc.map { directory.party(of: $0) }
    let isToOnePerson = Self.isOne(all) { $0.contact }
    let isToOneOrganization = Self.isOne(all) { $0.organization }
    for case let reader? in readers {
      var link = Link(position: position, status: .needsAction, isContact: isSent && isToOnePerson)
      if let contact = reader.contact { Self.add(link, to: &byContact[contact]) }
      link.isContact = isSent && isToOneOrganization
      if let organization = reader.organization {
        Self.add(link, to: &byOrganization[organization])
      }
    }
    for number in message.linkedMunicipalities {
      guard let organization = directory.municipalityByNumber[number] else { continue }
      let link = Link(position: position, status: .needsAction, isContact: false)
      Self.add(link, to: &byOrganization[organization])
    }
  }

  private mutating func add(_ link: Link, to party: PartyDirectory.Party) {
    if let organization = party.organization { Self.add(link, to: &byOrganization[organization]) }
    if let contact = party.contact { Self.add(link, to: &byContact[contact]) }
  }

  /// Records come in order, so that one already there is the last.
  private static func add(_ link: Link, to list: inout [Link]) {
    guard let last = list.last, last.position == link.position else { return list.append(link) }
    list[list.count - 1].status = max(last.status, link.status)
    list[list.count - 1].isContact = last.isContact || link.isContact
  }

  /// Whether all lead to one and the same position.
  private static func isOne(
    _ parties: [PartyDirectory.Party?], _ position: (PartyDirectory.Party) -> Int?
  ) -> Bool {
    guard case let first?? = parties.first, let place = position(first) else { return false }
    return parties.allSatisfy { $0.flatMap(position) == place }
  }
}
