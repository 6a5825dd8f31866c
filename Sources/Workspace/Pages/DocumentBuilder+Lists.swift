import CivilTime
import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// The method library: its pages by section, templates last.
  mutating func addMethods() {
    let all = Array(catalog.methods)
    let pages = all.filter { $0.language.isEmpty || $0.language == language.rawValue }
    let shown = pages.isEmpty ? all : withFallback(pages)
    var section: String?
    for page in shown.filter({ !$0.isTemplate }) + shown.filter(\.isTemplate) {
      if page.section != section {
        section = page.section
        addHeading(Phrase(page.section))
      }
      add("  " + page.title, style: theme.text, to: .place(.method(page.id)))
    }
    if shown.isEmpty {
      addNothing(
        Phrase(
          nb: "Ingen veiledning er lagt inn.", nn: "Inga rettleiing er lagd inn.",
          en: "There is no guidance yet."))
    }
  }

  /// Pages of guidance exist in one language only as a rule; templates in all of them.
  private func withFallback(_ pages: [MethodPage]) -> [MethodPage] {
    let ids = Set(pages.map(\.id))
    return catalog.methods.filter { !$0.isTemplate || ids.contains($0.id) }
  }

  mutating func addProblems() {
    if catalog.problems.isEmpty {
      addNothing(
        Phrase(
          nb: "Alle filer lot seg lese. Ingen problemer.",
          nn: "Alle filer let seg lese. Ingen problem.",
          en: "All files could be read. No problems."))
      return
    }
    addText(
      Phrase(
        nb: "Disse filene er ikke rørt. Resten av nettverket virker som vanlig.",
        nn: "Desse filene er ikkje rørte. Resten av nettverket verkar som vanleg.",
        en: "These files have not been touched. The rest of the network works as usual.")(language),
      style: theme.dim)
    addGap()
    for problem in catalog.problems {
      let style = problem.severity == .error ? theme.error : theme.warning
      let name = problem.severity.name(language)
      let rows = Wrapping.rows(
        of: StyledText("! \(name): ", style: style)
          + StyledText(problem.text(in: language), style: theme.text),
        columns: columns, indent: .columns(2))
      for (index, row) in rows.enumerated() {
        add(row, to: index == 0 ? .phone(problem.path) : nil)
      }
    }
  }

  mutating func addDrafts() {
    if state.drafts.isEmpty {
      addNothing(Phrase(nb: "Ingen utkast.", nn: "Ingen utkast.", en: "No drafts."))
    }
    for draft in state.drafts {
      add(
        StyledText("  " + draft.title(in: language), style: theme.text),
        trailing: StyledText(state.dayWritten(draft), style: theme.dim),
        to: .draft(draft.id))
    }
  }

  /// All municipalities in a table, one measure marked.
  mutating func addCoverage() {
    let coverage = state.summary.coverage
    let measure = state.shownMeasure
    add(
      StyledText(measure.name(language), style: theme.accent),
      trailing: StyledText(
        state.page.isSortedByNeed ? Self.byNeed(language) : Self.byName(language),
        style: theme.dim))
    addText(summary(of: measure, in: coverage), style: theme.dim)
    addGap()
    let rows = state.page.isSortedByNeed ? coverage.rows(byNeedIn: measure) : coverage.rows
    for row in rows {
      guard let municipality = catalog.organization(row.municipality) else { continue }
      let reading = text(of: coverage.reading(of: measure, for: row))
      let band = coverage.band(of: measure, for: row)
      var text = StyledText(padded(municipality.listName, to: 20), style: theme.text)
      text.append(band.sign + " ", style: theme.style(of: band))
      text.append(reading, style: theme.style(of: band))
      add(text, to: .place(.organization(municipality.id)))
    }
  }

  private func summary(of measure: Coverage.Measure, in coverage: Coverage) -> String {
    let good = coverage.rows.count { coverage.band(of: measure, for: $0) == .good }
    let poor = coverage.rows.count { coverage.band(of: measure, for: $0) == .poor }
    let total = coverage.rows.count
    let (goodName, poorName) = (Coverage.Band.good.name, Coverage.Band.poor.name)
    return Phrase(
      nb: "\(good) av \(total) \(goodName.nb) · \(poor) \(poorName.nb)",
      nn: "\(good) av \(total) \(goodName.nn) · \(poor) \(poorName.nn)",
      en: "\(good) of \(total) \(goodName.en) · \(poor) \(poorName.en)")(language)
  }

  private static let byNeed = Phrase(
    nb: "de som trenger det mest, først", nn: "dei som treng det mest, først",
    en: "those in need first")
  private static let byName = Phrase(nb: "etter navn", nn: "etter namn", en: "by name")
}
