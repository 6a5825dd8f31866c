import CivilTime
import Domain
import TerminalUI
import Wording

/// Rows that stand for a record, the same on every page.
extension DocumentBuilder {
  mutating func addTimeline(_ timeline: Timeline) {
    addHeading(Phrase(nb: "Tidslinje", nn: "Tidslinje", en: "Timeline"))
    if timeline.entries.isEmpty {
      addNothing(
        Phrase(
          nb: "Ingenting ennå. Trykk n for å skrive det første notatet.",
          nn: "Ingenting enno. Trykk n for å skrive det første notatet.",
          en: "Nothing yet. Press n to write the first note."))
    }
    var hasAhead = false
    for entry in timeline.entries {
      if hasAhead, !entry.isAhead {
        let day = "─ " + DateWords.today(language) + " "
        add(
          day + String(repeating: "─", count: max(0, min(columns, 40) - day.count)),
          style: theme.border)
      }
      hasAhead = entry.isAhead
      add(entry)
    }
  }

  private mutating func add(_ entry: Timeline.Entry) {
    let style = entry.isAhead ? theme.accent : theme.text
    let day = entry.date.map { state.narrowText(of: $0) } ?? "–"
    var text = StyledText(padded(day, to: 15), style: theme.dim)
    text.append(padded(kindText(of: entry), to: 15), style: theme.dim)
    text.append(entry.title, style: style)
    add(text, trailing: detail(of: entry), to: target(of: entry))
  }

  private func target(of entry: Timeline.Entry) -> Document.Target? {
    switch entry.content {
    case .message(let conversation, _):
      return .place(.thread(conversation ?? entry.record.id))
    case .followUp:
      return .followUp(entry.record.id)
    case .event, .note:
      return .place(Place(entry.record))
    }
  }

  private func kindText(of entry: Timeline.Entry) -> String {
    switch entry.content {
    case .event: RecordKind.event.name(language)
    case .note(let kind): kind.isEmpty ? RecordKind.note.name(language) : kind
    case .followUp: RecordKind.followUp.name(language)
    case .message: RecordKind.message.name(language)
    }
  }

  private func detail(of entry: Timeline.Entry) -> StyledText {
    switch entry.content {
    case .event(let answer):
      return answer.map { StyledText($0.name(language), style: theme.dim) } ?? ""
    case .note:
      return ""
    case .followUp(let status, let isOverdue):
      if isOverdue {
        let late = Phrase(nb: "! forfalt", nn: "! forfallen", en: "! overdue")
        return StyledText(late(language), style: theme.error)
      }
      let sign = status == .completed ? "✓ " : ""
      return StyledText(sign + status.name(language), style: theme.dim)
    case .message(_, let from):
      return StyledText(from, style: theme.dim)
    }
  }

  /// A person and how to reach them.
  mutating func add(_ contact: Contact, role: String = "") {
    let reach = [contact.phones.first?.display, contact.emails.first].compactMap(\.self)
    var text = StyledText("  " + contact.name, style: theme.text)
    if !role.isEmpty { text.append("  " + role, style: theme.dim) }
    add(
      text, trailing: StyledText(reach.joined(separator: "  "), style: theme.dim),
      to: .place(.contact(contact.id)))
  }

  mutating func add(_ followUp: FollowUp) {
    let isOverdue = followUp.isOverdue(on: today)
    let style = followUp.isOpen ? (isOverdue ? theme.error : theme.text) : theme.dim
    var text = StyledText(followUp.isOpen ? "[ ] " : "[x] ", style: style)
    text.append(followUp.title, style: style)
    let due = followUp.due.map { dates.shortWeekdayAndDay($0) } ?? ""
    let parts = [isOverdue ? "! " + due : due, state.responsibleText(of: followUp)]
    add(
      text,
      trailing: StyledText(
        parts.filter { !$0.isEmpty }.joined(separator: "  "),
        style: isOverdue ? theme.error : theme.dim),
      to: .followUp(followUp.id))
  }

  mutating func add(_ note: Note) {
    var text = StyledText(
      padded(note.date.map { dates.short($0, asOf: today) } ?? "–", to: 15), style: theme.dim)
    text.append(padded(note.categories.first ?? "", to: 15), style: theme.dim)
    text.append(note.title, style: theme.text)
    add(text, to: .place(.note(note.id)))
  }

  mutating func add(_ event: Event) {
    var text = StyledText(
      padded(dates.shortWhen(event.when, asOf: today), to: 15), style: theme.dim)
    text.append(event.title, style: event.isOver(on: today) ? theme.dim : theme.text)
    add(
      text, trailing: StyledText(state.relativeText(of: event), style: theme.dim),
      to: .place(.event(event.id)))
  }

  mutating func add(_ conversation: Conversation) {
    var text = StyledText("  " + state.subject(of: conversation), style: theme.text)
    text.append("  " + state.senders(of: conversation), style: theme.dim)
    let days = conversation.latest.map { $0.utc.date.days(until: today) }
    add(
      text, trailing: StyledText(state.ageText(days: days), style: theme.dim),
      to: .place(.thread(conversation.id)))
  }

  func padded(_ text: String, to width: Int) -> String {
    let columns = CellWidth.columns(of: text)
    if columns < width { return text + String(repeating: " ", count: width - columns) }
    return CellWidth.truncated(text, to: width - 1) + " "
  }
}
