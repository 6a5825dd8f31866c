import Foundation

/// A JSON document, RFC 8259.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A string, or `null` for an empty one.
  static func text(_ text: String) -> JSONValue {
    text.isEmpty ? .null : .string(text)
  }

  static func optional(_ value: some CustomStringConvertible) -> JSONValue {
    .string(value.description)
  }

  static func optional(_ value: (some CustomStringConvertible)?) -> JSONValue {
    value.map { .string($0.description) } ?? .null
  }

  static func strings(_ values: [String]) -> JSONValue {
    .array(values.map(JSONValue.string))
  }
}

extension JSONValue: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSONValue {
  /// The document on one line, members by name; an array of records has one a line.
  var line: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      guard case .array(let values) = self, !values.isEmpty else {
        return String(decoding: try encoder.encode(self), as: UTF8.self)
      }
      let lines = try values.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
      return "[" + lines.joined(separator: ",\n ") + "]"
    }
  }
}
