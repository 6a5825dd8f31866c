import CivilTime
import Domain
import TerminalUI
import Wording

extension WorkspaceState {
  mutating func effects(of input: Input) -> [Effect] {
    switch input {
    case .terminal(let event):
      return effects(of: event)
    case .catalog(let catalog):
      adopt(catalog)
    case .applied(let changes, let catalog):
      adopt(catalog)
      notice = Notice(changes.label)
    case .failed(let failure, _):
      notice = Notice(failure.explanation().text(in: language), kind: .failure)
    case .undone(let label, let catalog), .redone(let label, let catalog):
      adopt(catalog)
      notice = Notice(label)
    case .undoFailed(let failure), .draftFailed(let failure):
      notice = Notice(failure.explanation().text(in: language), kind: .failure)
    case .drafts, .editedExternally:
      break
    case .failedToOpen(let what):
      notice = Notice(what, kind: .failure)
    case .dayChanged(let day):
      settings.today = day
    case .tick(let now):
      settings.now = now
    }
    return []
  }

  private mutating func effects(of event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      return press(key)
    case .paste, .mouse:
      return []
    case .resize(let size):
      settings.size = size
      return []
    case .resumed:
      return [.repaint]
    case .closed:
      return [.quit]
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    pressed.append(key)
    let match = settings.keyMap.match(pressed, in: context)
    if match != .beginning { pressed = [] }
    guard case .command(let command) = match else { return [] }
    return perform(command)
  }

  var context: Contexts { start.focus.context }

  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .quit: [.quit]
    default: []
    }
  }

  mutating func settle() {}
}
