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
        StyledText("      ! " + hint.text(for: state)(language), style: theme.warning))
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

extension NoteLine.Hint {
  fileprivate func text(for state: WorkspaceState) -> Phrase {
    let (nb, nn, en) = (DateWords(.nb), DateWords(.nn), DateWords(.en))
    switch self {
    case .unknownPerson(let name):
      return Phrase(
        nb: "fant ingen kontakt som heter \(name)", nn: "fann ingen kontakt som heiter \(name)",
        en: "found no contact called \(name)")
    case .ambiguousPerson(let name, let ids):
      let names = ids.prefix(4).compactMap { id in
        state.catalog.contact(id).map { "\($0.name) (\($0.organization))" }
      }.joined(separator: ", ")
      return Phrase(
        nb: "flere heter \(name): \(names)", nn: "fleire heiter \(name): \(names)",
        en: "several are called \(name): \(names)")
    case .unknownOrganization(let name):
      return Phrase(
        nb: "fant ingen kommune som heter \(name)", nn: "fann ingen kommune som heiter \(name)",
        en: "found no municipality called \(name)")
    case .severalDates(let days):
      guard let day = days.first else { return Phrase("") }
      return Phrase(
        nb: "flere datoer; brukte \(nb.day(day))", nn: "fleire datoar; brukte \(nn.day(day))",
        en: "several dates; took \(en.day(day))")
    case .vagueDate(let date):
      return Phrase(
        nb: "«\(nb.vague(date))» er ikke en dag; fristen er den siste",
        nn: "«\(nn.vague(date))» er ikkje ein dag; fristen er den siste",
        en: "“\(en.vague(date))” is not a day; due on the last one")
    case .pastDate(let day):
      return Phrase(
        nb: "\(nb.dayAndYear(day)) er før notatet", nn: "\(nn.dayAndYear(day)) er før notatet",
        en: "\(en.dayAndYear(day)) is before the note")
    case .wrongWeekday(let day):
      return Phrase(
        nb: "ukedagen stemmer ikke: \(nb.full(day))",
        nn: "vekedagen stemmer ikkje: \(nn.full(day))",
        en: "the weekday is not that of \(en.full(day))")
    }
  }
}
