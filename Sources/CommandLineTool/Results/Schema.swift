/// What a value in JSON can be, in the vocabulary of JSON Schema 2020-12.
indirect enum Schema: Hashable, Sendable {
  /// One member of an object.
  struct Member: Hashable, Sendable {
    let name: String
    let schema: Schema
    /// What it is, for those who read the schema.
    var about = ""
    var isRequired = true
  }

  case string
  /// A string of one of the formats that JSON Schema names: `date`, `date-time`, `uri`.
  case format(String)
  /// A string that a regular expression describes.
  case pattern(String)
  case choice([String])
  case boolean
  case integer(ClosedRange<Int>)
  case number
  case array(Schema)
  case object([Member])
  case nullable(Schema)

  /// A text, or `null` if there is none.
  static let text = nullable(.string)
  /// A day, or `null` if there is none.
  static let day = nullable(.format("date"))
  static let strings = array(.string)
  static let count = integer(0...Int(Int32.max))
  /// A day, month or year: `2021-09-16`, `2021-11`, `2021`.
  static let vagueDay = pattern("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
  /// A moment in UTC, or `null` if nobody knows.
  static let moment = nullable(.format("date-time"))
}

extension Schema {
  /// The schema as JSON.
  var json: JSONValue {
    switch self {
    case .string: ["type": "string"]
    case .format(let name): ["type": "string", "format": .string(name)]
    case .pattern(let expression): ["type": "string", "pattern": .string(expression)]
    case .choice(let words): ["type": "string", "enum": .strings(words)]
    case .boolean: ["type": "boolean"]
    case .integer(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .number: ["type": "number"]
    case .array(let element): ["type": "array", "items": element.json]
    case .object(let members):
      [
        "type": "object",
        "properties": .object(
          members.map { JSONValue.Member(name: $0.name, value: $0.described) }),
        "required": .strings(members.filter(\.isRequired).map(\.name)),
        "additionalProperties": .bool(false),
      ]
    case .nullable(let schema): ["anyOf": .array([schema.json, ["type": "null"]])]
    }
  }

  /// A whole document that describes one result called `name`.
  func document(name: String, about: String) -> JSONValue {
    guard case .object(let members) = json else { return json }
    let head: [JSONValue.Member] = [
      .init(name: "$schema", value: "https://json-schema.org/draft/2020-12/schema"),
      .init(name: "$id", value: .string("urn:x-samspill:schema:" + name)),
      .init(name: "title", value: .string(name)),
      .init(name: "description", value: .string(about)),
    ]
    return .object(head + members)
  }
}

extension Schema.Member {
  fileprivate var described: JSONValue {
    guard !about.isEmpty, case .object(let members) = schema.json else { return schema.json }
    return .object([.init(name: "description", value: .string(about))] + members)
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  init(stringLiteral value: String) {
    self = .string(value)
  }
}
