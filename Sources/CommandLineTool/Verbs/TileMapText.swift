import Domain
import Wording

/// The tile map as text: code and value of every municipality where it lies.
struct TileMapText {
  let lines: [StyledText]

  init(_ perspective: Perspective, _ coverage: Coverage, _ measure: Coverage.Measure) {
    var cells: [Int: [Int: StyledText]] = [:]
    for row in coverage.rows {
      guard let facts = perspective.catalog.organization(row.municipality)?.municipality,
        let tile = facts.tile
      else { continue }
      let value = coverage.reading(of: measure, for: row).tileText(in: perspective.language)
      let isPoor =
        measure.isUrgent(in: coverage) && coverage.band(of: measure, for: row) == .poor
      let padding = String(repeating: " ", count: max(0, 4 - value.displayColumns))
      var cell = StyledText(facts.code.padding(to: 3))
      cell.append(padding + value, isPoor ? .alarm : .plain)
      cells[tile.row, default: [:]][tile.column] = cell
    }
    let heading = [StyledText(measure.name(perspective.language), .strong), ""]
    lines = heading + (0...(cells.keys.max() ?? 0)).map { Self.line(cells[$0] ?? [:]) }
  }

  private static func line(_ cells: [Int: StyledText]) -> StyledText {
    var line = StyledText("")
    for column in cells.keys.sorted() {
      line = line.padded(to: column * 9)
      if let cell = cells[column] { line.append(cell) }
    }
    return line
  }
}
