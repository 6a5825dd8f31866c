import CivilTime
import Glibc
import Storage
import TerminalNcurses
import TerminalUI
import Wording
import Workspace

/// The loop on the main thread, which owns all state: show, wait, handle, start effects.
struct WorkspaceLoop {
  private var state: WorkspaceState
  private let screen: NcursesScreen
  private let signals: TerminalSignals
  private let inbox: Inbox<LaneNews>
  private let lane: StoreLane
  /// Whether the day follows the computer's clock; it does not with `--today`.
  private let followsClock: Bool
  private var isOver = false
  /// What the screen is going to show if what is expected happens, and nothing else before.
  private var prospect: Prospect?
  /// The frame of the state as it is, if that was drawn already.
  private var frame: Frame?
  /// Whether something has happened since a frame was shown.
  private var isOutdated = true
  /// When the tick that the state asked for is due, in milliseconds of the monotonic clock.
  private var tickDue: Int?
  /// Until when the screen waits for what the store says to a change, by the same clock.
  private var patienceEnd: Int?

  /// How long the first frame waits for the store, so that nothing empty flashes by.
  private static let patienceAtStart: Int32 = 60

  /// How long a frame waits for what the store says to a change, in milliseconds: an answer that comes
  /// before the terminal could have shown that it is waited for makes one frame less, and drawing that
  /// would only keep the store's thread from its core.
  private static let patienceWithChange = 16

  init(
    state: WorkspaceState, screen: NcursesScreen, signals: TerminalSignals, inbox: Inbox<LaneNews>,
    lane: StoreLane, followsClock: Bool
  ) {
    self.state = state
    self.screen = screen
    self.signals = signals
    self.inbox = inbox
    self.lane = lane
    self.followsClock = followsClock
  }

  /// Runs until the user or a signal ends it.
  mutating func run() {
    var bell = [pollfd(fd: inbox.fileDescriptor, events: Int16(POLLIN), revents: 0)]
    _ = poll(&bell, 1, Self.patienceAtStart)
    for news in inbox.take() { take(news) }
    var isFirst = true
    while !isOver {
      if isOutdated, !isPatient { show() }
      if isFirst { lane.post(.verify) }
      isFirst = false
      // What was shown may be wrong where the cache was cut short under our eyes.
      if CutMapping.isNews() { lane.post(.verify) }
      wait()
      takeEverything()
    }
  }

  private mutating func wait() {
    var descriptors = [STDIN_FILENO, inbox.fileDescriptor, signals.fileDescriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    _ = poll(&descriptors, nfds_t(descriptors.count), timeout())
  }

  /// How long nothing needs to be done by itself; -1 for ever.
  private mutating func timeout() -> Int32 {
    let now = WallClock.monotonicMilliseconds
    tickDue = state.millisecondsUntilTick.map { tickDue ?? now + $0 }
    let tick = tickDue.map { $0 - now }
    let midnight = followsClock ? WallClock.millisecondsUntilMidnight : nil
    let patience = isOutdated ? patienceEnd.map { $0 - now } : nil
    let first = [tick, midnight, patience].compactMap(\.self).min()
    return first.map { Int32(clamping: max(0, $0)) } ?? -1
  }

  /// Whether what is to be seen waits for the store's answer.
  private var isPatient: Bool {
    patienceEnd.map { $0 > WallClock.monotonicMilliseconds } ?? false
  }

  private mutating func takeEverything() {
    while let request = signals.next() { obey(request) }
    for news in inbox.take() { take(news) }
    while !isOver, let event = screen.nextEvent() {
      if event == .closed { leave() } else { handle(.terminal(event)) }
    }
    guard !isOver else { return }
    if let due = tickDue, WallClock.monotonicMilliseconds >= due {
      tickDue = nil
      handle(.tick(WallClock.now))
    }
    if followsClock, WallClock.today != state.settings.today {
      handle(.dayChanged(WallClock.today))
    }
  }

  private mutating func show() {
    screen.show(frame ?? state.frame())
    (frame, isOutdated) = (nil, false)
  }

  private mutating func take(_ news: LaneNews) {
    switch news {
    case .happened(let input): handle(input)
    case .expected(let input):
      let prospect = Prospect(of: input(), in: state)
      // What is to be drawn before shall not wait for it.
      if !isOutdated || isPatient { screen.prepare(prospect.frame) }
      self.prospect = prospect
    case .happenedAsExpected(let input):
      guard let prospect else { return handle(input) }
      let isShown = screen.showPrepared()
      outdate()
      (state, frame, isOutdated) = (prospect.state, prospect.frame, !isShown)
      for effect in prospect.effects { carryOut(effect) }
    }
  }

  private mutating func handle(_ input: Input) {
    outdate()
    for effect in state.handle(input) { carryOut(effect) }
  }

  /// Notes that the state is going to be another than what was drawn or reckoned with.
  private mutating func outdate() {
    (prospect, frame, isOutdated, patienceEnd) = (nil, nil, true, nil)
    screen.forgetPrepared()
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .apply, .undo, .redo, .undoAnyway, .redoAnyway:
      lane.post(.carryOut(effect))
      patienceEnd = WallClock.monotonicMilliseconds + Self.patienceWithChange
    case .markSeen, .saveDraft, .discardDraft, .savePlace, .saveAttachments:
      lane.post(.carryOut(effect))
    case .openLink(let link):
      if !Desktop.open(link) { handle(.failedToOpen(link)) }
    case .copyText(let text): screen.copy(text)
    case .editExternally(let text):
      let editor = ExternalEditor(variables: SystemEnvironment.variables)
      handle(.editedExternally(screen.suspend { editor.edit(text) }))
    case .repaint: screen.redraw()
    case .quit: isOver = true
    }
  }

  private mutating func obey(_ request: TerminalSignals.Request) {
    outdate()
    switch request {
    case .end: leave()
    case .stop: screen.stopProcess()
    case .resume: screen.resume()
    case .resize: break
    }
  }

  /// Leaves at once; the state asks for what is being written to be kept as a draft.
  private mutating func leave() {
    handle(.terminal(.closed))
    isOver = true
  }
}
