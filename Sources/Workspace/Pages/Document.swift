import Domain
import TerminalUI

/// What a page says: lines to scroll through, some of which lead somewhere.
struct Document: Hashable, Sendable {
  /// What Enter does on a line.
  enum Target: Hashable, Sendable {
    case place(Place)
    case link(String)
    case mail(String)
    /// A number to copy.
    case phone(String)
    case command(Command)
    /// A follow-up that `x` ticks off; Enter opens it.
    case followUp(RecordID)
    /// A box in the text of a note, by line index.
    case box(lineIndex: Int, followUp: RecordID?)
    /// Quoted text of a message, shown or hidden.
    case fold(String)
    /// The answer of a municipality to the event of the page.
    case answer(RecordID)
    case draft(RecordID)
    /// A file that came with a message, to be saved.
    case attachment(AttachedFile)
  }

  struct Line: Hashable, Sendable {
    var text: StyledText
    /// Stands at the right edge.
    var trailing: StyledText
    var target: Target?

    init(_ text: StyledText, trailing: StyledText = "", target: Target? = nil) {
      self.text = text
      self.trailing = trailing
      self.target = target
    }

    static let blank = Line("")
  }

  /// Stands in the header.
  var title: String
  var lines: [Line] = []

  init(title: String) {
    self.title = title
  }

  var isSelectable: [Bool] { lines.map { $0.target != nil } }

  mutating func append(_ line: Line) {
    lines.append(line)
  }

  /// A blank line between what is there and what follows; none at the beginning, never two.
  mutating func addGap() {
    if let last = lines.last, last != .blank { lines.append(.blank) }
  }
}
