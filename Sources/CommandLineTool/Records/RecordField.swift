import CivilTime
import Domain
import Wording

/// One property of a record: how it is printed, and how it is set.
struct RecordField<Value> {
  /// The member's name in JSON, and the name in `--set NAME=VALUE`.
  let name: String
  let heading: Phrase
  let json: (Value, Catalog) -> JSONValue
  /// Takes the texts given for the field and puts them into the record; `nil` for what is derived.
  var set: ((inout Value, [String], EditContext) throws(ToolError) -> Void)?
  /// What stands for the value in the help of `add`; `nil` if `add` has no option for it.
  var placeholder: String?
  /// The option of `add`, if it is not called as the field is.
  var option: String?

  var optionName: String { option ?? name }
}

/// What is needed to turn texts into values.
struct EditContext {
  let catalog: Catalog
  let today: CivilDate
  let language: Language
}

extension RecordField {
  /// A field that is a text.
  static func text(
    _ name: String, _ heading: Phrase, _ path: WritableKeyPath<Value, String>,
    placeholder: String? = "TEXT", option: String? = nil
  ) -> RecordField {
    RecordField(
      name: name, heading: heading, json: { value, _ in .text(value[keyPath: path]) },
      set: { value, texts, _ throws(ToolError) in value[keyPath: path] = texts.last ?? "" },
      placeholder: placeholder, option: option)
  }

  /// A field that is a list of texts; each use of the option adds one.
  static func texts(
    _ name: String, _ heading: Phrase, _ path: WritableKeyPath<Value, [String]>,
    placeholder: String? = "TEXT", option: String? = nil
  ) -> RecordField {
    RecordField(
      name: name, heading: heading, json: { value, _ in .strings(value[keyPath: path]) },
      set: { value, texts, _ throws(ToolError) in
        value[keyPath: path] = texts.filter { !$0.isEmpty }
      },
      placeholder: placeholder, option: option)
  }

  /// A field that follows from the record and cannot be set.
  static func derived(
    _ name: String, _ heading: Phrase, _ json: @escaping (Value, Catalog) -> JSONValue
  ) -> RecordField {
    RecordField(name: name, heading: heading, json: json)
  }
}

extension JSONValue {
  /// The value as a cell of a table: lists joined by commas, nothing for nothing.
  var cell: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "yes" : "no"
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .string(let value): value
    case .array(let values): values.map(\.cell).filter { !$0.isEmpty }.joined(separator: ", ")
    case .object(let members):
      members["name"]?.cell ?? members["title"]?.cell ?? members["text"]?.cell ?? ""
    }
  }
}
