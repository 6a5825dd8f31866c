import Domain
import TerminalUI

/// Keeping the start page up to date.
extension WorkspaceState {
  /// The part of the screen between header and footer.
  var body: Rect {
    var rest = Rect(size)
    _ = rest.removeTop(1)
    _ = rest.removeBottom(1)
    return rest
  }

  var startLayout: StartLayout {
    StartLayout(
      in: body, focus: start.focus, beside: start.beside, isZoomed: start.isZoomed)
  }

  /// Makes the rows of every pane anew, after the catalog, the day or an order has changed.
  mutating func refreshStart() {
    for pane in Pane.allCases { refresh(pane) }
  }

  mutating func refresh(_ pane: Pane) {
    filter(pane, by: start[pane].filter)
  }

  /// Shows the rows of a pane that fit `text`, all if it is empty.
  mutating func filter(_ pane: Pane, by text: String) {
    let all = rows(of: pane)
    guard !text.isEmpty else { return start[pane].show(all) }
    filterTexts.prepare(all, of: generation, in: catalog, on: today)
    let filter = ListFilter(text)
    let texts = filterTexts
    let folded = SearchText.fold(text)
    start[pane].show(
      all, filter: text, matches: { texts.matches($0, filter) },
      comesFirst: { texts.title(of: $0).hasPrefix(folded) })
  }

  /// Sees to it that what is selected can be seen.
  mutating func settleStart() {
    for area in startLayout.panes {
      start[area.pane].reveal(visibleRows: visibleRows(of: area))
    }
  }

  /// The records of a pane whose rows are on the screen.
  func visibleRecords(of pane: Pane) -> [RecordID] {
    guard page.place == .start, let area = startLayout.area(of: pane) else { return [] }
    return visibleIndices(of: area).compactMap { start[pane].rows[$0].record?.id }
  }

  /// Which rows of a pane are on the screen.
  func visibleIndices(of area: StartLayout.PaneArea) -> Range<Int> {
    let list = start[area.pane]
    let end = min(list.rows.count, list.position.top + visibleRows(of: area))
    return min(list.position.top, end)..<end
  }

  func visibleRows(of area: StartLayout.PaneArea) -> Int {
    area.list.rows / rowHeight(of: area)
  }

  /// Events take two lines each where there is room.
  func rowHeight(of area: StartLayout.PaneArea) -> Int {
    area.pane == .calendar && area.list.rows >= 6 ? 2 : 1
  }
}
