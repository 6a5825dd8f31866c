import CivilTime
import Domain
import TerminalUI
import Wording

/// Draws one row of a pane of the start page.
struct PaneRowView {
  let state: WorkspaceState
  let pane: Pane
  /// The rows of cells that each row of the list takes.
  let height: Int

  private var theme: Theme { state.theme }
  private var language: Language { state.language }
  private var today: CivilDate { state.today }

  func draw(_ row: PaneRow, in frame: inout Frame, area: Rect, isMarked: Bool) {
    var inner = area
    let gutter = inner.removeLeft(1)
    _ = inner.removeRight(1)
    if isMarked { frame.draw("✓", style: theme.accent, in: gutter) }
    switch row {
    case .heading(let heading):
      frame.draw(heading.text(language), style: theme.dim, in: inner.row(inner.rows - 1))
    case .record(let key):
      draw(key, in: &frame, area: inner)
    }
  }

  private func draw(_ key: RecordKey, in frame: inout Frame, area: Rect) {
    let catalog = state.catalog
    switch key.kind {
    case .organization:
      guard let organization = catalog.organization(key.id) else { return }
      if organization.municipality == nil {
        drawPair(organization.name, organization.locality, in: &frame, area: area)
      } else {
        drawMunicipality(organization, in: &frame, area: area)
      }
    case .contact:
      guard let contact = catalog.contact(key.id) else { return }
      let detail = contact.title.isEmpty ? contact.organization : contact.title
      drawPair(contact.name, detail, in: &frame, area: area)
    case .event:
      if let event = catalog.event(key.id) { drawEvent(event, in: &frame, area: area) }
    case .message:
      if let conversation = catalog.conversation(key.id) {
        drawThread(conversation, in: &frame, area: area)
      }
    case .followUp:
      if let followUp = catalog.followUp(key.id) { drawFollowUp(followUp, in: &frame, area: area) }
    case .note, .method, .project:
      break
    }
  }

  private func drawPair(_ name: String, _ detail: String, in frame: inout Frame, area: Rect) {
    let detailColumns = min(CellWidth.columns(of: detail), area.columns * 2 / 5)
    let (left, right) = area.splitColumns(at: area.columns - detailColumns)
    frame.draw(name, style: theme.text, in: left.withoutLastColumn)
    frame.draw(detail, style: theme.dim, in: right)
  }

  private func drawMunicipality(
    _ municipality: Organization, in frame: inout Frame, area: Rect
  ) {
    let row = state.summary.row(of: municipality.id)
    var rest = area
    let age = rest.removeRight(6)
    let (name, contact) = rest.splitColumns(
      at: min(18, max(rest.columns - 22, rest.columns * 2 / 5)))
    frame.draw(municipality.listName, style: theme.text, in: name.withoutLastColumn)
    guard !state.isLoading else { return }
    if let id = row?.mainContacts.first, let person = state.catalog.contact(id) {
      frame.draw(person.name, style: theme.text, in: contact)
    } else {
      frame.draw(Self.noMainContact(language), style: theme.dim, in: contact)
    }
    let days = row?.daysSinceContact
    let isLong = (days ?? 0) > Self.longSilence
    let text = state.ageText(days: days) + (isLong ? "!" : " ")
    frame.draw(
      text, style: isLong ? theme.warning : theme.dim, in: age, alignment: .right)
  }

  private func drawEvent(_ event: Event, in frame: inout Frame, area: Rect) {
    let words = DateWords(language)
    let isPast = event.isOver(on: today)
    let style = isPast || event.status == .cancelled ? theme.dim : theme.text
    let distance = state.relativeText(of: event)
    guard height > 1 else {
      let day = words.shortWhen(event.when, asOf: today)
      var rest = area
      let right = rest.removeRight(min(CellWidth.columns(of: distance) + 1, area.columns / 3))
      frame.draw(
        StyledText(day + "  ", style: theme.dim) + StyledText(event.title, style: style), in: rest)
      frame.draw(distance, style: theme.dim, in: right, alignment: .right)
      return
    }
    let room = area.columns - CellWidth.columns(of: distance) - 1
    let days = [state.dayText(of: event), words.shortWhen(event.when, asOf: today)]
    let day = days.first { CellWidth.columns(of: $0) <= room } ?? days[1]
    drawPair(
      StyledText(day, style: isPast ? theme.dim : theme.accent),
      StyledText(distance, style: theme.dim), in: &frame, area: area.row(0))
    var title = StyledText("  " + event.title, style: style)
    if event.status == .cancelled {
      title.append(" (\(Event.Status.cancelled.name(language)))", style: theme.warning)
    }
    drawPair(
      title, StyledText(state.attendanceText(of: event), style: theme.dim), in: &frame,
      area: area.row(1))
  }

  private func drawThread(_ conversation: Conversation, in frame: inout Frame, area: Rect) {
    let isUnread = state.catalog.unreadCount(in: conversation) > 0
    var rest = area
    let right = rest.removeRight(12)
    let (subject, senders) = rest.splitColumns(at: rest.columns * 2 / 3)
    frame.draw(isUnread ? "●" : " ", style: theme.unread, in: subject)
    frame.draw(
      state.subject(of: conversation), style: isUnread ? theme.unread : theme.text,
      at: Point(row: area.row, column: area.column + 2), maxColumns: subject.columns - 3)
    let names =
      state.summary.senders(of: conversation.id, columns: senders.columns - 1)
      ?? state.senders(of: conversation, columns: senders.columns - 1)
    frame.draw(names, style: theme.dim, in: senders.withoutLastColumn)
    let days = conversation.latest.map { $0.utc.date.days(until: today) }
    let age = state.ageText(days: days)
    let count = conversation.entries.count
    let waiting = state.catalog.waiting(in: conversation, today: today)
    let isWaiting = (waiting?.days ?? 0) >= Self.longWait
    frame.draw(
      "\(count) · \(age)" + (isWaiting ? "!" : " "), style: isWaiting ? theme.warning : theme.dim,
      in: right, alignment: .right)
  }

  private func drawFollowUp(_ followUp: FollowUp, in frame: inout Frame, area: Rect) {
    let isOverdue = followUp.isOverdue(on: today)
    let sign = !followUp.isOpen ? "✓" : isOverdue ? "!" : " "
    let style = !followUp.isOpen ? theme.dim : isOverdue ? theme.error : theme.text
    frame.draw(sign, style: style, in: area)
    var rest = area
    _ = rest.removeLeft(2)
    let day = followUp.isOpen ? followUp.due : followUp.completed ?? followUp.due
    let due = day.map { DateWords(language).shortWeekdayAndDay($0) } ?? "–"
    frame.draw(due, style: style, in: rest.removeLeft(13).withoutLastColumn)
    let responsible = state.responsibleText(of: followUp)
    let columns = min(CellWidth.columns(of: responsible), rest.columns / 3)
    let right = rest.removeRight(columns)
    frame.draw(followUp.title, style: style, in: rest.withoutLastColumn)
    frame.draw(responsible, style: theme.dim, in: right)
  }

  private func drawPair(
    _ left: StyledText, _ right: StyledText, in frame: inout Frame, area: Rect
  ) {
    let room = max(0, area.columns - right.columns - 1)
    guard !right.isEmpty, room >= min(left.columns, area.columns / 2) else {
      frame.draw(left, in: area)
      return
    }
    frame.draw(left, in: area.splitColumns(at: room).left)
    frame.draw(right, in: area, alignment: .right)
  }

  /// So many days without contact are marked.
  static let longSilence = 90
  /// So many days without an answer are marked.
  static let longWait = 7

  static let noMainContact = Phrase(
    nb: "– ingen hovedkontakt –", nn: "– ingen hovudkontakt –", en: "– no main contact –")
}

extension Rect {
  /// The same without a column at the right, so that neighbours do not touch.
  var withoutLastColumn: Rect {
    splitColumns(at: columns - 1).left
  }
}
