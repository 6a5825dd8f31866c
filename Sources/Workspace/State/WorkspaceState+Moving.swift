import Domain
import TerminalUI

/// Moving the selection of the list or page in front.
extension WorkspaceState {
  mutating func move(by count: Int) -> [Effect] {
    switch page.place {
    case .start: start.list.move(by: count)
    case .map: moveOnMap(rows: count, columns: 0)
    default: page.position.step(by: count, visibleRows: pageRows, among: document.isSelectable)
    }
    return []
  }

  mutating func movePage(by count: Int) -> [Effect] {
    switch page.place {
    case .start:
      let rows = startLayout.area(of: start.focus).map(visibleRows) ?? 1
      start.list.move(by: count * max(1, rows - 1))
    case .map: moveOnMap(rows: count * 3, columns: 0)
    default:
      page.position.scroll(
        by: count * max(1, pageRows - 2), visibleRows: pageRows, among: document.isSelectable)
    }
    return []
  }

  mutating func moveToFirst() -> [Effect] {
    switch page.place {
    case .start: start.list.selectFirst()
    case .map: page.municipality = catalog.municipalities.first?.id
    default: page.position.selectFirst(among: document.isSelectable)
    }
    return []
  }

  mutating func moveToLast() -> [Effect] {
    switch page.place {
    case .start: start.list.selectLast()
    case .map: page.municipality = catalog.municipalities.last?.id
    default:
      page.position.scroll(
        by: document.lines.count, visibleRows: pageRows, among: document.isSelectable)
      page.position.selectLast(among: document.isSelectable)
    }
    return []
  }

  /// Between panes on the start page, tiles on the map; on other pages left goes back.
  mutating func moveSideways(by count: Int) -> [Effect] {
    switch page.place {
    case .start: moveBetweenPanes(by: count)
    case .map: moveOnMap(rows: 0, columns: count)
    default:
      guard count < 0 else { return openSelection() }
      return goBack()
    }
    return []
  }

  private mutating func moveBetweenPanes(by count: Int) {
    if count > 0, start.focus == .contacts { start.focus(on: start.beside) }
    if count < 0, start.focus != .contacts { start.focus(on: .contacts) }
  }

  mutating func focusNextPane() -> [Effect] {
    start.focus(on: start.focus.next)
    return []
  }

  mutating func focusPreviousPane() -> [Effect] {
    start.focus(on: start.focus.previous)
    return []
  }

  /// Scrolls the list or page under the mouse.
  mutating func scroll(by count: Int, at point: Point) {
    guard page.place == .start else {
      page.position.scroll(by: count, visibleRows: pageRows, among: document.isSelectable)
      return
    }
    guard let area = startLayout.panes.first(where: { $0.area.contains(point) }) else { return }
    start[area.pane].scroll(by: count, visibleRows: visibleRows(of: area))
  }
}
