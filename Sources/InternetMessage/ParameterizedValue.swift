/// A value with parameters, such as that of Content-Type or Content-Disposition, RFC 2045 §5.1.
package struct ParameterizedValue: Hashable, Sendable {
  /// What stands before the first semicolon, in lower case, comments left out.
  package let value: String
  private let parameters: [String: String]

  /// Reads the value of a field; what is no parameter is passed over.
  init(parsing field: [UInt8]) {
    var scanner = ParameterScanner(bytes: field)
    value = scanner.value().lowercasedText
    parameters = ParameterAssembly.parameters(from: scanner.segments())
  }

  /// The value alone.
  static func value(of field: [UInt8]) -> String {
    var scanner = ParameterScanner(bytes: field)
    return scanner.value().lowercasedText
  }

  init(_ value: String, _ parameters: [String: String] = [:]) {
    (self.value, self.parameters) = (value, parameters)
  }

  /// The value of a parameter, by its name in lower case: continuations joined and charsets
  /// decoded (RFC 2231), encoded words too, which many programs write there against RFC 2047 §5.
  package subscript(name: String) -> String? {
    parameters[name]
  }
}

/// One `name*2*=value` as it is written.
struct ParameterSegment {
  var name: String
  /// The number after the asterisk; `nil` for a parameter in one piece.
  var number: Int?
  var isPercentEncoded: Bool
  var value: [UInt8]
}

private struct ParameterScanner {
  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The part before the first semicolon, without blanks and comments.
  mutating func value() -> [UInt8] {
    let plain = take { $0 == .semicolon || $0 == .openParenthesis || $0.isWhitespace }
    var output = Array(plain)
    while index < bytes.count, bytes[index] != .semicolon {
      if bytes[index] == .openParenthesis {
        skipComment()
      } else {
        if !bytes[index].isWhitespace { output.append(bytes[index]) }
        index += 1
      }
    }
    return output
  }

  mutating func segments() -> [ParameterSegment] {
    var segments: [ParameterSegment] = []
    while index < bytes.count {
      skipFiller()
      let name = take { $0 == .equals || $0 == .semicolon || $0 == .openParenthesis }
      skipFiller(semicolons: false)
      guard index < bytes.count, bytes[index] == .equals else { continue }
      index += 1
      skipFiller(semicolons: false)
      let value = index < bytes.count && bytes[index] == .quote ? quoted() : unquoted()
      if let segment = Self.segment(name: name.trimmed, value: value) {
        segments.append(segment)
      }
    }
    return segments
  }

  /// Splits `filename*2*` into its name, number and whether it is percent-encoded.
  private static func segment(name: ArraySlice<UInt8>, value: [UInt8]) -> ParameterSegment? {
    guard name.contains(UInt8(ascii: "*")) else {
      return name.isEmpty
        ? nil
        : ParameterSegment(name: name.lowercasedText, isPercentEncoded: false, value: value)
    }
    let pieces = name.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard let first = pieces.first, !first.isEmpty else { return nil }
    let number = pieces.count > 1 ? Int(pieces[1].text) : nil
    return ParameterSegment(
      name: first.lowercasedText, number: number,
      isPercentEncoded: pieces.count > 1 && pieces.last?.isEmpty == true, value: value)
  }

  private mutating func take(until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = min(index, bytes.count)
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    return bytes[start..<max(start, min(index, bytes.count))]
  }

  private mutating func skipFiller(semicolons: Bool = true) {
    while index < bytes.count {
      if bytes[index] == .openParenthesis {
        skipComment()
      } else if bytes[index].isWhitespace || semicolons && bytes[index] == .semicolon {
        index += 1
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    var depth = 0
    while index < bytes.count {
      if bytes[index] == .openParenthesis { depth += 1 }
      if bytes[index] == .closeParenthesis { depth -= 1 }
      index += bytes[index] == .backslash ? 2 : 1
      if depth == 0 { return }
    }
  }

  private mutating func quoted() -> [UInt8] {
    index += 1
    var content: [UInt8] = []
    while index < bytes.count, bytes[index] != .quote {
      if bytes[index] == .backslash, index + 1 < bytes.count { index += 1 }
      content.append(bytes[index])
      index += 1
    }
    index += 1
    return content
  }

  /// A token; blanks inside are kept, since file names are often written without quotes.
  private mutating func unquoted() -> [UInt8] {
    Array(take { $0 == .semicolon }.trimmed)
  }
}

/// Puts the pieces of RFC 2231 parameters together.
private enum ParameterAssembly {
  static func parameters(from segments: [ParameterSegment]) -> [String: String] {
    var whole: [String: String] = [:]
    var continued: [String: [ParameterSegment]] = [:]
    for segment in segments {
      if segment.number != nil || segment.isPercentEncoded {
        continued[segment.name, default: []].append(segment)
      } else if whole[segment.name] == nil {
        whole[segment.name] = EncodedWord.decode(segment.value)
      }
    }
    // RFC 2231 §4: who understands the extended form prefers it.
    for (name, segments) in continued { whole[name] = joined(segments) }
    return whole
  }

  private static func joined(_ segments: [ParameterSegment]) -> String {
    let ordered = segments.enumerated().sorted {
      ($0.element.number ?? 0, $0.offset) < ($1.element.number ?? 0, $1.offset)
    }
    var charset: Charset?
    var bytes: [UInt8] = []
    for (position, segment) in ordered.map(\.element).enumerated() {
      guard segment.isPercentEncoded else {
        bytes += segment.value
        continue
      }
      var value = segment.value[...]
      if position == 0 {
        let parts = value.split(
          separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3 {
          charset = Charset(named: parts[0].text)
          value = parts[2]
        }
      }
      bytes += percentDecoded(value)
    }
    return charset?.decode(bytes).text ?? Charset.decodeGuessing(bytes)
  }

  private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }
}
