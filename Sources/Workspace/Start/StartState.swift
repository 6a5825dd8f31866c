/// The start page: its panes, and which of them the keys go to.
struct StartState: Sendable {
  private(set) var focus = Pane.contacts
  /// The pane beside the contacts where there is room for two.
  private(set) var beside = Pane.calendar
  var isZoomed = false
  var contactOrder = ContactOrder.name
  /// The catalog, by ``WorkspaceState/generation``, since which the rows have told the same.
  var generations: [Pane: Int] = [:]
  /// The catalog, by the same, since which organisations and people have been the same.
  var peopleGeneration = 0
  /// The rows on the screen as they were drawn last.
  var pictures: [Pane: PanePicture] = [:]
  private var lists: [Pane: PaneList] = [:]

  subscript(pane: Pane) -> PaneList {
    get { lists[pane] ?? PaneList() }
    set { lists[pane] = newValue }
  }

  /// The list that the keys go to.
  var list: PaneList {
    get { self[focus] }
    set { self[focus] = newValue }
  }

  mutating func focus(on pane: Pane) {
    focus = pane
    if pane != .contacts { beside = pane }
  }
}
