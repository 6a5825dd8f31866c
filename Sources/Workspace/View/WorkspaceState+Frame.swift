package import TerminalUI

extension WorkspaceState {
  /// The screen as it should look now.
  package func frame() -> Frame {
    Frame(size: size)
  }
}
