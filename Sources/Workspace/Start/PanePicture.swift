import CivilTime
import Domain
import TerminalUI
import Wording

/// The rows of a pane that are on the screen, drawn once for as long as they stay as they are.
///
/// What is selected is not among it: while the selection moves down a list, nothing is drawn anew.
struct PanePicture: Sendable {
  /// What every row depends on.
  struct Setting: Hashable, Sendable {
    /// The catalog since which organisations and people are the same.
    var peopleGeneration: Int
    var isLoading: Bool
    var today: CivilDate
    var language: Language
    var theme: Theme
    var columns: Int
    var rowHeight: Int
  }

  /// All that the rows together depend on.
  struct Key: Hashable, Sendable {
    var setting: Setting
    /// The catalog since which the rows have told the same.
    var generation: Int
    /// Which rows the list has, by ``PaneList/version``.
    var version: Int
    var marks: Set<RecordKey>
    var top: Int
    /// The rows of cells that there are for them.
    var rows: Int
  }

  let key: Key
  let frame: Frame
  /// Where in the frame each row is, counted in rows of the list.
  let places: [RowTelling: Int]
}

/// All that one row depends on besides what all do: two that are equal look the same.
struct RowTelling: Hashable, Sendable {
  let row: PaneRow
  let isMarked: Bool
  let further: Further

  enum Further: Hashable, Sendable {
    case nothing
    /// A record by itself.
    case revision(Revision?)
    /// The state of contact with a municipality.
    case contact(RecordID?, days: Int?)
    /// The catalog since which the rows of the pane have told the same.
    case generation(Int)
  }
}

extension WorkspaceState {
  /// Draws the rows of the start page that are not as they were drawn last.
  mutating func settlePictures() {
    guard page.place == .start else { return }
    for area in startLayout.panes where start.pictures[area.pane]?.key != pictureKey(of: area) {
      noteWhatIsVisible(in: area.pane)
      start.pictures[area.pane] = drawnPicture(of: area, after: start.pictures[area.pane])
    }
  }

  /// The rows of a pane, nothing of them selected.
  func picture(of area: StartLayout.PaneArea) -> Frame {
    guard let picture = start.pictures[area.pane], picture.key == pictureKey(of: area) else {
      return drawnPicture(of: area, after: nil).frame
    }
    return picture.frame
  }

  private func pictureKey(of area: StartLayout.PaneArea) -> PanePicture.Key {
    let list = start[area.pane]
    let setting = PanePicture.Setting(
      peopleGeneration: start.peopleGeneration, isLoading: isLoading, today: today,
      language: language, theme: theme, columns: area.list.columns, rowHeight: rowHeight(of: area))
    return PanePicture.Key(
      setting: setting, generation: start.generations[area.pane, default: 0],
      version: list.version, marks: list.marks, top: list.position.top, rows: area.list.rows)
  }

  /// Draws the rows of a pane, save for those that look as they do in an earlier picture.
  private func drawnPicture(
    of area: StartLayout.PaneArea, after earlier: PanePicture?
  ) -> PanePicture {
    let key = pictureKey(of: area)
    let height = key.setting.rowHeight
    let earlier = earlier.flatMap { $0.key.setting == key.setting ? $0 : nil }
    var frame = Frame(size: area.list.size)
    var places: [RowTelling: Int] = [:]
    let list = start[area.pane]
    let view = PaneRowView(state: self, pane: area.pane, height: height)
    for (place, index) in visibleIndices(of: area).enumerated() {
      let row = list.rows[index]
      let isMarked = row.record.map(list.marks.contains) ?? false
      let telling = RowTelling(
        row: row, isMarked: isMarked, further: further(of: row, in: area.pane))
      places[telling] = place
      let rows = Rect(
        row: place * height, column: 0, rows: height, columns: area.list.columns)
      if let earlier, let known = earlier.places[telling],
        frame.copy(rows.rowRange, from: known * height, of: earlier.frame)
      {
        continue
      }
      view.draw(row, in: &frame, area: rows, isMarked: isMarked)
    }
    return PanePicture(key: key, frame: frame, places: places)
  }

  private func further(of row: PaneRow, in pane: Pane) -> RowTelling.Further {
    guard let key = row.record else { return .nothing }
    switch key.kind {
    case .contact: return .nothing
    case .organization:
      let row = summary.row(of: key.id)
      return .contact(row?.mainContacts.first, days: row?.daysSinceContact)
    case .followUp: return .revision(catalog.revision(of: key))
    case .event, .message, .note, .project, .method:
      return .generation(start.generations[pane, default: 0])
    }
  }
}
