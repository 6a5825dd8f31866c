import CivilTime
import Domain
import TerminalUI
import Wording

/// The rows of a pane that are on the screen, drawn once for as long as they stay as they are.
///
/// What is selected is not among it: while the selection moves down a list, nothing is drawn anew.
struct PanePicture: Sendable {
  /// All that the rows depend on.
  struct Key: Hashable, Sendable {
    /// The catalog since which the rows have told the same.
    var generation: Int
    var isLoading: Bool
    var today: CivilDate
    var language: Language
    var theme: Theme
    /// Which rows the list has, by ``PaneList/version``.
    var version: Int
    var marks: Set<RecordKey>
    var top: Int
    var size: Size
    var rowHeight: Int
  }

  let key: Key
  let frame: Frame
}

extension WorkspaceState {
  /// Draws the rows of the start page that are not as they were drawn last.
  mutating func settlePictures() {
    guard page.place == .start else { return }
    for area in startLayout.panes {
      let key = pictureKey(of: area)
      guard start.pictures[area.pane]?.key != key else { continue }
      noteWhatIsVisible(in: area.pane)
      start.pictures[area.pane] = PanePicture(key: key, frame: drawnRows(of: area))
    }
  }

  /// The rows of a pane, nothing of them selected.
  func picture(of area: StartLayout.PaneArea) -> Frame {
    guard let picture = start.pictures[area.pane], picture.key == pictureKey(of: area) else {
      return drawnRows(of: area)
    }
    return picture.frame
  }

  private func pictureKey(of area: StartLayout.PaneArea) -> PanePicture.Key {
    let list = start[area.pane]
    return PanePicture.Key(
      generation: start.generations[area.pane, default: 0], isLoading: isLoading, today: today,
      language: language, theme: theme, version: list.version, marks: list.marks,
      top: list.position.top, size: area.list.size, rowHeight: rowHeight(of: area))
  }

  private func drawnRows(of area: StartLayout.PaneArea) -> Frame {
    var frame = Frame(size: area.list.size)
    let list = start[area.pane]
    let view = PaneRowView(state: self, pane: area.pane, height: rowHeight(of: area))
    for (offset, index) in visibleIndices(of: area).enumerated() {
      let row = list.rows[index]
      view.draw(
        row, in: &frame,
        area: Rect(
          row: offset * view.height, column: 0, rows: view.height, columns: area.list.columns),
        isMarked: row.record.map(list.marks.contains) ?? false)
    }
    return frame
  }
}
