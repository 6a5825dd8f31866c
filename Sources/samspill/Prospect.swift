import TerminalUI
import Workspace

/// What follows from something that is expected, ready to be shown the moment it happens.
struct Prospect {
  let state: WorkspaceState
  let effects: [Effect]
  let frame: Frame

  /// What will follow if nothing else happens to the workspace before.
  init(of input: Input, in present: WorkspaceState) {
    var state = present
    effects = state.handle(input)
    frame = state.frame()
    self.state = state
  }
}
