import Domain
import TerminalUI
import Testing

@testable import Workspace

/// The loop: events in, frames and effects out.
@Suite struct SessionTests {
  /// A runner that notes what it is asked, and answers nothing.
  struct RecordingRunner: EffectRunner {
    private(set) var effects: [Effect] = []

    mutating func run(_ effect: Effect) -> [Input] {
      effects.append(effect)
      return []
    }
  }

  @Test func `keys lead to the last frame, and quitting ends the session`() throws {
    let size = Size(rows: 24, columns: 80)
    let keys = try #require(Key.script("2jqk"))
    var session = Session(
      state: Desk(rows: 24, columns: 80).state, terminal: ScriptedScreen(size: size, keys: keys),
      runner: RecordingRunner())
    session.run()
    #expect(session.isOver)
    #expect(session.runner.effects == [.savePlace("start"), .quit])
    #expect(session.terminal.frames.count == 1)
  }

  @Test func `many events that are there at once cost one frame`() throws {
    let size = Size(rows: 24, columns: 80)
    let keys = try #require(Key.script("jjjj"))
    var session = Session(
      state: Desk(rows: 24, columns: 80).state, terminal: ScriptedScreen(size: size, keys: keys),
      runner: RecordingRunner())
    session.run()
    #expect(session.terminal.frames.count == 2)
    #expect(session.state.start.list.position.selection == 4)
  }
}
