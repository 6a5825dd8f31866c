import CNcurses
import Glibc

extension NcursesScreen {
  /// Gives the terminal to another program, such as an editor, while `body` runs.
  ///
  /// Ctrl-C is the other program's alone, Ctrl-Z stops both. Show a frame afterwards.
  package func suspend<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    leaveTerminal()
    let handlers = SignalHandlers(of: [SIGINT, SIGQUIT, SIGTSTP])
    // Handlers, unlike SIG_IGN, are not inherited by the other program.
    for number in [SIGINT, SIGQUIT] { SignalHandlers.set(number, to: { _ in }) }
    SignalHandlers.reset(SIGTSTP)
    defer {
      handlers.restore()
      enterTerminal()
    }
    return try body()
  }

  /// Stops the program as Ctrl-Z in a shell does, and returns when it goes on.
  ///
  /// Show a frame afterwards.
  package func stopProcess() {
    suspend { _ = kill(0, SIGTSTP) }
  }

  /// Takes the terminal back after the program was stopped and goes on without having been asked.
  ///
  /// Show a frame afterwards.
  package func resume() {
    if isRunning { enterTerminal() }
  }

  /// Puts text on the user's clipboard, OSC 52, if the terminal may understand that.
  package func copy(_ text: String) {
    if isRunning { modes.copy(text) }
  }

  func leaveTerminal() {
    forgetPrepared()
    modes.turnOff()
    curs_set(1)
    endwin()
    tcsetattr(port.input, TCSADRAIN, &shellModes)
  }

  private func enterTerminal() {
    reset_prog_mode()
    modes.turnOn()
    _ = adoptSize()
    redraw()
  }
}
