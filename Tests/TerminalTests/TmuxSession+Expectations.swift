import TestSupport
import Testing

extension TmuxSession {
  /// What a terminal's modes are before any program has touched them.
  private static let untouchedModes = """
    alternate_on=0 cursor_flag=1 insert_flag=0 keypad_cursor_flag=0 keypad_flag=0 \
    mouse_any_flag=0 mouse_button_flag=0 mouse_sgr_flag=0 mouse_standard_flag=0 origin_flag=0 \
    wrap_flag=1 scroll_region_upper=0
    """

  /// What a program leaves as it found it.
  enum Restoration {
    /// Line discipline, cursor, keypad, mouse, margins.
    case modes
    /// The same, and the text that stood there before.
    case everything
  }

  /// Expects that the program has ended with `code` and left the terminal as it was found.
  func expectEnd(
    with code: Int32, restoring restoration: Restoration = .everything,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try waitForEnd() == code, sourceLocation: sourceLocation)
    let screen = try wait(for: "After the program: \(code)")
    if restoration == .everything {
      #expect(screen.hasPrefix("Before the program."), sourceLocation: sourceLocation)
    }
    let lines = lineDisciplines
    #expect(lines.before == lines.after, sourceLocation: sourceLocation)
    let modes = try modes()
    #expect(modes.hasPrefix(Self.untouchedModes), sourceLocation: sourceLocation)
  }
}
