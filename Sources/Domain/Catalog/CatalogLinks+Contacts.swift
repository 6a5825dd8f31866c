extension CatalogLinks {
  /// So many contacts are told from each other less soon than everything is linked anew.
  static let manyContacts = 32

  /// Renews the directory after some contacts came, went or changed, and the links of the records that
  /// have their addresses.
  ///
  /// The records themselves are taken to be as they were.
  ///
  /// - Parameters:
  ///   - slots: Those contacts.
  ///   - old: All records when these links were made.
  ///   - new: All records now; the organisations are the same.
  mutating func renewDirectory(
    after slots: Set<Int>, from old: CatalogShelves, to new: CatalogShelves
  ) {
    let (before, after) = (
      directory,
      PartyDirectory(
        organizations: new[.organization], contacts: new[.contact])
    )
    let addresses = old[.contact].ownAddresses(ofSlots: slots)
      .union(new[.contact].ownAddresses(ofSlots: slots))
    let positions = new[.contact].positions(after: old[.contact])
    let renew = { (links: PartyLinks, kind: RecordKind) in
      links.updated(
        in: old[kind], old[kind].slots(withMarks: addresses), from: before, to: after,
        contacts: positions)
    }
    directory = after
    notes = renew(notes, .note)
    followUps = renew(followUps, .followUp)
    events = renew(events, .event)
    messages = renew(messages, .message)
    if !old[.message].slots(withMarks: addresses).isEmpty {
      conversations = conversations.linked(old[.message], after)
    }
  }
}

extension PartyLinks {
  /// The links of the same records after contacts have changed.
  ///
  /// - Parameters:
  ///   - shelf: The records.
  ///   - slots: Those that have an address of a contact that changed.
  ///   - old: The directory that these links were made with.
  ///   - new: The directory now.
  ///   - positions: For each contact where it stands now, -1 for one that is gone; `nil` if all stand
  ///     where they stood.
  /// - Returns: The same as links made anew.
  fileprivate func updated(
    in shelf: Shelf, _ slots: Set<Int>, from old: PartyDirectory, to new: PartyDirectory,
    contacts positions: [Int32]?
  ) -> PartyLinks {
    let places = shelf.positions(ofSlots: slots)
    let gone = LinkCollector(old, shelf, at: places)
    let come = LinkCollector(new, shelf, at: places)
    let staying = byContact.updated(
      removing: gone.contacts.entries, adding: [], moving: nil)
    let moved =
      positions.map {
        staying.movingOwners(to: $0, count: new.organizationByContact.count)
      } ?? staying
    return PartyLinks(
      byOrganization: byOrganization.updated(
        removing: gone.organizations.entries, adding: come.organizations.entries, moving: nil),
      byContact: moved.updated(removing: [], adding: come.contacts.entries, moving: nil))
  }
}

extension Shelf {
  /// The addresses of the records in some slots, of those that are there.
  fileprivate func ownAddresses(ofSlots slots: Set<Int>) -> Set<UInt64> {
    var hashes: Set<UInt64> = []
    for position in positions(ofSlots: slots) {
      visitMarks(at: position) { if $0.role == .ownAddress { hashes.insert($0.hash) } }
    }
    return hashes
  }

  /// The slots of records with any of some marks, perhaps of others that had one before they changed.
  ///
  /// Goes through all marks as they lie in memory.
  fileprivate func slots(withMarks hashes: Set<UInt64>) -> Set<Int> {
    // A bit for each hash tells of nearly all others that they are none of these.
    let bits = hashes.reduce(UInt64(0)) { $0 | 1 << ($1 & 63) }
    let isWanted = { (hash: UInt64) in bits >> (hash & 63) & 1 == 1 && hashes.contains(hash) }
    var slots = Set(
      changed.slots.filter { changed[$0]?.marks.contains { isWanted($0.hash) } ?? false })
    let places = columns.marks.entries.withElements { marks in
      marks.indices.filter { isWanted(marks[$0].hash) }
    }
    for place in places {
      let past = (0..<columns.count).partitioningIndex { columns.marks.offsets[$0] > place }
      slots.insert(past - 1)
    }
    return slots
  }
}
