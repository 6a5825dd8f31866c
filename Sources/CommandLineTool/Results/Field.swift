import CivilTime
import Domain
import Wording

/// One member of a result: how it is called, what it can be, how it is printed, and how it is set.
struct Field<Row> {
  /// The member's name in JSON and CSV, and the name in `--set NAME=VALUE`.
  let name: String
  let heading: Phrase
  let schema: Schema
  let json: (Row, Perspective) -> JSONValue
  /// The value as people read it on a terminal, if it is not the same as in JSON.
  var shown: ((Row, Perspective) -> StyledText)?
  /// Takes the texts given for the field and puts them into the record; `nil` for what is derived.
  var set: ((inout Row, [String], Perspective) throws(ToolError) -> Void)?
  /// Whether it is set without a look at other records.
  var standsAlone = false
  /// What stands for the value in the help of `add`; `nil` if `add` has no option for it.
  var placeholder: OptionDefinition.Value?
  /// The option of `add`, if it is not called as the field is.
  var option: String?
  /// Whether `show` tells people of it; programs always get it.
  var isForPeople = true

  var optionName: String { option ?? name }

  /// The value on a terminal.
  func display(_ row: Row, _ perspective: Perspective) -> StyledText {
    shown?(row, perspective) ?? StyledText(json(row, perspective).cell)
  }
}

extension Field {
  /// A field that is a text.
  static func text(
    _ name: String, _ heading: Phrase, _ path: WritableKeyPath<Row, String>,
    placeholder: OptionDefinition.Value? = "TEXT", option: String? = nil
  ) -> Field {
    let read = PropertyReader(path)
    return Field(
      name: name, heading: heading, schema: .text,
      json: { value, _ in .text(read(value)) },
      set: { value, texts, _ throws(ToolError) in value[keyPath: path] = texts.last ?? "" },
      standsAlone: true, placeholder: placeholder, option: option)
  }

  /// A field that is a list of texts; each use of the option adds one.
  static func texts(
    _ name: String, _ heading: Phrase, _ path: WritableKeyPath<Row, [String]>,
    placeholder: OptionDefinition.Value? = "TEXT", option: String? = nil
  ) -> Field {
    let read = PropertyReader(path)
    return Field(
      name: name, heading: heading, schema: .strings,
      json: { value, _ in .strings(read(value)) },
      set: { value, texts, _ throws(ToolError) in
        value[keyPath: path] = texts.filter { !$0.isEmpty }
      },
      standsAlone: true, placeholder: placeholder, option: option)
  }

  /// A field that is a day or nothing.
  static func day(
    _ name: String, _ heading: Phrase, _ path: WritableKeyPath<Row, CivilDate?>
  ) -> Field {
    let read = PropertyReader(path)
    return Field(
      name: name, heading: heading, schema: .day,
      json: { value, _ in .optional(read(value)) },
      shown: { value, perspective in
        StyledText(read(value).map(perspective.dates.shortAndYear) ?? "")
      },
      set: { value, texts, perspective throws(ToolError) in
        let text = texts.last ?? ""
        value[keyPath: path] = text.isEmpty ? nil : try perspective.day(text, option: name)
      }, standsAlone: true, placeholder: "DAY")
  }

  /// A field that is yes or no.
  static func flag(
    _ name: String, _ heading: Phrase, _ path: WritableKeyPath<Row, Bool>
  ) -> Field {
    let read = PropertyReader(path)
    return Field(
      name: name, heading: heading, schema: .boolean,
      json: { value, _ in .bool(read(value)) },
      shown: { value, perspective in StyledText(perspective.answer(read(value))) },
      set: { value, texts, perspective throws(ToolError) in
        value[keyPath: path] = try perspective.flag(texts.last ?? "", option: name)
      }, standsAlone: true)
  }

  /// A field that follows from the record and cannot be set.
  static func derived(
    _ name: String, _ heading: Phrase, _ schema: Schema,
    shown: ((Row, Perspective) -> StyledText)? = nil,
    _ json: @escaping (Row, Perspective) -> JSONValue
  ) -> Field {
    Field(name: name, heading: heading, schema: schema, json: json, shown: shown)
  }
}

/// Reads a property where it lies in the record, if it lies there: a path has its type looked up each
/// time, which takes longer than all else that a cell takes.
struct PropertyReader<Row, Property> {
  private let path: KeyPath<Row, Property>
  private let offset: Int?

  init(_ path: KeyPath<Row, Property>) {
    self.path = path
    offset = MemoryLayout<Row>.offset(of: path)
  }

  func callAsFunction(_ row: Row) -> Property {
    guard let offset else { return row[keyPath: path] }
    return withUnsafeBytes(of: row) { $0.load(fromByteOffset: offset, as: Property.self) }
  }
}

extension Perspective {
  /// A single day: ISO 8601 or as people write it.
  func day(_ text: String, option: String) throws(ToolError) -> CivilDate {
    guard let day = DateEntry.day(text, today: today) else {
      throw .usage(Phrases.badValue(option, text, "2021-09-16", language))
    }
    return day
  }

  /// `yes` or `no`, in any of the program's languages.
  func flag(_ text: String, option: String) throws(ToolError) -> Bool {
    switch text.lowercased() {
    case "yes", "ja", "true", "1": return true
    case "no", "nei", "false", "0": return false
    default: throw .usage(Phrases.badValue(option, text, "yes, no", language))
    }
  }
}
