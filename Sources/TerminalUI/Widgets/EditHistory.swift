/// What was done to a text, step by step, to be taken back and done again.
struct EditHistory: Hashable, Sendable {
  /// A replacement: `removed` stood at `start` before, `inserted` stands there after.
  struct Edit: Hashable, Sendable {
    var start: TextArea.Position
    var removed: String
    var inserted: String
    var cursorBefore: TextArea.Position
  }

  /// What an edit can be put together with.
  enum Kind: Hashable, Sendable {
    case typing
    case deleting
    case other
  }

  private var past: [Edit] = []
  private var future: [Edit] = []
  private var lastKind = Kind.other

  /// Remembers an edit that is about to be made; typing and deleting go on as one step.
  mutating func record(_ edit: Edit, as kind: Kind) {
    future = []
    defer { lastKind = kind }
    guard kind == lastKind, let last = past.indices.last else { return past.append(edit) }
    switch kind {
    case .typing where past[last].isContinued(byTyping: edit):
      past[last].inserted += edit.inserted
    case .deleting where past[last].isContinued(byDeleting: edit):
      past[last].removed = edit.removed + past[last].removed
      past[last].start = edit.start
    default: past.append(edit)
    }
  }

  /// Lets the next edit be a step of its own.
  mutating func endTyping() {
    lastKind = .other
  }

  mutating func stepBack() -> Edit? {
    guard let edit = past.popLast() else { return nil }
    future.append(edit)
    endTyping()
    return edit
  }

  mutating func stepForward() -> Edit? {
    guard let edit = future.popLast() else { return nil }
    past.append(edit)
    endTyping()
    return edit
  }
}

extension EditHistory.Edit {
  /// Typing goes on until a new word begins.
  fileprivate func isContinued(byTyping edit: Self) -> Bool {
    removed.isEmpty && edit.removed.isEmpty && edit.start.line == start.line
      && edit.start.offset == start.offset + inserted.utf8.count
      && !(inserted.utf8.last == 0x20 && edit.inserted.utf8.first != 0x20)
  }

  fileprivate func isContinued(byDeleting edit: Self) -> Bool {
    inserted.isEmpty && edit.inserted.isEmpty && edit.start.line == start.line
      && edit.start.offset + edit.removed.utf8.count == start.offset
  }
}
