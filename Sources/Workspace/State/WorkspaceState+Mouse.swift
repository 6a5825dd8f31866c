import TerminalUI

/// A click selects, a second one opens; the wheel scrolls what is under it.
extension WorkspaceState {
  mutating func point(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .release: return []
    case .scrollUp: return scroll(by: -3, event.point)
    case .scrollDown: return scroll(by: 3, event.point)
    case .press, .doublePress:
      guard event.button == .left else { return event.button == .right ? close() : [] }
      return click(event.point, isDouble: event.action == .doublePress)
    }
  }

  private mutating func scroll(by count: Int, _ point: Point) -> [Effect] {
    guard !overlays.isEmpty else {
      scroll(by: count, at: point)
      return []
    }
    scrollOverlay(by: count)
    return []
  }

  private mutating func click(_ point: Point, isDouble: Bool) -> [Effect] {
    if point.row == size.rows - 1 { return clickFooter(column: point.column) }
    if !overlays.isEmpty { return clickOverlay(at: point, isDouble: isDouble) }
    filterField = nil
    switch page.place {
    case .start: return clickStart(at: point, isDouble: isDouble)
    case .map: return clickMap(at: point, isDouble: isDouble)
    default: return clickPage(at: point, isDouble: isDouble)
    }
  }

  private mutating func clickFooter(column: Int) -> [Effect] {
    guard let hint = hints.first(where: { $0.columns.contains(column) }) else { return [] }
    if let command = hint.command { return command.entry.run(&self) }
    return overlays.isEmpty ? pressInFilter(hint.pressed) : pressInOverlay(hint.pressed)
  }

  private mutating func clickStart(at point: Point, isDouble: Bool) -> [Effect] {
    let layout = startLayout
    if let card = layout.card, card.contains(point) {
      start.focus(on: .contacts)
      return openSelection()
    }
    guard let area = layout.panes.first(where: { $0.area.contains(point) }) else { return [] }
    if area.title.contains(point) {
      start.focus(on: tab(at: point.column, in: area))
      return []
    }
    let wasFocused = start.focus == area.pane
    start.focus(on: area.pane)
    let index = start.list.position.top + (point.row - area.list.row) / rowHeight(of: area)
    guard start.list.isSelectable.indices.contains(index), start.list.isSelectable[index] else {
      return []
    }
    let wasSelected = start.list.position.selection == index
    start.list.select(index: index)
    return isDouble || (wasSelected && wasFocused) ? openSelection() : []
  }

  /// The pane whose name stands at a column of a title line.
  private func tab(at column: Int, in area: StartLayout.PaneArea) -> Pane {
    guard case .tabs(let panes, let shown) = area.heading else { return area.pane }
    var end = area.title.column + 2
    for pane in panes {
      let name = tabText(of: pane, among: panes, shown: shown, columns: area.title.columns)
      end += name.columns + 1
      if column < end { return pane }
    }
    return shown
  }

  private mutating func clickPage(at point: Point, isDouble: Bool) -> [Effect] {
    guard pageArea.rowRange.contains(point.row) else { return [] }
    let index = page.position.top + point.row - pageArea.row
    let isSelectable = document.isSelectable
    guard isSelectable.indices.contains(index), isSelectable[index] else { return [] }
    let wasSelected = page.position.selection == index
    page.position.select(index, among: isSelectable)
    return isDouble || wasSelected ? openSelection() : []
  }

  private mutating func clickMap(at point: Point, isDouble: Bool) -> [Effect] {
    guard let tile = mapLayout.tile(at: point) else { return [] }
    let wasSelected = page.municipality == tile.municipality
    page.municipality = tile.municipality
    return isDouble || wasSelected ? openSelection() : []
  }

  private mutating func clickOverlay(at point: Point, isDouble: Bool) -> [Effect] {
    switch overlays.last {
    case .palette(var list):
      let area = list.area(in: body)
      guard area.contains(point) else {
        closeTop()
        return []
      }
      guard list.palette.click(at: point, in: area.inset(rows: 1, columns: 2)) else { return [] }
      replaceTop(with: .palette(list))
      return pressInOverlay(.enter)
    case .confirmation(let question):
      guard let answer = question.confirmation.answer(at: point, in: body) else { return [] }
      closeTop()
      return take(answer)
    case .form(var form):
      form.form.click(at: point, in: formArea(of: form))
      replaceTop(with: .form(form))
    case .editor(var editor):
      let area = editorArea
      guard area.contains(point) else { return [] }
      editor.area.click(at: Point(row: point.row - area.row, column: point.column - area.column))
      replaceTop(with: .editor(editor))
    case .search(var panel):
      let area = searchListArea
      guard let index = panel.list.index(at: point, in: area, count: panel.hits.count) else {
        return []
      }
      panel.list.select(index, count: panel.hits.count, rows: area.rows)
      replaceTop(with: .search(panel))
      return pressInOverlay(.enter)
    case .preview, .conflict, nil: break
    }
    return []
  }

  private mutating func scrollOverlay(by count: Int) {
    switch overlays.last {
    case .palette(var list):
      list.palette.scroll(by: count, rows: list.area(in: body).rows - 3)
      replaceTop(with: .palette(list))
    case .editor(var editor):
      editor.area.scroll(by: count)
      replaceTop(with: .editor(editor))
    case .search(var panel):
      panel.list.scroll(by: count, count: panel.hits.count, rows: searchListArea.rows)
      replaceTop(with: .search(panel))
    case .confirmation, .form, .preview, .conflict, nil: break
    }
  }
}
