extension Catalog {
  /// The changes of all of the catalog's records since its columns were made.
  package var changedRecordCount: Int {
    RecordKind.allCases.reduce(0) { $0 + shelves[$1].changed.count }
  }

  /// The same catalog with nothing beside its columns.
  package func compacted() -> Catalog {
    guard
      changedRecordCount > 0 || RecordKind.allCases.contains(where: { shelves[$0].order != nil })
    else { return self }
    return Catalog(
      network: network, shelves: CatalogShelves { shelves[$0].compacted() }, links: links,
      conversations: conversationColumns, problems: problems)
  }

  /// Adds all that a compacted catalog consists of but its problems and the network's description.
  package func addSections(to sections: inout ImageSections) {
    for (place, kind) in RecordKind.allCases.enumerated() {
      shelves[kind].columns.addSections(to: &sections, from: Self.shelf(place))
    }
    sections.add(
      conversationColumns.blob, at: conversationColumns.places, as: Self.conversations)
    links.addSections(to: &sections, from: Self.links)
  }

  /// Reads what ``addSections(to:)`` wrote; `nil` if something is missing or does not fit.
  package convenience init?(
    _ sections: ImageSections, network: NetworkDescription, problems: [Problem]
  ) {
    var columns: [RecordKind: ShelfColumns] = [:]
    for (place, kind) in RecordKind.allCases.enumerated() {
      guard let found = ShelfColumns(sections, from: Self.shelf(place)) else { return nil }
      columns[kind] = found
    }
    let shelves = CatalogShelves { columns[$0] ?? ShelfColumns() }
    guard let (blob, places) = sections.blob(Self.conversations),
      let links = CatalogLinks(
        sections, from: Self.links, shelves, conversationCount: places.count)
    else { return nil }
    self.init(
      network: network, shelves: shelves, links: links,
      conversations: ConversationColumns(blob: blob, places: places), problems: problems)
  }

  /// The kind of records of which a part of the content tells; `nil` for parts of the structure.
  package static func kind(ofPart number: UInt32) -> RecordKind? {
    if number == conversations { return .message }
    let place = Int(number >> 8) - 1
    return RecordKind.allCases.indices.contains(place) ? RecordKind.allCases[place] : nil
  }

  private static func shelf(_ place: Int) -> UInt32 { UInt32(place + 1) << 8 }
  private static let conversations: UInt32 = 0x2000
  private static let links: UInt32 = 0x2100
}

extension Shelf {
  /// Columns of the records as they are now, in the order they have now.
  fileprivate func compacted() -> ShelfColumns {
    guard order != nil || !changed.isEmpty else { return columns }
    var (records, folded) = (BlobBuilder(), BlobBuilder())
    var (recordPlaces, foldedPlaces): ([Blob.Place], [Blob.Place]) = ([], [])
    var facts: [RecordFacts] = []
    var marks: [(owner: UInt32, entry: RecordMark)] = []
    var identities: [(hash: UInt64, value: UInt32)] = []
    var writer = PackWriter()
    for position in 0..<count {
      let slot = slot(at: position)
      if let changed = changed[slot] {
        writer.removeAll()
        RecordOrigin.pack(of: changed.stored, into: &writer)
        changed.stored.record.pack(into: &writer)
        recordPlaces.append(records.append(writer))
        foldedPlaces.append(FoldedText(changed.stored.record).pack(into: &folded))
      } else {
        withExtendedLifetime(columns) {
          recordPlaces.append(records.append(columns.records.piece(at: columns.recordPlaces[slot])))
          foldedPlaces.append(folded.append(columns.folded.piece(at: columns.foldedPlaces[slot])))
        }
      }
      facts.append(self.facts(at: position))
      visitMarks(at: position) { marks.append((UInt32(position), $0)) }
      identities.append((id(at: position).hash, UInt32(position)))
    }
    records.close()
    folded.close()
    return ShelfColumns(
      records: records.blob, recordPlaces: Column(recordPlaces), folded: folded.blob,
      foldedPlaces: Column(foldedPlaces), facts: Column(facts),
      marks: Adjacency(count: count, marks), identities: HashTable(identities))
  }
}

extension ShelfColumns {
  fileprivate func addSections(to sections: inout ImageSections, from number: UInt32) {
    sections.add(inOrder: records, at: recordPlaces, as: number)
    sections.add(inOrder: folded, at: foldedPlaces, as: number + 2)
    sections.add(facts, as: number + 4)
    sections.add(marks, as: number + 5)
    sections.add(identities, as: number + 7)
  }

  fileprivate init?(_ sections: ImageSections, from number: UInt32) {
    guard let (records, recordPlaces) = sections.blob(number),
      let (folded, foldedPlaces) = sections.blob(number + 2),
      let facts: Column<RecordFacts> = sections.column(number + 4),
      let marks: Adjacency<RecordMark> = sections.adjacency(
        number + 5, count: recordPlaces.count),
      let identities = sections.hashTable(number + 7)
    else { return nil }
    let counts = [foldedPlaces.count, facts.count, identities.hashes.count]
    guard counts.allSatisfy({ $0 == recordPlaces.count }) else { return nil }
    self.init(
      records: records, recordPlaces: recordPlaces, folded: folded, foldedPlaces: foldedPlaces,
      facts: facts, marks: marks, identities: identities)
  }
}
