import CivilTime
import Domain
import TerminalUI
import Wording

/// What saving a note is about to do, shown before it is done.
struct FollowUpPreview: Hashable, Sendable {
  let note: Note
  let basedOn: Revision?
  let plan: NoteFollowUps.Plan
  /// How many lines are above the box.
  var offset = 0
}

extension FollowUpPreview {
  /// The follow-ups line by line, with what was understood and what was not.
  func lines(for state: WorkspaceState) -> [StyledText] {
    var lines: [StyledText] = []
    for item in plan.items { lines += self.lines(of: item, for: state) }
    for orphan in plan.orphans where orphan.isOpen {
      let phrase = Phrase(
        nb: "«\(orphan.title)» står ikke i notatet lenger, men blir stående som oppfølging.",
        nn: "«\(orphan.title)» står ikkje i notatet lenger, men blir ståande som oppfølging.",
        en: "“\(orphan.title)” is no longer in the note, but stays as a follow-up.")
      lines.append(StyledText("! " + phrase(state.language), style: state.theme.warning))
    }
    return lines
  }

  private func lines(of item: NoteFollowUps.Item, for state: WorkspaceState) -> [StyledText] {
    let (theme, language) = (state.theme, state.language)
    let followUp = item.followUp
    var first = StyledText(item.sign, style: theme.accent)
    first.append(followUp.isOpen ? " [ ] " : " [x] ", style: theme.text)
    first.append(followUp.title, style: theme.title)
    let words = DateWords(language)
    let due = followUp.due.map {
      "\(words.weekdayAndDay($0, asOf: state.today)) (\(words.relative($0, to: state.today)))"
    }
    let people = followUp.participants.filter { $0.kind == .person }.map(\.name)
    let places = followUp.participants.filter { $0.kind == .organization }
    let concerned = state.catalog.municipalities(of: places).map(\.shortName)
    let details = [
      due ?? Self.noDue(language),
      people.isEmpty ? Self.noResponsible(language) : "@" + people.joined(separator: ", @"),
      concerned.map { "#" + $0 }.joined(separator: " "),
    ]
    var lines = [
      first,
      StyledText(
        "        " + details.filter { !$0.isEmpty }.joined(separator: " · "), style: theme.dim),
    ]
    for hint in item.line.hints {
      lines.append(
        StyledText(
          "      ! " + hint.text(in: language, catalog: state.catalog), style: theme.warning))
    }
    return lines
  }

  private static let noDue = Phrase(nb: "ingen frist", nn: "ingen frist", en: "no due date")
  private static let noResponsible = Phrase(
    nb: "ingen ansvarlig", nn: "ingen ansvarleg", en: "nobody responsible")
}

extension NoteFollowUps.Item {
  /// New, changed or as it was.
  fileprivate var sign: String {
    switch action {
    case .create: "+"
    case .update: "~"
    case .keep: " "
    }
  }
}
