import CivilTime
import Domain
import TerminalUI
import Wording

/// Short texts about records, as lists and pages show them.
extension WorkspaceState {
  /// `torsdag 16. september`, `november 2021`.
  func dayText(of event: Event) -> String {
    let words = DateWords(language)
    switch event.when {
    case .days(let date) where date.first == date.last && date.bound == .at:
      return words.weekdayAndDay(date.first, asOf: today)
    case .days(let date):
      return words.vagueWithWeekday(date)
    case .timed(let start, let end):
      let day = words.weekdayAndDay(start.local.date, asOf: today)
      return "\(day) \(words.times(from: start.local, to: end.local))"
    }
  }

  /// `16. sep.`, `nov. 2021`, `innen 1. mai`.
  func narrowText(of date: VagueDate) -> String {
    DateWords(language).shortWhen(.days(date), asOf: today)
  }

  /// How long ago in at most six columns: `i dag`, `i går`, `12 d`, `3 md`; `–` for never.
  func ageText(days: Int?) -> String {
    switch days {
    case 0: DateWords.today(language)
    case 1 where language != .en: DateWords.yesterday(language)
    default: DateWords(language).compactAge(days: days)
    }
  }

  /// `om 15 dager`, `om 2 måneder`.
  func relativeText(of event: Event) -> String {
    let words = DateWords(language)
    if case .days(let date) = event.when { return words.relative(date, to: today) }
    return words.relative(event.when.firstDay, to: today)
  }

  /// `24/38 påmeldt · 14 mangler`, or nothing when nobody is listed.
  func attendanceText(of event: Event) -> String {
    guard let attendance = summary.attendance(at: event.id) else { return "" }
    let (accepted, total, missing) =
      (attendance.accepted, attendance.total, attendance.unanswered)
    let coming = Phrase(
      nb: "\(accepted)/\(total) påmeldt", nn: "\(accepted)/\(total) påmelde",
      en: "\(accepted)/\(total) coming")(language)
    guard missing > 0, event.when.lastDay >= today else { return coming }
    let silent = Phrase(
      nb: "\(missing) mangler", nn: "\(missing) manglar", en: "\(missing) silent")
    return coming + " · " + silent(language)
  }

  func subject(of conversation: Conversation) -> String {
    conversation.subject.isEmpty
      ? Phrase(nb: "(uten emne)", nn: "(utan emne)", en: "(no subject)")(language)
      : conversation.subject
  }

  /// Who takes part: municipalities by name, others by theirs; each once.
  ///
  /// No more than fill `columns` are looked up, and one to see that there are more.
  func senders(of conversation: Conversation, columns: Int = .max) -> String {
    var names: [String] = []
    var used = -2
    for case let id? in conversation.entries.prefix(12).map(\.message) where used <= columns {
      guard let message = catalog.messages[id] else { continue }
      let municipality = message.from.lazy.compactMap { [catalog] in catalog.organization(for: $0) }
        .first {
          $0.municipality != nil
        }?.shortName
      let name = municipality ?? message.from.first?.shownName ?? ""
      guard !name.isEmpty, !names.contains(name) else { continue }
      names.append(name)
      used += 2 + CellWidth.columns(of: name)
    }
    return names.joined(separator: ", ")
  }

  /// Who is to do it, or else whom it concerns.
  func responsibleText(of followUp: FollowUp) -> String {
    let people = followUp.participants.filter { $0.kind == .person }.map(\.name)
    let names =
      people.isEmpty
      ? catalog.municipalities(of: followUp.participants).map(\.shortName) : people
    return names.joined(separator: ", ")
  }
}
