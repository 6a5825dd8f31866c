/// A field to type into and, below it, what fits: commands, municipalities, templates.
package struct Palette<ID: Hashable & Sendable>: Hashable, Sendable {
  /// One of the things to choose from.
  package struct Item: Hashable, Sendable {
    package var id: ID
    package var title: String
    /// Stands at the right, such as a key; not searched.
    package var detail: String

    /// Creates an item; it is found by its title.
    package init(id: ID, title: String, detail: String = "") {
      self.id = id
      self.title = title
      self.detail = detail
    }
  }

  package let items: [Item]
  package private(set) var field: TextField
  /// What is said where nothing fits.
  private let noMatch: String
  private var list = ListView()
  /// The titles as they are compared.
  private let titles: [[Character]]
  /// Best first; of equals the earlier one.
  private var matches: [Match]

  private struct Match: Hashable, Sendable {
    var index: Int
    var hits: [Int]
  }

  /// Creates a palette in which nothing has been typed, so that everything fits.
  package init(items: [Item], placeholder: String = "", noMatch: String = "") {
    self.items = items
    self.noMatch = noMatch
    titles = items.map { FuzzyMatch.folded($0.title) }
    field = TextField(placeholder: placeholder)
    matches = Self.matches(for: "", in: titles)
  }

  /// The item the keys have arrived at; `nil` if nothing fits.
  package var selected: Item? {
    matches.indices.contains(list.selection) ? items[matches[list.selection].index] : nil
  }

  /// The items that fit what was typed, best first.
  package var fitting: [Item] { matches.map { items[$0.index] } }

  /// Does what a key means here; Enter and Escape are left to the owner.
  package mutating func handle(_ key: Key, rows: Int = 10) -> Bool {
    switch key {
    case .up, .down, .pageUp, .pageDown, .control("p"), .control("n"):
      return list.handle(key, count: matches.count, rows: rows)
    case .tab: return list.handle(.down, count: matches.count, rows: rows)
    case .backTab: return list.handle(.up, count: matches.count, rows: rows)
    default: break
    }
    let before = field.text
    guard field.handle(key) else { return false }
    if field.text != before { search() }
    return true
  }

  /// Inserts text into the field.
  package mutating func paste(_ text: String) {
    field.insert(text)
    search()
  }

  /// Selects the item at a place in the area the palette is drawn in; returns whether there is one.
  package mutating func click(at point: Point, in area: Rect) -> Bool {
    let rows = listArea(of: area)
    guard let index = list.index(at: point, in: rows, count: matches.count) else { return false }
    list.select(index, count: matches.count, rows: rows.rows)
    return true
  }

  /// Moves the view of what fits, as a mouse wheel does.
  package mutating func scroll(by rowCount: Int, rows: Int = 10) {
    list.scroll(by: rowCount, count: matches.count, rows: rows)
  }

  /// Draws the field on the first row and what fits below it.
  package func draw(in frame: inout Frame, area: Rect, theme: Theme) {
    field.draw(in: &frame, area: area.row(0), theme: theme, isActive: true)
    let cursor = frame.cursor
    list.draw(
      in: &frame, area: listArea(of: area), count: matches.count, theme: theme, isActive: true
    ) { index, frame, row in
      let item = items[matches[index].index]
      var row = row.inset(rows: 0)
      let detail = row.removeRight(min(CellWidth.columns(of: item.detail), row.columns / 2))
      frame.draw(item.detail, style: theme.key, in: detail)
      let title = StyledText(
        item.title, style: theme.text, hits: matches[index].hits, hitStyle: theme.match)
      frame.draw(title, in: row.splitColumns(at: row.columns - 1).left)
    }
    if matches.isEmpty {
      frame.draw(
        noMatch, style: theme.dim, in: listArea(of: area).row(0).inset(rows: 0, columns: 1))
    }
    frame.cursor = cursor
  }

  private func listArea(of area: Rect) -> Rect {
    area.splitRows(at: 1).bottom
  }

  private mutating func search() {
    matches = Self.matches(for: field.text, in: titles)
    list = ListView()
  }

  private static func matches(for query: String, in titles: [[Character]]) -> [Match] {
    let wanted = FuzzyMatch.folded(query.filter { $0 != " " })
    // "Oerland" is how many type Ørland.
    let plain = ["oe", "ae", "aa"].reduce(String(wanted)) { $0.replacing($1, with: $1.prefix(1)) }
    let found = titles.enumerated().compactMap { index, title in
      (FuzzyMatch(wanted, in: title) ?? FuzzyMatch(Array(plain), in: title))
        .map { (index: index, match: $0) }
    }
    let sorted =
      wanted.isEmpty
      ? found
      : found.sorted { ($0.match.score, $1.index) > ($1.match.score, $0.index) }
    return sorted.map { Match(index: $0.index, hits: $0.match.hits) }
  }
}
