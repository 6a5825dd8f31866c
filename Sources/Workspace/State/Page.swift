import Domain

/// A place and how far one has come in it.
struct Page: Hashable, Sendable {
  /// What the page's lines depend on.
  struct ContentKey: Hashable {
    var place: Place
    var unfolded: Set<String>
    var isSortedByNeed: Bool
    var filter: String
  }

  let place: Place
  var position = ListPosition()
  /// Messages whose quoted text is shown.
  var unfolded: Set<String> = []
  /// What the list is filtered by; empty for no filter.
  var filter = ""
  var isSortedByNeed = false
  /// The municipality that the keys have arrived at on the map.
  var municipality: RecordID?

  init(_ place: Place) {
    self.place = place
  }

  var contentKey: ContentKey {
    ContentKey(
      place: place, unfolded: unfolded, isSortedByNeed: isSortedByNeed, filter: filter)
  }
}
