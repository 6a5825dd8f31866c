/// What a standard wants of a value, held so that the usual value is checked without a copy.
///
/// The check is one-sided: what it accepts is right, and what it does not accept may be right as well.
/// That is then decided by reading the value, which also tells what is wrong with it.
struct ValueForm {
  private let type: ValueType
  private let shape: ValueShape
  /// Whether a URI without a scheme would be taken for a text.
  private let needsScheme: Bool
  /// Whether any value will do, as it does for a text.
  let isAlwaysRight: Bool
  /// Whether a value that is nothing else is a text.
  private let mayBeText: Bool

  /// What the standard says, or `nil` of a property that none defines.
  let definition: PropertyDefinition?

  /// Of a property of which nothing is known.
  static let unknown = ValueForm(nil)

  /// Without a definition, that of a property of which nothing is known.
  init(_ definition: PropertyDefinition?) {
    self.definition = definition
    type = definition?.type ?? .unknown
    shape = definition?.shape ?? .single
    needsScheme = definition?.otherTypes.contains(.text) ?? false
    isAlwaysRight = definition?.isAlwaysRight ?? true
    mayBeText = definition?.otherTypes.contains(.text) ?? false
  }

  /// Whether a value may be more than misstated; `false` is certain.
  func canBeWrong(_ facts: LineFacts) -> Bool {
    !mayBeText || facts.typeName != nil || !facts.isPlain
  }

  /// Whether the value is certainly right.
  func accepts(_ bytes: Span<UInt8>, _ facts: LineFacts) -> Bool {
    guard let typeName = facts.typeName else {
      return isAlwaysRight || accepts(bytes, facts, as: type, shape)
    }
    guard facts.isPlain, !typeName.isEmpty else { return false }
    guard let index = Self.typeNames.index(of: bytes, in: typeName) else { return true }
    let stated = ValueType.allCases[index]
    let isDefined = stated == type || shape == .list || type == .unknown
    return accepts(bytes, facts, as: stated, isDefined ? shape : .single)
  }

  private static let typeNames = NameTable(ValueType.allCases.map { asciiUppercased($0.rawValue) })

  private func accepts(
    _ bytes: Span<UInt8>, _ facts: LineFacts, as type: ValueType, _ shape: ValueShape
  ) -> Bool {
    switch type {
    case .text, .languageTag, .calAddress, .unknown: return true
    case .uri where !needsScheme: return true
    // In quoted-printable the equals signs of a rule might mean something else.
    case .recur where facts.hasParameters: return false
    default: break
    }
    switch shape {
    case .single: return PlainValue.fits(type, bytes, facts.value)
    case .list:
      var start = facts.value.lowerBound
      for index in facts.value where bytes[index] == ASCII.comma {
        guard PlainValue.fits(type, bytes, start..<index) else { return false }
        start = index + 1
      }
      return PlainValue.fits(type, bytes, start..<facts.value.upperBound)
    case .structured, .structuredLists: return false
    }
  }
}

extension PropertyDefinition {
  /// Whether any value will do, as it does for a text.
  var isAlwaysRight: Bool {
    switch type {
    case .text, .uri, .calAddress, .languageTag, .unknown: otherTypes.isEmpty
    case .date, .dateTime, .time, .dateAndOrTime, .timestamp, .period, .duration, .utcOffset,
      .boolean, .integer, .float, .recur, .binary:
      false
    }
  }
}
