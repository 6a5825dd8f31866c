package import CivilTime

/// What is known of a municipality (*kommune*), the unit of the network.
package struct Municipality: Hashable, Sendable {
  /// A four-digit municipality number, such as `5036` for Frosta or `0301` for Oslo.
  ///
  /// The leading zero is part of the value: the first two digits name the county.
  package struct Number: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Creates a number from exactly four ASCII digits, or returns `nil`.
    package init?(_ digits: some StringProtocol) {
      let text = digits.description
      guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      description = text
    }
  }

  /// How many live there on one day.
  package struct Population: Hashable, Sendable {
    package var total: Int
    /// Those who are 65 or older, if known.
    package var over65: Int?
    /// Those who are 80 or older, if known.
    package var over80: Int?
    package var date: CivilDate?

    package init(total: Int, over65: Int? = nil, over80: Int? = nil, date: CivilDate? = nil) {
      self.total = total
      self.over65 = over65
      self.over80 = over80
      self.date = date
    }
  }

  /// A place in the tile map, both from 0, row 0 in the north.
  package struct Tile: Hashable, Sendable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  package var number: Number
  /// Three letters, unique in the network: `FRS`.
  package var code: String
  /// The official name with parallel names: `Raarvihke – Røyrvik`.
  package var officialName: String
  /// The South Sámi name, or empty.
  package var samiName: String
  /// The administrative centre.
  package var centre: String
  /// The regional councils that it takes part in; often more than one.
  package var regions: [String]
  package var population: Population?
  package var areaSquareKilometres: Double?
  /// `bokmål`, `nynorsk` or `nøytral`.
  package var languageForm: String
  package var tile: Tile?

  package init(
    number: Number, code: String = "", officialName: String = "", samiName: String = "",
    centre: String = "", regions: [String] = [], population: Population? = nil,
    areaSquareKilometres: Double? = nil, languageForm: String = "", tile: Tile? = nil
  ) {
    self.number = number
    self.code = code
    self.officialName = officialName
    self.samiName = samiName
    self.centre = centre
    self.regions = regions
    self.population = population
    self.areaSquareKilometres = areaSquareKilometres
    self.languageForm = languageForm
    self.tile = tile
  }
}
