import Domain
import TerminalUI
import Wording

/// Searching everything at once.
extension WorkspaceState {
  mutating func startSearch() -> [Effect] {
    overlays.append(.search(SearchPanel()))
    return []
  }

  mutating func press(_ key: Key, in panel: SearchPanel) -> [Effect] {
    var panel = panel
    switch key {
    case .escape, .control("c"):
      closeTop()
      return []
    case .enter:
      guard let hit = panel.selected else { return [] }
      closeTop()
      return go(to: Place(hit.key))
    case .up, .down, .pageUp, .pageDown:
      _ = panel.list.handle(key, count: panel.hits.count, rows: searchListArea.rows)
    default:
      let before = panel.field.text
      guard panel.field.handle(key) else { return [] }
      if panel.field.text != before { panel = searched(panel) }
    }
    replaceTop(with: .search(panel))
    return []
  }

  /// The panel with what fits the text typed into it.
  func searched(_ panel: SearchPanel) -> SearchPanel {
    var panel = panel
    let query = Query(panel.field.text, today: today)
    let hits = Search.run(query, in: catalog, today: today, limit: 100)
    panel.list = ListView()
    panel.hits = hits.map { hit in
      SearchPanel.Hit(
        key: hit.record, title: styled(hit.title, theme.text),
        snippet: styled(hit.snippet, theme.dim))
    }
    return panel
  }

  private func styled(_ text: MarkedText, _ style: Style) -> StyledText {
    text.runs.reduce(into: StyledText()) { result, run in
      result.append(run.text, style: run.isMarked ? theme.match : style)
    }
  }

  private var searchBox: Rect {
    body.inset(rows: body.rows > 20 ? 2 : 0, columns: body.columns > 100 ? 8 : 0)
  }

  var searchListArea: Rect {
    var area = searchBox.inset(rows: 1, columns: 2)
    _ = area.removeTop(1)
    return area
  }

  func draw(_ panel: SearchPanel, in frame: inout Frame) {
    let title = Phrase(nb: "Søk i alt", nn: "Søk i alt", en: "Search everything")
    let inner = frame.drawDialog(searchBox, title: title(language), theme: theme)
    let area = searchListArea
    panel.list.draw(
      in: &frame, area: area, count: panel.hits.count, theme: theme, isActive: true
    ) { index, frame, row in
      draw(panel.hits[index], in: &frame, area: row)
    }
    var field = panel.field
    field.placeholder = Self.searchPlaceholder(language)
    field.draw(in: &frame, area: inner.row(0), theme: theme, isActive: true)
    if panel.hits.isEmpty { drawSearchHelp(for: panel, in: &frame, area: area) }
  }

  private func draw(_ hit: SearchPanel.Hit, in frame: inout Frame, area: Rect) {
    var rest = area
    frame.draw(hit.key.kind.name(language), style: theme.dim, in: rest.removeLeft(14))
    let (left, right) = rest.splitColumns(at: max(20, rest.columns * 2 / 5))
    frame.draw(hit.title, in: left.withoutLastColumn)
    frame.draw(hit.snippet, in: right)
  }

  private func drawSearchHelp(for panel: SearchPanel, in frame: inout Frame, area: Rect) {
    let text = panel.field.isEmpty ? Self.searchHelp : PaneRow.Heading.noMatch.text
    for (index, row) in Wrapping.rows(of: text(language), columns: area.columns).enumerated()
    where index + 1 < area.rows {
      frame.draw(row, style: theme.dim, in: area.row(index + 1))
    }
  }

  private static let searchPlaceholder = Phrase(
    nb: "navn, ord, telefonnummer …", nn: "namn, ord, telefonnummer …",
    en: "name, word, phone number …")
  private static let searchHelp = Phrase(
    nb: """
      Alle ordene må finnes, i hvilken som helst rekkefølge og skrivemåte.
      "hele uttrykk"   -ikke   kommune:frosta   type:notat   etter:2021-08   forfalt:ja
      """,
    nn: """
      Alle orda må finnast, i kva rekkjefølgje og skrivemåte som helst.
      "heile uttrykk"   -ikkje   kommune:frosta   type:notat   etter:2021-08   forfalt:ja
      """,
    en: """
      All words must occur, in any order and spelling.
      "whole phrase"   -not   municipality:frosta   kind:note   after:2021-08   overdue:yes
      """)
}
