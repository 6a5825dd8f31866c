import Foundation

/// Checks JSON against the part of JSON Schema 2020-12 that our schemas use.
///
/// What a schema says that is not known here counts as a fault, so that nothing is passed over.
struct SchemaValidator {
  let schema: [String: Any]

  init(_ text: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    schema = object as? [String: Any] ?? [:]
  }

  /// What is wrong with a value; nothing if it is as the schema says.
  func faults(in value: Any) -> [String] {
    faults(value, schema, at: "$")
  }

  private static let known: Set<String> = [
    "$schema", "$id", "title", "description", "type", "format", "pattern", "enum", "minimum",
    "maximum", "items", "properties", "required", "additionalProperties", "anyOf",
  ]

  private func faults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var faults = schema.keys.filter { !Self.known.contains($0) }.map { "\(place): what is \($0)?" }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let fits = choices.contains { self.faults(value, $0, at: place).isEmpty }
      return faults + (fits ? [] : ["\(place): fits none of anyOf: \(value)"])
    }
    switch schema["type"] as? String {
    case "null": return faults + (value is NSNull ? [] : ["\(place): not null"])
    case "boolean": return faults + (isBoolean(value) ? [] : ["\(place): no boolean"])
    case "number": return faults + (isNumber(value) ? [] : ["\(place): no number"])
    case "integer": faults += integerFaults(value, schema, at: place)
    case "string": faults += stringFaults(value, schema, at: place)
    case "array":
      guard let values = value as? [Any], let items = schema["items"] as? [String: Any] else {
        return faults + ["\(place): no array"]
      }
      for (index, value) in values.enumerated() {
        faults += self.faults(value, items, at: "\(place)[\(index)]")
      }
    case "object": faults += objectFaults(value, schema, at: place)
    default: faults.append("\(place): no type")
    }
    return faults
  }

  private func objectFaults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let object = value as? [String: Any],
      let properties = schema["properties"] as? [String: [String: Any]],
      let required = schema["required"] as? [String],
      schema["additionalProperties"] as? Bool == false
    else { return ["\(place): no object"] }
    var faults = required.filter { object[$0] == nil }.map { "\(place): \($0) is missing" }
    for (name, value) in object {
      guard let property = properties[name] else {
        faults.append("\(place): \(name) is not foreseen")
        continue
      }
      faults += self.faults(value, property, at: "\(place).\(name)")
    }
    return faults
  }

  private func integerFaults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard isNumber(value), let number = value as? Int else { return ["\(place): no integer"] }
    let low = schema["minimum"] as? Int ?? .min
    let high = schema["maximum"] as? Int ?? .max
    return (low...high).contains(number) ? [] : ["\(place): \(number) is out of range"]
  }

  private func stringFaults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let text = value as? String else { return ["\(place): no string"] }
    var faults: [String] = []
    if let words = schema["enum"] as? [String], !words.contains(text) {
      faults.append("\(place): “\(text)” is none of \(words)")
    }
    let formats = [
      "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "date-time": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
    ]
    let format = schema["format"] as? String
    if let format, formats[format] == nil { faults.append("\(place): what is \(format)?") }
    for pattern in [schema["pattern"] as? String, format.flatMap { formats[$0] }] {
      guard let pattern else { continue }
      if text.range(of: pattern, options: .regularExpression) == nil {
        faults.append("\(place): “\(text)” does not match \(pattern)")
      }
    }
    return faults
  }

  private func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { isBooleanNumber($0) } ?? false
  }

  private func isNumber(_ value: Any) -> Bool {
    value is NSNumber && !isBoolean(value)
  }

  private func isBooleanNumber(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }
}
