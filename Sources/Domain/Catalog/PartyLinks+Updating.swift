extension PartyLinks {
  /// The links after some records came, went, moved or were tied to others.
  ///
  /// Costs a look at these records, and otherwise no more than copying the tables.
  ///
  /// - Parameters:
  ///   - old: The records that these are the links of.
  ///   - new: The records as they are now.
  ///   - slots: Those that are not as they were.
  ///   - directory: As it was when these links were made.
  /// - Returns: The same as links made anew.
  func updated(
    from old: Shelf, to new: Shelf, _ slots: Set<Int>, _ directory: PartyDirectory
  ) -> PartyLinks {
    let (gone, come) = (
      LinkCollector(directory, old, at: old.positions(ofSlots: slots)),
      LinkCollector(directory, new, at: new.positions(ofSlots: slots))
    )
    let positions = new.positions(after: old)
    let update = { (links: Adjacency<Link>, gone: LinkCollector.Lists, come: LinkCollector.Lists) in
      links.updated(
        removing: gone.entries, adding: come.entries,
        moving: positions.map { positions in { $0.moved(to: Int(positions[$0.position])) } })
    }
    return PartyLinks(
      byOrganization: update(byOrganization, gone.organizations, come.organizations),
      byContact: update(byContact, gone.contacts, come.contacts))
  }
}

extension Shelf {
  /// Where the records in some slots stand, in order; nothing for those that are not there.
  func positions(ofSlots slots: Set<Int>) -> [Int] {
    slots.compactMap(position(ofSlot:)).sorted()
  }

  /// For each position of the shelf as it was where that record stands now, -1 for one that is gone;
  /// `nil` if all stand where they stood.
  func positions(after old: Shelf) -> [Int32]? {
    guard order != nil, order != old.order else { return nil }
    return (0..<old.count).map { ranks[old.slot(at: $0)] }
  }
}

extension PartyLinks.Link: AdjacencyEntry {
  /// The same link of a record that stands somewhere else now.
  func moved(to position: Int) -> PartyLinks.Link {
    PartyLinks.Link(position: position, status: status, isContact: isContact)
  }
}
