import CivilTime

/// A property's value as jCal and jCard write it: its type, and one JSON value for each of a list.
struct JSONPropertyValue: Hashable {
  var type: String
  var values: [JSONValue]
  /// Whether the form of the value shows another type than the VALUE parameter or the standard.
  var isMisstated = false
  /// Whether the value is still quoted-printable.
  var isEncoded = false
  /// Why the value does not fit its type, in which case it is kept as `unknown`.
  var problem: ValueError?
}

extension ContentLine {
  /// The property in jCal (RFC 7265 §3.4) or jCard (RFC 7095 §3.3): name, parameters, type, values.
  ///
  /// A group becomes the parameter `group`, RFC 7095 §7.3 does so. Nothing is dropped: a value that does
  /// not fit its type is kept as it stands, with the type `unknown`.
  package func json(in dialect: Dialect) -> JSONValue {
    let value = jsonValue(in: dialect)
    return .array(
      [.string(name.lowercased()), jsonParameters(for: value), .string(value.type)] + value.values)
  }

  /// Writes what ``json(in:)`` has behind what `bytes` holds.
  func appendJSON(to bytes: inout [UInt8], in dialect: Dialect) {
    let value = jsonValue(in: dialect)
    let parameters = parameters.filter { !isSaid(by: value, $0) }
    bytes.append(UInt8(ascii: "["))
    JSONValue.string(name.lowercased()).append(to: &bytes)
    bytes.append(ASCII.comma)
    if Self.areDistinct(parameters) {
      append(parameters, to: &bytes)
    } else {
      jsonParameters(for: value).append(to: &bytes)
    }
    bytes.append(ASCII.comma)
    JSONValue.string(value.type).append(to: &bytes)
    for element in value.values {
      bytes.append(ASCII.comma)
      element.append(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func areDistinct(_ parameters: [Parameter]) -> Bool {
    guard parameters.count > 1 else { return true }
    return Set(parameters.lazy.map(\.name)).count == parameters.count
  }

  /// Writes the object of a group and of parameters no two of which have the same name.
  private func append(_ parameters: [Parameter], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    if let group {
      bytes += "\"group\":".utf8
      JSONValue.string(group).append(to: &bytes)
    }
    for (index, parameter) in parameters.enumerated() {
      if index > 0 || group != nil { bytes.append(ASCII.comma) }
      JSONValue.append(parameter.name.lowercased(), to: &bytes)
      bytes.append(ASCII.colon)
      if parameter.values.count == 1 {
        JSONValue.append(parameter.values[0], to: &bytes)
      } else {
        JSONValue.array(parameter.values.map { .string($0) }).append(to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  func jsonValue(in dialect: Dialect) -> JSONPropertyValue {
    let definition = dialect.definition(of: name)
    let value = decodedValueBytes
    if dialect == .calendar, definition == nil, isQuotedPrintable {
      var encoded = unknown(Self.unfolded(foldedValueBytes))
      encoded.isEncoded = true
      return encoded
    }
    guard let typeName = parameter("VALUE").flatMap({ $0.isEmpty ? nil : $0 }) else {
      guard let definition else { return unknown(value) }
      return jsonValue(value, stated: definition.type, definition: definition, in: dialect)
    }
    guard let type = ValueType(named: typeName), type != .unknown else {
      let text = String(decoding: value, as: UTF8.self)
      return JSONPropertyValue(type: typeName.lowercased(), values: [.string(text)])
    }
    let stated = definition ?? PropertyDefinition(type: type)
    return jsonValue(value, stated: type, definition: stated, in: dialect)
  }

  /// The value read as the first type that fits: the stated one, or one that its form shows.
  private func jsonValue(
    _ value: ArraySlice<UInt8>, stated: ValueType, definition: PropertyDefinition,
    in dialect: Dialect
  ) -> JSONPropertyValue {
    var problem: ValueError?
    for type in [stated, definition.type] + definition.otherTypes {
      let coder = JSONValueCoder(type: type, definition: definition, dialect: dialect)
      do {
        let values = try coder.json(from: value)
        return JSONPropertyValue(
          type: type.rawValue, values: values, isMisstated: type != stated)
      } catch {
        problem = problem ?? error
      }
    }
    var broken = unknown(value)
    broken.problem = problem
    return broken
  }

  private func unknown(_ value: ArraySlice<UInt8>) -> JSONPropertyValue {
    let text = String(decoding: value, as: UTF8.self)
    return JSONPropertyValue(type: ValueType.unknown.rawValue, values: [.string(text)])
  }

  private func jsonParameters(for value: JSONPropertyValue) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let group { members.append(JSONValue.Member("group", .string(group))) }
    var named: [(name: String, values: [JSONValue])] = []
    var places: [String: Int] = [:]
    for parameter in parameters where !isSaid(by: value, parameter) {
      let values = parameter.values.map { JSONValue.string($0) }
      if let place = places[parameter.name] {
        named[place].values += values
      } else {
        places[parameter.name] = named.count
        named.append((parameter.name, values))
      }
    }
    for (name, values) in named {
      members.append(
        JSONValue.Member(name.lowercased(), values.count == 1 ? values[0] : .array(values)))
    }
    return .object(members)
  }

  /// Whether the type or the decoded value says what the parameter says.
  private func isSaid(by value: JSONPropertyValue, _ parameter: Parameter) -> Bool {
    switch parameter.name {
    case "VALUE": value.problem == nil
    case "CHARSET": !value.isEncoded && !hasUnknownCharset
    case "ENCODING", "TYPE":
      !value.isEncoded
        && parameter.values.contains { $0.utf8.equalsIgnoringCase("QUOTED-PRINTABLE".utf8) }
    default: false
    }
  }
}
