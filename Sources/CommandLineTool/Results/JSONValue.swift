import Domain

/// A JSON document, RFC 8259; the members of an object stay in the order they are given.
enum JSONValue: Hashable, Sendable {
  /// One member of an object.
  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A string, or `null` for an empty one.
  static func text(_ text: String) -> JSONValue {
    text.isEmpty ? .null : .string(text)
  }

  /// A value as it writes itself, or `null`.
  static func optional(_ value: (some CustomStringConvertible)?) -> JSONValue {
    value.map { .string($0.description) } ?? .null
  }

  static func optional(_ value: Int?) -> JSONValue {
    value.map(JSONValue.integer) ?? .null
  }

  static func strings(_ values: some Sequence<String>) -> JSONValue {
    .array(values.map(JSONValue.string))
  }

  /// The member of an object called `name`; `nil` for everything else.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member(name: $0.0, value: $0.1) })
  }
}

extension JSONValue {
  /// The value as a cell of a table: lists joined by commas, nothing for nothing, what people know
  /// an object by.
  var cell: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "yes" : "no"
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .string(let value): value
    case .array(let values) where values.count == 1: values[0].cell
    case .array(let values): values.map(\.cell).filter { !$0.isEmpty }.joined(separator: ", ")
    case .object: (self["name"] ?? self["title"] ?? self["text"])?.cell ?? ""
    }
  }
}
