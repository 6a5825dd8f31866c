import Domain
import Wording

/// One kind of result: what every row of it has.
///
/// JSON, CSV, tables and the schema are made of it.
struct ResultType<Row> {
  /// The word for it on the command line and in the schema: `contacts`, `agenda`.
  let name: String
  let fields: [Field<Row>]
  /// The fields that a table shows, in order.
  let columns: [String]
  /// The record that a row is about, if it is about one.
  var key: ((Row) -> RecordKey)?
  /// Fields that only `show` gives, not `list`.
  var detailNames: Set<String> = []

  func field(_ name: String) -> Field<Row>? {
    fields.first { $0.name == name }
  }

  /// A row as a JSON object, the fields in order.
  func json(_ row: Row, in perspective: Perspective) -> JSONValue {
    Self.object(row, fields, perspective)
  }

  private static func object(
    _ row: Row, _ fields: [Field<Row>], _ perspective: Perspective
  ) -> JSONValue {
    .object(
      fields.map { JSONValue.Member(name: $0.name, value: $0.json(row, perspective)) })
  }

  /// What every row is.
  var schema: Schema {
    .object(
      fields.map { field in
        Schema.Member(
          name: field.name, schema: field.schema, about: field.heading(.en),
          isRequired: !detailNames.contains(field.name))
      })
  }
}

extension ResultType {
  /// The fields that `list` gives.
  private var listed: [Field<Row>] {
    fields.filter { !detailNames.contains($0.name) }
  }

  /// The fields that a table shows.
  private var shown: [Field<Row>] { columns.compactMap(field) }

  /// Rows as one JSON array of objects, each with what `list` gives.
  func jsonText(_ rows: some Sequence<Row>, in perspective: Perspective) -> String {
    let fields = listed
    return JSONValue.arrayText(rows.lazy.map { Self.object($0, fields, perspective) })
  }

  /// Prints all there is about some rows, for spreadsheets and other programs: RFC 4180 with headings.
  func printCommaRows(
    _ rows: some Sequence<Row>, in perspective: Perspective, to output: inout ToolOutput
  ) {
    let fields = listed
    output.printCells(fields.indices, as: .commas) { fields[$0].name }
    Self.print(rows, fields, perspective, as: .commas, to: &output)
  }

  /// Prints the columns as they are in JSON, for pipes.
  func printTabbedRows(
    _ rows: some Sequence<Row>, in perspective: Perspective, to output: inout ToolOutput
  ) {
    Self.print(rows, shown, perspective, as: .tabs, to: &output)
  }

  private static func print(
    _ rows: some Sequence<Row>, _ fields: [Field<Row>], _ perspective: Perspective,
    as form: CellForm, to output: inout ToolOutput
  ) {
    let values = fields.map(\.json)
    for row in rows {
      output.printCells(values.indices, as: form) { values[$0](row, perspective).cell }
    }
  }

  /// The columns as people read them.
  func displayTable(_ rows: [Row], in perspective: Perspective) -> TextTable {
    let fields = shown
    return TextTable(
      headings: fields.map { $0.heading(perspective.language) },
      rows: rows.map { row in fields.map { $0.display(row, perspective) } })
  }
}

extension Field {
  /// The identity of the record that a row is about.
  static func identity(_ key: @escaping (Row) -> RecordKey) -> Field {
    Field(
      name: "uid", heading: Phrases.identity, schema: .string,
      json: { row, _ in .string(key(row).id.rawValue) },
      shown: { row, perspective in StyledText(perspective.identity(key(row)), .faint) })
  }

  /// The kind of the record that a row is about.
  static func kind(
    among kinds: [RecordKind] = RecordKind.allCases, _ key: @escaping (Row) -> RecordKey
  ) -> Field {
    Field(
      name: "kind", heading: Phrases.kindHeading, schema: .choice(kinds.map(\.rawValue)),
      json: { row, _ in .string(key(row).kind.rawValue) },
      shown: { row, perspective in
        StyledText(key(row).kind.name(perspective.language))
      })
  }
}
