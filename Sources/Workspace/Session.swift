package import TerminalUI

/// What carries out effects: the store and the desktop, or a recorder in a test.
package protocol EffectRunner {
  /// Carries out an effect, or begins to, and returns what is known of the outcome at once.
  mutating func run(_ effect: Effect) -> [Input]
}

/// The workspace between a screen, a source of events and a runner of effects.
package struct Session<Terminal: Screen & InputSource, Runner: EffectRunner> {
  package private(set) var state: WorkspaceState
  package var terminal: Terminal
  package var runner: Runner
  package private(set) var isOver = false

  package init(state: WorkspaceState, terminal: Terminal, runner: Runner) {
    self.state = state
    self.terminal = terminal
    self.runner = runner
  }

  /// Shows the state, then handles events and shows again until no event is left or the user quits.
  package mutating func run() {
    terminal.show(state.frame())
    while !isOver, let event = terminal.nextEvent() {
      handle(.terminal(event))
      while !isOver, let more = terminal.nextEvent() { handle(.terminal(more)) }
      if !isOver { terminal.show(state.frame()) }
    }
  }

  /// Handles one input and all that follows from it at once; shows nothing.
  package mutating func handle(_ input: Input) {
    var inputs = [input]
    while !inputs.isEmpty {
      for effect in state.handle(inputs.removeFirst()) {
        if effect == .quit { isOver = true }
        inputs += runner.run(effect)
      }
    }
  }
}
