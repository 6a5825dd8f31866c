import CivilTime

/// What a property's value is to jCal and jCard.
struct JSONPropertyValue: Hashable {
  var type: ValueType
  /// What the VALUE parameter calls a type that nobody knows.
  var unknownName: String?
  /// Whether the form of the value shows another type than the VALUE parameter or the standard.
  var isMisstated = false
  /// Whether the value is still quoted-printable.
  var isEncoded = false
  /// Why the value does not fit its type, in which case it is kept as `unknown`.
  var problem: ValueError?
}

extension ContentLine {
  /// The property as ``JSONWriter`` writes it.
  func json(in dialect: Dialect) -> [UInt8] {
    var writer = JSONWriter(in: dialect, finding: DiagnosticList(limit: 0))
    writer.append(self)
    return writer.text
  }

  /// What the value is.
  func jsonValue(in dialect: Dialect) -> JSONPropertyValue {
    var ignored: [UInt8] = []
    return appendJSONValue(to: &ignored, facts, in: dialect)
  }

  /// Writes a comma and a JSON value for each of a list, and tells what they are.
  func appendJSONValue(
    to json: inout [UInt8], _ facts: LineFacts, in dialect: Dialect
  ) -> JSONPropertyValue {
    let bytes = storage.span
    var isPlain = !facts.mayBeEncoded
    for index in facts.value where bytes[index] >= 0x80 || bytes[index].isLineBreak {
      isPlain = false
      break
    }
    if isPlain { return appendJSON(bytes, facts.value, facts, to: &json, in: dialect) }
    if facts.mayBeEncoded, dialect == .calendar, isQuotedPrintable,
      facts.name.flatMap({ dialect.forms[$0.index].definition }) == nil
    {
      let encoded = Self.unfolded(foldedValueBytes)
      var value = unknown(encoded.span, encoded.span.indices, &json)
      value.isEncoded = true
      return value
    }
    let value = decodedValueBytes(facts)
    return appendJSON(value.span, value.span.indices, facts, to: &json, in: dialect)
  }

  /// Writes the decoded value, which stands in `range` of `value`.
  private func appendJSON(
    _ value: Span<UInt8>, _ range: Range<Int>, _ facts: LineFacts, to json: inout [UInt8],
    in dialect: Dialect
  ) -> JSONPropertyValue {
    let definition = facts.name.flatMap { dialect.forms[$0.index].definition }
    guard let typeName = statedType(facts) else {
      guard let definition else { return unknown(value, range, &json) }
      return appendJSON(value, range, as: definition.type, definition, to: &json, in: dialect)
    }
    guard let type = ValueType(named: typeName), type != .unknown else {
      json.append(ASCII.comma)
      json.appendJSON(value, range)
      return JSONPropertyValue(type: .unknown, unknownName: typeName.lowercased())
    }
    return appendJSON(
      value, range, as: type, definition ?? PropertyDefinition(type: type), to: &json, in: dialect)
  }

  /// What the VALUE parameter says, if it says anything.
  private func statedType(_ facts: LineFacts) -> String? {
    guard facts.typeName != nil, let name = parameter("VALUE"), !name.isEmpty else { return nil }
    return name
  }

  /// Writes the value read as the first type that fits: the stated one, or one that its form shows.
  private func appendJSON(
    _ value: Span<UInt8>, _ range: Range<Int>, as stated: ValueType,
    _ definition: PropertyDefinition, to json: inout [UInt8], in dialect: Dialect
  ) -> JSONPropertyValue {
    var problem: ValueError?
    json.append(ASCII.comma)
    let start = json.count
    for index in -2..<definition.otherTypes.count {
      let type =
        switch index {
        case -2: stated
        case -1: definition.type
        default: definition.otherTypes[index]
        }
      if index > -2, type == stated { continue }
      let coder = JSONValueCoder(type: type, definition: definition, dialect: dialect)
      do throws(ValueError) {
        try coder.append(value, range, to: &json)
        return JSONPropertyValue(type: type, isMisstated: type != stated)
      } catch {
        if json.count > start { json.removeLast(json.count - start) }
        problem = problem ?? error
      }
    }
    json.appendJSON(value, range)
    return JSONPropertyValue(type: .unknown, problem: problem)
  }

  private func unknown(
    _ value: Span<UInt8>, _ range: Range<Int>, _ json: inout [UInt8]
  ) -> JSONPropertyValue {
    json.append(ASCII.comma)
    json.appendJSON(value, range)
    return JSONPropertyValue(type: .unknown)
  }
}
