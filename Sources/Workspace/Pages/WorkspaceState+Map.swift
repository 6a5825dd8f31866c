import Domain
import TerminalUI
import Wording

/// The tile map: a page, and a pane beside the others on wide screens.
extension WorkspaceState {
  /// The part of the page that the tiles are in.
  private var mapArea: Rect {
    var area = body.inset(rows: 0, columns: 2)
    _ = area.removeTop(2)
    _ = area.removeBottom(min(4, area.rows / 4))
    return area
  }

  var mapLayout: MapLayout {
    MapLayout(of: catalog.municipalities, in: mapArea, scroll: mapScroll)
  }

  /// How many rows of tiles are above the screen where they do not all fit.
  private var mapScroll: Int {
    let whole = MapLayout(of: catalog.municipalities, in: mapArea)
    guard whole.rowCount > mapArea.rows,
      let row = selectedMunicipality?.municipality?.tile?.row
    else { return 0 }
    let rows = (catalog.municipalities.compactMap(\.municipality?.tile?.row).max() ?? 0) + 1
    let visible = mapArea.rows * rows / max(1, whole.rowCount)
    return max(0, min(row - visible / 2, rows - visible))
  }

  var selectedMunicipality: Organization? {
    page.municipality.flatMap(catalog.organization)
  }

  /// Selects a municipality when the map is opened.
  mutating func settleMap() {
    guard page.place == .map, selectedMunicipality == nil else { return }
    let selected = start[.contacts].selection.flatMap { catalog.organization($0.id) }
    page.municipality =
      selected?.municipality == nil ? catalog.municipalities.first?.id : selected?.id
  }

  /// Goes to the nearest tile in a direction: in the same row or column if there is one.
  mutating func moveOnMap(rows: Int, columns: Int) {
    guard let from = selectedMunicipality?.municipality?.tile else { return }
    let distances = catalog.municipalities.compactMap { candidate -> (Int, RecordID)? in
      guard let to = candidate.municipality?.tile else { return nil }
      let (down, right) = (to.row - from.row, to.column - from.column)
      let ahead = rows != 0 ? down * rows.signum() : right * columns.signum()
      let aside = rows != 0 ? abs(right) : abs(down)
      return ahead > 0 ? (ahead + aside * 3, candidate.id) : nil
    }
    let nearest = distances.min { ($0.0, $0.1) < ($1.0, $1.1) }
    if let nearest { page.municipality = nearest.1 }
  }

  func drawMapPage(in frame: inout Frame) {
    let measure = shownMeasure
    let title = body.row(0).inset(rows: 0, columns: 2)
    frame.draw(measure.name(language), style: theme.accent, in: title)
    frame.draw(
      legend(of: measure), in: Rect(row: body.row + 1, column: 2, rows: 1, columns: title.columns))
    drawTiles(
      of: mapLayout, measure: measure, selected: page.municipality, in: &frame, isActive: true)
    drawMapDetail(in: &frame)
  }

  /// The map beside the panes, with the measure chosen last.
  func drawMapPane(in frame: inout Frame, area: Rect) {
    var rest = area
    let measure = measure ?? .lastContact
    frame.drawRule(
      rest.removeTop(1), title: StyledText(measure.name(language), style: theme.title),
      style: theme.border)
    frame.draw(legend(of: measure), in: rest.removeTop(2).row(0).inset(rows: 0, columns: 1))
    let layout = MapLayout(of: catalog.municipalities, in: rest.inset(rows: 0, columns: 1))
    drawTiles(
      of: layout, measure: measure, selected: start[.contacts].selection?.id, in: &frame,
      isActive: false)
  }

  private func drawTiles(
    of layout: MapLayout, measure: Coverage.Measure, selected: RecordID?, in frame: inout Frame,
    isActive: Bool
  ) {
    let coverage = summary.coverage
    for tile in layout.tiles {
      guard let row = summary.row(of: tile.municipality) else { continue }
      let value = coverage.reading(of: measure, for: row).tileText(in: language)
      let style = theme.style(of: coverage.band(of: measure, for: row))
      frame.draw(tile.code, style: style, in: tile.area)
      if tile.area.rows > 1 {
        frame.draw(value, style: style, in: tile.area.row(1))
      } else {
        frame.draw(value, style: style, in: tile.area, alignment: .right)
      }
      guard tile.municipality == selected else { continue }
      frame.highlight(tile.area, style: isActive ? theme.selection : theme.selectionInactive)
      if isActive { frame.focus = tile.area.origin }
    }
  }

  private func legend(of measure: Coverage.Measure) -> StyledText {
    let coverage = summary.coverage
    var text = StyledText()
    for band in Coverage.Band.allCases {
      let count = coverage.rows.count { coverage.band(of: measure, for: $0) == band }
      guard count > 0 else { continue }
      if !text.isEmpty { text.append(" · ", style: theme.dim) }
      text.append("\(count) \(band.name(language))", style: theme.style(of: band))
    }
    return text
  }

  private func drawMapDetail(in frame: inout Frame) {
    let coverage = summary.coverage
    guard let municipality = selectedMunicipality,
      let row = summary.row(of: municipality.id)
    else { return }
    var area = body.inset(rows: 0, columns: 2)
    area = area.removeBottom(min(3, area.rows / 4))
    let reading = coverage.reading(of: shownMeasure, for: row).text(in: language)
    frame.draw(
      StyledText(municipality.name, style: theme.title)
        + StyledText("  \(shownMeasure.name(language)): \(reading)", style: theme.text),
      in: area.row(0))
    let people = catalog.mainContacts(of: municipality, on: today).map(\.name)
    let contact =
      people.isEmpty ? PaneRowView.noMainContact(language) : people.joined(separator: ", ")
    frame.draw(
      "\(municipality.municipality?.regions.joined(separator: ", ") ?? "")  \(contact)",
      style: theme.dim, in: area.row(1))
  }
}
