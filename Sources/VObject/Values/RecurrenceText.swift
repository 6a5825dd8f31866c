import CivilTime

/// The parts of a RECUR value as they are written, such as `FREQ=WEEKLY;BYDAY=MO,WE`.
///
/// RFC 5545 §3.3.10. What the parts mean is for ``CivilTime``; this keeps also those that nobody
/// knows.
struct RecurrenceText: Hashable {
  struct Part: Hashable {
    /// In upper case.
    var name: String
    var values: [String]
  }

  var parts: [Part]

  init(_ parts: [Part]) {
    self.parts = parts
  }

  /// Splits `FREQ=WEEKLY;BYDAY=MO,WE`; an empty part, as after a semicolon at the end, is skipped.
  init(parsing bytes: ArraySlice<UInt8>) throws(ValueError) {
    parts = []
    for part in bytes.split(separator: ASCII.semicolon) {
      let offset = part.startIndex - bytes.startIndex
      guard let equals = part.firstIndex(of: ASCII.equals), !part[..<equals].trimmed.isEmpty else {
        throw ValueError(at: offset, expected: "a name and an equals sign")
      }
      let values = part[(equals + 1)...].split(
        separator: ASCII.comma, omittingEmptySubsequences: false)
      parts.append(
        Part(
          name: part[..<equals].trimmed.uppercasedText,
          values: values.map { String(decoding: $0.trimmed, as: UTF8.self) }))
    }
    guard let frequency = parts.first(where: { $0.name == "FREQ" }),
      Self.frequencies.contains(frequency.values.map(asciiUppercased).joined())
    else { throw ValueError(at: 0, expected: "FREQ and one of its values") }
  }

  static let frequencies = [
    "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY",
  ]

  var text: String {
    parts.map { $0.name + "=" + $0.values.joined(separator: ",") }.joined(separator: ";")
  }
}

extension RecurrenceText {
  /// An object with a member for each part, RFC 7265 §3.6.10.
  var json: JSONValue {
    .object(
      parts.map { part in
        let values = part.values.map { Self.json($0, of: part.name) }
        return JSONValue.Member(
          part.name.lowercased(), values.count == 1 ? values[0] : .array(values))
      })
  }

  /// Reads what ``json`` writes; `nil` if it is no object of strings and numbers.
  init?(json: JSONValue) {
    guard case .object(let members) = json else { return nil }
    parts = []
    for member in members {
      let elements =
        if case .array(let elements) = member.value { elements } else { [member.value] }
      var values: [String] = []
      for element in elements {
        switch element {
        case .string(let text):
          values.append(member.name == "until" ? text.withoutSeparators : text)
        case .number(let digits): values.append(digits)
        default: return nil
        }
      }
      parts.append(Part(name: asciiUppercased(member.name), values: values))
    }
  }

  private static func json(_ value: String, of name: String) -> JSONValue {
    switch name {
    case "FREQ", "BYDAY", "WKST", "RSCALE", "SKIP": return .string(value)
    case "UNTIL":
      let parts = try? PartialDate(parsing: value)
      return .string(parts?.extendedText ?? value)
    default:
      let digits = value.hasPrefix("+") ? String(value.dropFirst()) : value
      return Int(digits).map { .number(String($0)) } ?? .string(value)
    }
  }
}

extension String {
  /// Without the hyphens and colons of an extended date or time.
  var withoutSeparators: String {
    String(decoding: utf8.filter { $0 != UInt8(ascii: "-") && $0 != ASCII.colon }, as: UTF8.self)
  }
}
