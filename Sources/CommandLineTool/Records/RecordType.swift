import CivilTime
import Domain
import Wording

/// All that the record verbs need to know of one kind of record.
struct RecordType<Value> {
  /// The word on the command line: `contacts`.
  let word: String
  let kind: RecordKind
  /// Every record of the kind, in the order of lists; each is unpacked when it is come to.
  let all: (Catalog) -> Rows<Value>
  let id: (Value) -> RecordID
  let record: (Value) -> Record
  let value: (Record) -> Value?
  /// A new record with nothing but an identity.
  let blank: (RecordID, Perspective) -> Value
  let fields: [Field<Value>]
  /// The fields that a list shows, in order; the identity comes last.
  let columns: [String]
  /// Fields without which there is no record.
  let required: [String]
  /// What a list can be narrowed by.
  var filters: [RecordFilter<Value>] = []

  /// The kinds that a verb for this one kind has to know: itself, and those that its fields tell of.
  var kindsRead: Set<RecordKind> {
    switch kind {
    case .contact, .organization: .parties
    case .event, .note, .followUp, .project: .all.subtracting([.message])
    case .message: .parties.union([.message])
    case .method: [.method]
    }
  }

  func field(_ name: String) -> Field<Value>? {
    fields.first { $0.name == name }
  }

  /// Whether there is no record with only this said of `field`, where the last text counts.
  func isMissing(_ field: Field<Value>, in texts: [String]) -> Bool {
    required.contains(field.name) && (texts.last ?? "").isBlank
  }

  /// What is printed of such a record: its fields, with its identity, revision and file.
  var result: ResultType<Value> {
    let key = { (value: Value) in RecordKey(kind, id(value)) }
    let head = [Field<Value>.identity(key), .kind(among: [kind], key).hidden]
    return ResultType(
      name: word, fields: head + fields + [.revision(key).hidden, .path(key).hidden],
      columns: columns + ["uid"], key: key)
  }
}

extension StringProtocol {
  /// Whether there is nothing to read in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

/// An option of `list` that lets only some records through.
struct RecordFilter<Value> {
  let option: OptionDefinition
  /// Makes the test for the option's value, which is empty for a switch.
  let test: (String, Perspective) throws(ToolError) -> (Value) -> Bool
}

extension Field {
  /// The same field, for programs only.
  fileprivate var hidden: Field {
    var field = self
    field.isForPeople = false
    return field
  }

  fileprivate static func revision(_ key: @escaping (Row) -> RecordKey) -> Field {
    .derived("revision", Phrases.revision, .string) { row, perspective in
      .string(perspective.catalog.revision(of: key(row))?.token ?? "")
    }
  }

  fileprivate static func path(_ key: @escaping (Row) -> RecordKey) -> Field {
    .derived("path", Phrases.path, .string) { row, perspective in
      .string(perspective.catalog.stored(key(row))?.path ?? "")
    }
  }
}
