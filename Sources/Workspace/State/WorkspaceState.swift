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
    /// Who the user writes as; `nil` for the home organisation.
    package var sender: Message.Mailbox?
    /// Where to begin, from ``Effect/savePlace(_:)``; empty for the start page.
    package var place: String
    /// The folder that attachments are saved to unless another is named.
    package var downloads = "~"

    package init(
      size: Size, today: CivilDate, now: Instant, language: Language, theme: Theme = .neutral,
      keyMap: KeyMap = .standard, identifiers: IdentifierSource,
      sender: Message.Mailbox? = nil, place: String = ""
    ) {
      self.size = size
      self.today = today
      self.now = now
      self.language = language
      self.theme = theme
      self.keyMap = keyMap
      self.identifiers = identifiers
      self.sender = sender
      self.place = place
    }
  }

  package private(set) var catalog: Catalog
  /// Whether the network has not been read yet: then nothing is said about what there is not.
  private(set) var isLoading: Bool
  /// How much of the network has been read, while that takes longer than a blink.
  var readPercentage: Int?
  package internal(set) var settings: Settings
  /// Goes up with every new catalog, so that what is derived from it knows when it is out of date.
  private(set) var generation = 0
  /// What the start page says about the catalog today.
  private(set) var summary: NetworkSummary

  var start = StartState()
  var history = History()
  /// What lies over the page, the uppermost last; the keys go there.
  var overlays: [Overlay] = []
  /// The filter being typed into the list in front.
  var filterField: TextField?
  /// The keys of a sequence that has begun.
  var pressed: [Key] = []
  var notice: Notice?
  /// Drafts that wait to be gone on with.
  var drafts: [Draft] = []
  /// What has been asked for and not been answered yet.
  var inFlight: [ChangeSet] = []
  /// What is to be ticked off when that has been answered.
  var waitingTicks: [Tick] = []
  /// The event whose attendance is being recorded, with answers that are not stored yet.
  var unsavedEvent: Event?
  /// The measure that the user has chosen for the map and the coverage table.
  var measure: Coverage.Measure?

  /// Made when the editor is opened.
  var names: NameIndex?
  /// Made when the first note of a catalog is saved or shown.
  var mentions: MentionDirectoryOfCatalog?
  /// The texts that the rows of a pane are filtered by, made when filtering begins.
  var filterTexts = FilterTexts()

  /// The lines of the page in front; empty on the start page.
  private(set) var document = Document(title: "")
  private var documentKey: DocumentKey?

  package init(catalog: Catalog, settings: Settings) {
    self.catalog = catalog
    self.settings = settings
    isLoading = catalog.organizations.isEmpty && catalog.contacts.isEmpty
    summary = NetworkSummary(of: catalog, on: settings.today)
    refreshStart()
    if !isLoading { goToSavedPlace() }
    settle()
  }

  /// Takes in what happened and says what is to be done about it.
  package mutating func handle(_ input: Input) -> [Effect] {
    let effects = effects(of: input)
    settle()
    return effects
  }

  mutating func adopt(_ newCatalog: Catalog) {
    catalog = newCatalog
    generation += 1
    summarize()
  }

  /// Shows the municipalities while everything else is still being read.
  mutating func glimpse(_ catalog: Catalog) {
    if isLoading { adopt(catalog) }
  }

  /// Takes in a catalog of all there is.
  mutating func adoptWhole(_ catalog: Catalog) {
    let isFirst = isLoading
    isLoading = false
    adopt(catalog)
    if isFirst { refreshStart() }
    if isFirst, page.place == .start { goToSavedPlace() }
  }

  private mutating func goToSavedPlace() {
    if let place = Place(saved: settings.place), exists(place) { history.open(place) }
  }

  /// Works out anew what depends on the catalog and the day, as far as these are others.
  mutating func summarize() {
    let earlier = summary
    summary = NetworkSummary(of: catalog, on: today, after: earlier)
    if !summary.hasSamePeople(as: earlier) { start.peopleGeneration = generation }
    for pane in Pane.allCases where !summary.tellsTheSame(in: pane, as: earlier) {
      start.generations[pane] = generation
    }
    for pane in Pane.allCases
    where !start[pane].filter.isEmpty
      || !summary.hasSameRows(of: pane, as: earlier, orderedBy: start.contactOrder)
    {
      refresh(pane)
    }
  }

  /// Brings what is derived from the state up to date: lists scrolled, pages laid out.
  mutating func settle() {
    settleStart()
    settlePictures()
    let key = DocumentKey(
      page: page.contentKey, generation: generation, today: today, language: language,
      size: body.size, draftCount: drafts.count, theme: theme, unsavedEvent: unsavedEvent,
      measure: measure)
    if key != documentKey {
      let isSamePage = documentKey?.page.place == key.page.place
      let target = isSamePage ? selectedLine?.target : nil
      documentKey = key
      document = makeDocument()
      if let target { followSelection(to: target) }
    }
    settlePage()
  }

  /// Works out once what the rows of a pane tell beyond their records.
  mutating func noteWhatIsVisible(in pane: Pane) {
    switch pane {
    case .calendar: summary.note(events: visibleRecords(of: pane), in: catalog)
    case .threads:
      let columns = NetworkSummary.senderColumns
      for id in visibleRecords(of: pane) where summary.senders(of: id, columns: 0) == nil {
        let names = catalog.conversation(id).map { senders(of: $0, columns: columns) }
        summary.note(senders: names ?? "", of: id)
      }
    case .contacts, .followUps: break
    }
  }

  var language: Language { settings.language }
  var today: CivilDate { settings.today }
  var theme: Theme { settings.theme }
  var size: Size { settings.size }

  var page: Page {
    get { history.current }
    set { history.current = newValue }
  }
}

/// All that a page's lines, and which of them can be seen, depend on.
private struct DocumentKey: Hashable {
  var page: Page.ContentKey
  var generation: Int
  var today: CivilDate
  var language: Language
  var size: Size
  var draftCount: Int
  var theme: Theme
  var unsavedEvent: Event?
  var measure: Coverage.Measure?
}
