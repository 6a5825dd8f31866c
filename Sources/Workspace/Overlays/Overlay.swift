import Domain
import TerminalUI

/// What can lie over a page and take the keys.
enum Overlay: Hashable, Sendable {
  case palette(ChoiceList)
  case search(SearchPanel)
  case confirmation(Question)
  case form(RecordForm)
  case editor(TextEditor)
  case preview(FollowUpPreview)
  case conflict(Conflict)
}

/// A list to choose from by typing: commands, municipalities, templates.
struct ChoiceList: Hashable, Sendable {
  enum Choice: Hashable, Sendable {
    case command(Command)
    case place(Place)
    /// The template of a note about a record; `nil` for an empty one.
    case template(RecordID?, about: RecordKey)
    case draft(RecordID)
    case attachments([AttachedFile])
  }

  var title: String
  var palette: Palette<Choice>

  /// The box it is shown in: in the upper middle, wide enough to read.
  func area(in body: Rect) -> Rect {
    let size = Size(
      rows: min(body.rows, max(8, min(24, palette.items.count + 3))),
      columns: min(body.columns, 90))
    let box = body.centered(size)
    return Rect(
      row: body.row + min(2, max(0, body.rows - box.rows)), column: box.column, rows: box.rows,
      columns: box.columns)
  }
}

/// A question and what its answers do.
struct Question: Hashable, Sendable {
  enum Answer: Hashable, Sendable {
    case resumeDraft(RecordID)
    case discardDraft(RecordID)
    case save
    case discardText
    case setAside
    case discardForm
    case quitAnyway
    case stay
  }

  var confirmation: Confirmation<Answer>
}
