import Domain
import Wording

/// The tile map as text: code and value of every municipality where it lies.
struct TileMapText {
  let lines: [String]

  init(
    _ catalog: Catalog, _ coverage: Coverage, _ measure: Coverage.Measure, _ language: Language
  ) {
    var cells: [Int: [Int: String]] = [:]
    for row in coverage.rows {
      guard let facts = catalog.organization(row.municipality)?.municipality, let tile = facts.tile
      else { continue }
      let value = coverage.reading(of: measure, for: row).tileText(in: language)
      let padding = String(repeating: " ", count: max(0, 4 - value.count))
      cells[tile.row, default: [:]][tile.column] = facts.code.padding(to: 3) + padding + value
    }
    let lastColumn = cells.values.flatMap(\.keys).max() ?? 0
    lines = (0...(cells.keys.max() ?? 0)).map { row in
      let texts = (0...lastColumn).map { (cells[row]?[$0] ?? "").padding(to: 7) }
      let line = texts.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
