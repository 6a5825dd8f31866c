/// The pages one has been to, to go back and forward in as in a browser.
struct History: Hashable, Sendable {
  private var pages: [Page]
  private var index = 0

  init(_ first: Place = .start) {
    pages = [Page(first)]
  }

  var current: Page {
    get { pages[index] }
    set { pages[index] = newValue }
  }

  var canGoBack: Bool { index > 0 }
  var canGoForward: Bool { index + 1 < pages.count }

  /// Opens a place, unless one is there already; what lay ahead is forgotten.
  mutating func open(_ place: Place) {
    guard place != current.place else { return }
    pages.removeSubrange((index + 1)...)
    pages.append(Page(place))
    if pages.count > 100 { pages.removeFirst() }
    index = pages.count - 1
  }

  mutating func goBack() {
    index = max(0, index - 1)
  }

  mutating func goForward() {
    index = min(pages.count - 1, index + 1)
  }

  /// Drops the current page because what it shows is gone, and goes back.
  mutating func leave() {
    guard pages.count > 1 else {
      pages = [Page(.start)]
      return
    }
    pages.remove(at: index)
    index = max(0, index - 1)
  }
}
