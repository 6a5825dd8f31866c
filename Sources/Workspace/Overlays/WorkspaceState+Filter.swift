import TerminalUI

/// Filtering the list in front while one types.
extension WorkspaceState {
  mutating func startFilter() -> [Effect] {
    filterField = TextField(page.place == .start ? start.list.filter : page.filter)
    return []
  }

  /// Enter keeps the filter, Escape drops it, arrows move in what is left.
  mutating func pressInFilter(_ key: Key) -> [Effect] {
    guard var field = filterField else { return [] }
    switch key {
    case .escape, .control("c"):
      filterField = nil
      applyFilter("")
      return []
    case .enter, .tab:
      filterField = nil
      return []
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pageUp: return movePage(by: -1)
    case .pageDown: return movePage(by: 1)
    default:
      let before = field.text
      guard field.handle(key) else { return [] }
      filterField = field
      if field.text != before { applyFilter(field.text) }
      return []
    }
  }

  mutating func applyFilter(_ text: String) {
    guard page.place == .start else {
      page.filter = text
      page.position = ListPosition()
      return
    }
    filter(start.focus, by: text)
    if !text.isEmpty { start.list.selectFirst() }
  }
}
