import CivilTime
import Domain
import Wording

/// All that the record verbs need to know of one kind of record.
struct RecordType<Value> {
  /// The word on the command line: `contacts`.
  let word: String
  let kind: RecordKind
  let all: (Catalog) -> [Value]
  let record: (Value) -> Record
  let value: (Record) -> Value?
  /// A new record with nothing but an identity.
  let blank: (RecordID, EditContext) -> Value
  let fields: [RecordField<Value>]
  /// The fields that a list shows, in order; the identity comes last.
  let columns: [String]
  /// Fields without which there is no record.
  let required: [String]
  /// What a list can be narrowed by.
  var filters: [RecordFilter<Value>] = []

  func field(_ name: String) -> RecordField<Value>? {
    fields.first { $0.name == name }
  }
}

/// An option of `list` that lets only some records through.
struct RecordFilter<Value> {
  let option: OptionDefinition
  /// Makes the test for the option's value, which is empty for a switch.
  let test: (String, EditContext) throws(ToolError) -> (Value, Catalog) -> Bool
}

extension RecordType {
  /// The record as a JSON object, with its identity, revision and file.
  func json(_ value: Value, in catalog: Catalog) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for field in fields { members[field.name] = field.json(value, catalog) }
    let key = record(value).key
    members["uid"] = .string(key.id.rawValue)
    members["kind"] = .string(kind.rawValue)
    if let stored = catalog.stored(key) {
      members["revision"] = .string(stored.revision.token)
      members["path"] = .string(stored.path)
    }
    return .object(members)
  }

  /// The texts that a query is looked for in.
  func searchText(_ value: Value, in catalog: Catalog) -> String {
    SearchText.fold(fields.map { $0.json(value, catalog).cell }.joined(separator: "\n"))
  }
}
