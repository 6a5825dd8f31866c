import TerminalUI

/// Where everything on the start page is, for drawing and for the mouse alike.
struct StartLayout: Hashable {
  /// How a pane's title line names it and its neighbours.
  enum Heading: Hashable {
    case single(Pane)
    /// Several panes share the place; only one is shown.
    case tabs([Pane], shown: Pane)
  }

  struct PaneArea: Hashable {
    var pane: Pane
    var heading: Heading
    /// The title line on top, the list below it.
    var area: Rect

    var title: Rect { area.row(0) }
    var list: Rect { area.splitRows(at: 1).bottom }
  }

  private(set) var panes: [PaneArea] = []
  /// The small card of the selected municipality, title line included.
  private(set) var card: Rect?
  private(set) var map: Rect?
  /// The columns that vertical lines stand in.
  private(set) var dividers: [Int] = []

  /// Lays the panes out in the part of the screen between header and footer.
  ///
  /// - Parameters:
  ///   - body: That part.
  ///   - focus: The pane that the keys go to; always shown.
  ///   - beside: The pane shown beside the contacts where there is room for two.
  ///   - isZoomed: Whether the focused pane has it all.
  init(in body: Rect, focus: Pane, beside: Pane, isZoomed: Bool) {
    if isZoomed || body.columns < 60 {
      panes = [
        PaneArea(pane: focus, heading: .tabs(Pane.allCases, shown: focus), area: body)
      ]
    } else if body.columns < 100 || body.rows < 18 {
      layTwo(in: body, beside: beside)
    } else {
      layAll(in: body)
    }
  }

  private mutating func layTwo(in body: Rect, beside: Pane) {
    var rest = body
    layContacts(in: rest.removeLeft(min(44, body.columns * 45 / 100)))
    layDivider(&rest)
    let others = Pane.allCases.filter { $0 != .contacts }
    panes.append(PaneArea(pane: beside, heading: .tabs(others, shown: beside), area: rest))
  }

  private mutating func layAll(in body: Rect) {
    var rest = body
    if body.columns >= 160 {
      map = rest.removeRight(min(66, body.columns - 110))
      dividers.append(rest.column + rest.columns - 1)
      _ = rest.removeRight(1)
    }
    layContacts(in: rest.removeLeft(min(56, max(40, rest.columns * 38 / 100))))
    layDivider(&rest)
    let calendarRows = rest.rows * 2 / 5
    let threadRows = (rest.rows - calendarRows) * 9 / 20
    for (pane, rows) in [(Pane.calendar, calendarRows), (.threads, threadRows)] {
      panes.append(PaneArea(pane: pane, heading: .single(pane), area: rest.removeTop(rows)))
    }
    panes.append(PaneArea(pane: .followUps, heading: .single(.followUps), area: rest))
  }

  private mutating func layContacts(in area: Rect) {
    var rest = area
    if rest.rows >= 18 { card = rest.removeBottom(6) }
    panes.append(PaneArea(pane: .contacts, heading: .single(.contacts), area: rest))
  }

  private mutating func layDivider(_ rest: inout Rect) {
    dividers.append(rest.column)
    _ = rest.removeLeft(1)
  }

  func area(of pane: Pane) -> PaneArea? {
    panes.first { $0.pane == pane }
  }
}
