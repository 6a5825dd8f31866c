import Domain
import TerminalUI
import Wording

/// Drawing the start page.
extension WorkspaceState {
  func drawStart(in frame: inout Frame) {
    let layout = startLayout
    for column in layout.dividers {
      frame.drawVerticalLine(column: column, rows: body.rowRange, style: theme.border)
    }
    for area in layout.panes { draw(area, in: &frame) }
    if let card = layout.card { drawCard(in: &frame, area: card) }
    if let map = layout.map { drawMapPane(in: &frame, area: map) }
  }

  private func draw(_ area: StartLayout.PaneArea, in frame: inout Frame) {
    drawTitle(of: area, in: &frame)
    let list = start[area.pane]
    frame.draw(picture(of: area), at: area.list.origin)
    let indices = visibleIndices(of: area)
    if let selection = list.position.selection, indices.contains(selection) {
      let height = rowHeight(of: area)
      let rowArea = Rect(
        row: area.list.row + (selection - list.position.top) * height, column: area.list.column,
        rows: height, columns: area.list.columns)
      let isMarked = list.rows[selection].record.map(list.marks.contains) ?? false
      drawSelection(in: &frame, area: rowArea, of: area.pane, isMarked: isMarked)
    }
    let visible = visibleRows(of: area)
    drawThumb(
      of: list.position.top..<list.position.top + visible, count: list.rows.count,
      beside: area.list, in: &frame)
  }

  /// A stretch of thicker line at the right edge says which part of a list is to be seen.
  func drawThumb(of visible: Range<Int>, count: Int, beside area: Rect, in frame: inout Frame) {
    guard visible.count < count, area.rows > 0 else { return }
    let length = max(1, area.rows * visible.count / count)
    let start = visible.lowerBound * (area.rows - length) / max(1, count - visible.count)
    let column = min(area.column + area.columns, size.columns - 1)
    frame.fill(
      Rect(row: area.row + start, column: column, rows: length, columns: 1), style: theme.border,
      character: "┃")
  }

  private func drawSelection(
    in frame: inout Frame, area: Rect, of pane: Pane, isMarked: Bool
  ) {
    let hasFocus = pane == start.focus
    for row in area.rowRange {
      frame.draw(isMarked ? "✓" : hasFocus ? "▌" : "▏", at: Point(row: row, column: area.column))
    }
    frame.highlight(area, style: hasFocus ? theme.selection : theme.selectionInactive)
    if hasFocus, filterField == nil { frame.focus = area.origin }
  }

  private func drawTitle(of area: StartLayout.PaneArea, in frame: inout Frame) {
    let hasFocus = area.pane == start.focus
    let line = hasFocus ? theme.borderActive : theme.border
    if hasFocus, let filterField {
      drawFilter(filterField, in: &frame, area: area.title)
      return
    }
    let title = heading(area.heading, columns: area.title.columns)
    let room = area.title.columns - title.columns - 6
    let trailing = statusText(of: area.pane).first { $0.columns <= room } ?? ""
    frame.drawRule(area.title, title: title, trailing: trailing, style: line)
  }

  func drawFilter(_ field: TextField, in frame: inout Frame, area: Rect) {
    frame.fill(area, style: theme.fieldActive)
    var rest = area
    let used = frame.draw(" / ", style: theme.key.over(theme.fieldActive), in: rest)
    _ = rest.removeLeft(used)
    field.draw(in: &frame, area: rest, theme: theme, isActive: true)
  }

  private func heading(_ heading: StartLayout.Heading, columns: Int) -> StyledText {
    switch heading {
    case .single(let pane):
      return name(of: pane, isShort: false)
    case .tabs(let panes, let shown):
      return panes.reduce(StyledText()) { text, pane in
        let name = tabText(of: pane, among: panes, shown: shown, columns: columns)
        return text.isEmpty ? name : text + " " + name
      }
    }
  }

  /// A pane's name in a row of names; only the digit of those not shown where there is little room.
  func tabText(of pane: Pane, among panes: [Pane], shown: Pane, columns: Int) -> StyledText {
    let all = panes.reduce(0) { $0 + name(of: $1, isShort: false).columns + 1 }
    return name(of: pane, isShort: all + 4 > columns && pane != shown)
  }

  private func name(of pane: Pane, isShort: Bool) -> StyledText {
    let hasFocus = pane == start.focus
    let isShown = startLayout.area(of: pane) != nil
    let style = hasFocus ? theme.accent : isShown ? theme.title : theme.dim
    let name = isShort ? "\(pane.rawValue)" : "\(pane.rawValue) \(pane.title(language))"
    var text = StyledText((hasFocus ? "▸" : "") + name, style: style)
    if !isShown, pane == .threads, summary.unreadThreadCount > 0 {
      text.append("●", style: theme.unread)
    }
    if !isShown, pane == .followUps, summary.followUps.overdueCount > 0 {
      text.append("!", style: theme.error)
    }
    return text
  }

  /// What the title line says at the right, from long to short.
  private func statusText(of pane: Pane) -> [StyledText] {
    let list = start[pane]
    if !list.filter.isEmpty {
      return [StyledText("/\(list.filter) · \(list.recordCount)", style: theme.match)]
    }
    if !list.marks.isEmpty {
      let marked = Phrase(
        nb: "\(list.marks.count) merket", nn: "\(list.marks.count) merkte",
        en: "\(list.marks.count) marked")
      return [StyledText(marked(language), style: theme.accent)]
    }
    switch pane {
    case .contacts: return contactsStatus
    case .calendar:
      let count = summary.comingEvents.count
      guard count > 0 else { return [] }
      let text = Phrase(nb: "\(count) kommende", nn: "\(count) kommande", en: "\(count) ahead")
      return [StyledText(text(language), style: theme.dim)]
    case .threads:
      let count = summary.unreadThreadCount
      guard count > 0 else { return [] }
      let text = Phrase(
        nb: count == 1 ? "1 ulest" : "\(count) uleste",
        nn: count == 1 ? "1 ulesen" : "\(count) ulesne", en: "\(count) unread")
      return [StyledText(text(language), style: theme.unread)]
    case .followUps: return followUpsStatus
    }
  }

  private var contactsStatus: [StyledText] {
    let total = StyledText("\(start[.contacts].recordCount)", style: theme.dim)
    guard start.contactOrder != .name else { return [total] }
    return [StyledText(start.contactOrder.title(language), style: theme.dim), total]
  }

  private var followUpsStatus: [StyledText] {
    let (overdue, week) = (summary.followUps.overdueCount, summary.followUps.dueThisWeekCount)
    let late = Phrase(
      nb: overdue == 1 ? "1 forfalt" : "\(overdue) forfalte",
      nn: overdue == 1 ? "1 forfallen" : "\(overdue) forfalne", en: "\(overdue) overdue")
    let soon = Phrase(
      nb: "\(week) denne uka", nn: "\(week) denne veka", en: "\(week) this week")
    let first = StyledText(late(language), style: theme.error)
    let second = StyledText(soon(language), style: theme.dim)
    switch (overdue, week) {
    case (0, 0): return []
    case (0, _): return [second]
    case (_, 0): return [first]
    default: return [first + StyledText(" · ", style: theme.dim) + second, first]
    }
  }
}
