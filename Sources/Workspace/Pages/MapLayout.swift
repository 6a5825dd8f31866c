import Domain
import TerminalUI

/// Where the tiles of the map are on the screen.
struct MapLayout: Hashable {
  struct Tile: Hashable {
    var municipality: RecordID
    var place: Municipality.Tile
    var code: String
    var area: Rect
  }

  private(set) var tiles: [Tile] = []
  /// How many rows the grid takes, whether or not there is room for them all.
  private(set) var rowCount = 0

  /// Lays out the municipalities that have a place on the map.
  ///
  /// - Parameters:
  ///   - municipalities: In any order.
  ///   - area: Where they go; a tile is 5 to 8 columns wide and one or two rows high.
  ///   - scroll: How many rows of tiles are above the area.
  init(of municipalities: some Collection<Organization>, in area: Rect, scroll: Int = 0) {
    let places = municipalities.compactMap(\.municipality?.tile)
    guard let lastColumn = places.map(\.column).max(), let lastRow = places.map(\.row).max() else {
      return
    }
    let width = max(5, min(9, area.columns / (lastColumn + 1)))
    let needsTwoRows = width < 8
    let height = needsTwoRows || area.rows >= 2 * (lastRow + 1) ? 2 : 1
    rowCount = (lastRow + 1) * height
    for municipality in municipalities {
      guard let facts = municipality.municipality, let place = facts.tile else { continue }
      tiles.append(
        Tile(
          municipality: municipality.id, place: place, code: facts.code,
          area: Rect(
            row: area.row + (place.row - scroll) * height,
            column: area.column + place.column * width, rows: needsTwoRows ? 2 : 1,
            columns: width - 1)))
    }
    tiles.removeAll {
      !area.contains($0.area.origin) || $0.area.rowRange.upperBound > area.rowRange.upperBound
    }
  }

  func tile(at point: Point) -> Tile? {
    tiles.first { $0.area.contains(point) }
  }

  func tile(of municipality: RecordID) -> Tile? {
    tiles.first { $0.municipality == municipality }
  }
}
