import CivilTime

extension Organization: PackedRecord {
  static var kind: RecordKind { .organization }

  init?(_ record: Record) {
    guard case .organization(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), kind: reader.flag() ? .group : .organization, name: reader.text(),
      alternateNames: reader.texts(), sortKey: reader.text(), categories: reader.texts(),
      phones: reader.list { PhoneNumber($0.text()) }, emails: reader.texts(),
      website: reader.text(), locality: reader.text(),
      coordinate: reader.optional {
        Coordinate(latitude: $0.double(), longitude: $0.double())
      },
      note: reader.text(), members: reader.list { $0.id() },
      municipality: reader.optional { Municipality(from: &$0) } ?? nil)
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(kind == .group)
    writer.put(name)
    writer.put(alternateNames)
    writer.put(sortKey)
    writer.put(categories)
    writer.put(phones) { $0.put($1.written) }
    writer.put(emails)
    writer.put(website)
    writer.put(locality)
    writer.put(coordinate) { writer, coordinate in
      writer.put(coordinate.latitude)
      writer.put(coordinate.longitude)
    }
    writer.put(note)
    writer.put(members) { $0.put($1) }
    writer.put(municipality) { $1.pack(into: &$0) }
  }

  var shelfKey: SortKey { .organization(self) }
  var asRecord: Record { .organization(self) }
}

extension Municipality {
  /// `nil` where the bytes are damaged so that there is no number.
  init?(from reader: inout PackReader) {
    guard let number = Number(reader.text()) else { return nil }
    self.init(
      number: number, code: reader.text(), officialName: reader.text(), samiName: reader.text(),
      centre: reader.text(), regions: reader.texts(),
      population: reader.optional {
        Population(
          total: $0.int(), over65: $0.optional { $0.int() }, over80: $0.optional { $0.int() },
          date: $0.optionalDay())
      },
      areaSquareKilometres: reader.optional { $0.double() }, languageForm: reader.text(),
      tile: reader.optional { Tile(row: $0.int(), column: $0.int()) })
  }

  func pack(into writer: inout PackWriter) {
    for text in [number.description, code, officialName, samiName, centre] { writer.put(text) }
    writer.put(regions)
    writer.put(population) { writer, population in
      writer.put(population.total)
      writer.put(population.over65) { $0.put($1) }
      writer.put(population.over80) { $0.put($1) }
      writer.put(population.date)
    }
    writer.put(areaSquareKilometres) { $0.put($1) }
    writer.put(languageForm)
    writer.put(tile) { writer, tile in
      writer.put(tile.row)
      writer.put(tile.column)
    }
  }
}
