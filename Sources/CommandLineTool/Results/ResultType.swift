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
  func json(_ row: Row, in perspective: Perspective, withDetails: Bool = true) -> JSONValue {
    let members = fields.filter { withDetails || !detailNames.contains($0.name) }.map { field in
      JSONValue.Member(name: field.name, value: field.json(row, perspective))
    }
    return .object(members)
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
  /// All there is about some rows, for spreadsheets and other programs.
  func commaTable(_ rows: [Row], in perspective: Perspective) -> TextTable {
    let fields = fields.filter { !detailNames.contains($0.name) }
    return TextTable(
      headings: fields.map(\.name),
      rows: rows.map { row in
        fields.map { StyledText($0.json(row, perspective).cell) }
      })
  }

  /// The columns as they are in JSON, for pipes.
  func plainTable(_ rows: [Row], in perspective: Perspective) -> TextTable {
    table(rows, in: perspective) { StyledText($0.json($1, perspective).cell) }
  }

  /// The columns as people read them.
  func displayTable(_ rows: [Row], in perspective: Perspective) -> TextTable {
    table(rows, in: perspective) { $0.display($1, perspective) }
  }

  private func table(
    _ rows: [Row], in perspective: Perspective, cell: (Field<Row>, Row) -> StyledText
  ) -> TextTable {
    let shown = columns.compactMap(field)
    return TextTable(
      headings: shown.map { $0.heading(perspective.language) },
      rows: rows.map { row in shown.map { cell($0, row) } })
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
