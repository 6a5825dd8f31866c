import CivilTime
import Domain
import TerminalUI
import Wording

extension WorkspaceState {
  /// The top line: where one is, the day, and how the network stands.
  func drawHeader(in frame: inout Frame) {
    let area = Rect(size).row(0)
    frame.fill(area, style: theme.bar)
    let inner = area.inset(rows: 0, columns: 1)
    let left = headerTitle
    let leftColumns = CellWidth.columns(of: left)
    frame.draw(left, style: theme.bar.adding(.bold), in: inner)
    var end = inner.columns
    if let right = standings.first(where: { leftColumns + 2 + $0.columns <= end }) {
      frame.draw(right, in: inner, alignment: .right)
      end -= right.columns
    }
    let candidates = [dayText(withWeek: true), dayText(withWeek: false), shortDayText]
    let room = end - leftColumns - 4
    guard let day = candidates.first(where: { CellWidth.columns(of: $0) <= room }) else { return }
    let columns = CellWidth.columns(of: day)
    let centred = (inner.columns - columns) / 2
    let column = max(leftColumns + 2, min(centred, end - 2 - columns))
    frame.draw(
      day, style: theme.bar, at: Point(row: area.row, column: inner.column + column))
  }

  private var headerTitle: String {
    guard page.place == .start else { return document.title }
    return "Samspill · " + networkTitle
  }

  var networkTitle: String {
    catalog.network.titles[language.rawValue] ?? catalog.network.titles["nb"]
      ?? catalog.network.name
  }

  private func dayText(withWeek: Bool) -> String {
    let words = DateWords(language)
    let week = words.week(ISOWeek(containing: today))
    return words.full(today) + (withWeek ? " · " + week : "")
  }

  private var shortDayText: String {
    DateWords(language).shortWeekdayAndDay(today)
  }

  /// How the network stands, with more and with fewer words.
  private var standings: [StyledText] {
    let coverage = StyledText(coverageText, style: theme.bar)
    let count = summary.unreadableFileCount
    guard !isLoading, count > 0 else { return [coverage] }
    let keys = settings.keyMap.keys(for: .showProblems).first.map { " (\($0.description))" } ?? ""
    let words = Phrase(
      no: count == 1 ? "1 fil har feil" : "\(count) filer har feil",
      en: count == 1 ? "1 file has errors" : "\(count) files have errors")
    let texts = page.place == .start ? [words(language) + keys] : []
    return (texts + ["\(count)"]).map { text in
      StyledText("! \(text)", style: theme.bar.adding(.bold))
        + StyledText(" · ", style: theme.bar) + coverage
    } + [coverage]
  }

  private var coverageText: String {
    if isLoading {
      let part = readPercentage.map { " \($0) %" } ?? ""
      return Phrase(nb: "leser …\(part)", nn: "les …\(part)", en: "reading …\(part)")(language)
    }
    let count = "\(summary.mainContactCount)/\(catalog.municipalities.count)"
    return Phrase(
      nb: "\(count) har hovedkontakt", nn: "\(count) har hovudkontakt",
      en: "\(count) have a main contact")(language)
  }
}
