import Domain
import Wording

extension ToolContext {
  /// Prints a list in the form that was asked for.
  mutating func print<Row>(
    _ rows: some Sequence<Row>, as type: ResultType<Row>, in perspective: Perspective
  ) {
    switch options.form {
    case .json: output.print(type.jsonText(rows, in: perspective))
    case .csv: type.printCommaRows(rows, in: perspective, to: &output)
    case .plain: printTable(rows, as: type, in: perspective)
    }
  }

  /// Prints a table: aligned on a terminal, tabs between cells in a pipe.
  private mutating func printTable<Row>(
    _ rows: some Sequence<Row>, as type: ResultType<Row>, in perspective: Perspective
  ) {
    guard environment.isOutputTerminal else {
      return type.printTabbedRows(rows, in: perspective, to: &output)
    }
    let rows = Array(rows)
    let kinds = Set(rows.compactMap { type.key?($0).kind })
    let short = perspective.shorteningIdentities(of: kinds)
    let table = type.displayTable(rows, in: short)
    for line in table.alignedLines(within: environment.columns) { output.print(line) }
  }

  /// Prints one result: an object, a row, or its fields below each other.
  mutating func printOne<Row>(
    _ row: Row, as type: ResultType<Row>, in perspective: Perspective
  ) {
    switch options.form {
    case .json: output.print(type.json(row, in: perspective).text)
    case .csv: type.printCommaRows([row], in: perspective, to: &output)
    case .plain: printFields(row, as: type, in: perspective)
    }
  }

  private mutating func printFields<Row>(
    _ row: Row, as type: ResultType<Row>, in perspective: Perspective
  ) {
    let isForPeople = environment.isOutputTerminal
    let fields = type.fields.filter(\.isForPeople)
    let pairs = fields.map { field in
      let cell = field.json(row, perspective).cell
      let value = isForPeople || cell.isEmpty ? field.display(row, perspective) : StyledText(cell)
      return (heading: field.heading(perspective.language), value: value)
    }
    let shown = pairs.filter { !$0.value.text.isEmpty }
    let width = shown.map(\.heading.displayColumns).max() ?? 0
    for (heading, value) in shown {
      if isForPeople {
        printFolded(value, under: heading, width: width)
      } else {
        let lines = value.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
          output.print((index == 0 ? heading : "") + "\t" + String(line))
        }
      }
    }
  }

  /// Prints a field beside its heading, its further lines below the first, folded to the terminal.
  private mutating func printFolded(_ value: StyledText, under heading: String, width: Int) {
    let room = environment.columns - width - 2
    let fits = value.columns <= room && !value.text.contains("\n")
    let lines = fits ? [value] : value.text.folded(to: room).map { StyledText($0) }
    for (index, text) in lines.enumerated() {
      var line = StyledText((index == 0 ? heading : "").padding(to: width + 2), .strong)
      line.append(text)
      output.print(line)
    }
  }
}
