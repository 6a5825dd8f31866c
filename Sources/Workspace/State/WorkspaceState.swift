package import CivilTime
package import Domain
package import TerminalUI
package import Wording

/// The whole interactive program as one value: inputs change it, frames are drawn from it.
///
/// It reads no clock, file or environment; what it wants done it says with ``Effect``.
package struct WorkspaceState: Sendable {
  /// What the program is started with.
  package struct Settings: Sendable {
    package var size: Size
    package var today: CivilDate
    package var now: Instant
    package var language: Language
    package var theme: Theme
    package var keyMap: KeyMap
    /// Where the identities of new records come from; real ones need real randomness.
    package var identifiers: IdentifierSource
    /// Where to begin, from ``Effect/savePlace(_:)``; empty for the start page.
    package var place: String

    package init(
      size: Size, today: CivilDate, now: Instant, language: Language, theme: Theme = .neutral,
      keyMap: KeyMap = .standard, identifiers: IdentifierSource, place: String = ""
    ) {
      self.size = size
      self.today = today
      self.now = now
      self.language = language
      self.theme = theme
      self.keyMap = keyMap
      self.identifiers = identifiers
      self.place = place
    }
  }

  package private(set) var catalog: Catalog
  package internal(set) var settings: Settings
  /// Goes up with every new catalog, so that what is derived from it knows when it is out of date.
  private(set) var generation = 0

  var start = StartState()
  /// The keys of a sequence that has begun.
  var pressed: [Key] = []
  var notice: Notice?

  package init(catalog: Catalog, settings: Settings) {
    self.catalog = catalog
    self.settings = settings
    adopt(catalog)
  }

  /// Takes in what happened and says what is to be done about it.
  package mutating func handle(_ input: Input) -> [Effect] {
    let effects = effects(of: input)
    settle()
    return effects
  }

  /// After how many milliseconds ``Input/tick(_:)`` is wanted; `nil` when there is no need.
  package var millisecondsUntilTick: Int? { nil }

  mutating func adopt(_ newCatalog: Catalog) {
    catalog = newCatalog
    generation += 1
  }

  var language: Language { settings.language }
  var today: CivilDate { settings.today }
  var theme: Theme { settings.theme }
  var size: Size { settings.size }
}
