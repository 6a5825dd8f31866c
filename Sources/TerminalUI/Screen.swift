/// Something that shows frames: a terminal, or a script that keeps them for a test.
package protocol Screen: AnyObject {
  /// The size the next frame should have.
  var size: Size { get }

  /// Shows a frame; one of another size than the screen's is clipped.
  func show(_ frame: Frame)
}

/// Something that events come from: a terminal, or a script.
package protocol InputSource: AnyObject {
  /// The next event that is there already, or `nil` if there is none.
  ///
  /// Never waits. After ``TerminalEvent/closed``, which comes once, there is nothing more.
  func nextEvent() -> TerminalEvent?
}

/// A screen that keeps its frames, with the events someone would have sent.
package final class ScriptedScreen: Screen, InputSource {
  /// As created, then as the latest resize event says.
  package private(set) var size: Size
  /// Every frame shown, oldest first.
  package private(set) var frames: [Frame] = []
  private var events: ArraySlice<TerminalEvent>

  /// Creates a screen that will send `events`, then none.
  package init(size: Size, events: [TerminalEvent] = []) {
    self.size = size
    self.events = events[...]
  }

  /// Creates a screen on which `keys` will be pressed.
  package convenience init(size: Size, keys: [Key]) {
    self.init(size: size, events: keys.map(TerminalEvent.key))
  }

  /// Keeps the frame.
  package func show(_ frame: Frame) {
    frames.append(frame)
  }

  /// The next event of the script.
  package func nextEvent() -> TerminalEvent? {
    let event = events.popFirst()
    if case .resize(let newSize) = event { size = newSize }
    return event
  }
}
