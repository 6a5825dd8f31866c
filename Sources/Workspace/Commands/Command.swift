/// Everything that the workspace can be told to do.
///
/// The raw value is the name in the configuration file. What a command is called, which keys it has
/// and where it applies stands in ``CommandEntry/table``: keys, footer, help and palette are all
/// made from there.
package enum Command: String, CaseIterable, Hashable, Sendable {
  // Moving about
  case moveUp = "move-up"
  case moveDown = "move-down"
  case moveLeft = "move-left"
  case moveRight = "move-right"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case moveToFirst = "move-to-first"
  case moveToLast = "move-to-last"
  case open
  case close
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case nextMeasure = "next-measure"
  case previousMeasure = "previous-measure"

  // Going somewhere
  case showContacts = "show-contacts"
  case showCalendar = "show-calendar"
  case showThreads = "show-threads"
  case showFollowUps = "show-follow-ups"
  case showStart = "show-start"
  case showMap = "show-map"
  case showCoverage = "show-coverage"
  case showMethods = "show-methods"
  case showProblems = "show-problems"
  case showDrafts = "show-drafts"
  case jumpToMunicipality = "jump-to-municipality"
  case goBack = "go-back"
  case goForward = "go-forward"
  case goToToday = "go-to-today"
  case setDay = "set-day"

  // Finding
  case filter
  case search
  case palette
  case help

  // Working with what is selected
  case note
  case add
  case addContact = "add-contact"
  case addOrganization = "add-organization"
  case addEvent = "add-event"
  case addFollowUp = "add-follow-up"
  case post
  case reply
  case edit
  case delete
  case tickOff = "tick-off"
  case attendance
  case nextAnswer = "next-answer"
  case setAccepted = "set-accepted"
  case setTentative = "set-tentative"
  case setDeclined = "set-declined"
  case setUnanswered = "set-unanswered"
  case mail
  case openLink = "open-link"
  case saveAttachment = "save-attachment"
  case copy
  case mark
  case sort
  case unfold
  case zoom
  case undo
  case redo

  // Writing
  case save
  case editExternally = "edit-externally"

  // The program
  case useBokmaal = "use-bokmaal"
  case useNynorsk = "use-nynorsk"
  case useEnglish = "use-english"
  case repaint
  case interrupt
  case quit
}
