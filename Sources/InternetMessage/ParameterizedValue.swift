/// A value with parameters, such as that of Content-Type or Content-Disposition, RFC 2045 §5.1.
package struct ParameterizedValue: Hashable, Sendable {
  /// What stands before the first semicolon, in lower case, comments left out.
  package let value: String
  /// In the order of their names, of which each is there once.
  private let parameters: [Parameter]

  fileprivate struct Parameter: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// Reads the value of a field; what is no parameter is passed over.
  init(parsing field: UnsafeBufferPointer<UInt8>) {
    var scanner = ParameterScanner(bytes: field)
    value = scanner.value()
    var assembly = ParameterAssembly()
    while scanner.next(into: &assembly) {}
    parameters = assembly.parameters
  }

  /// The value alone.
  static func value(of field: UnsafeBufferPointer<UInt8>) -> String {
    var scanner = ParameterScanner(bytes: field)
    return scanner.value()
  }

  init(_ value: String, _ parameters: [String: String] = [:]) {
    self.value = value
    self.parameters = ParameterAssembly.inOrder(parameters)
  }

  /// The value of a parameter, by its name in lower case: continuations joined and charsets
  /// decoded (RFC 2231), encoded words too, which many programs write there against RFC 2047 §5.
  package subscript(name: String) -> String? {
    parameters.first { $0.name == name }?.value
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

/// Reads bytes that have to stay where they are meanwhile.
private struct ParameterScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The part before the first semicolon in small letters, without blanks and comments.
  mutating func value() -> String {
    let plain = take { $0 == .semicolon || $0 == .openParenthesis || $0.isWhitespace }
    guard index < bytes.count, bytes[index] != .semicolon else { return plain.lowercasedText }
    var output = Array(plain)
    while index < bytes.count, bytes[index] != .semicolon {
      if bytes[index] == .openParenthesis {
        skipComment()
      } else {
        if !bytes[index].isWhitespace { output.append(bytes[index]) }
        index += 1
      }
    }
    return output.lowercasedText
  }

  /// Reads the next parameter if there is one; `false` at the end.
  mutating func next(into assembly: inout ParameterAssembly) -> Bool {
    guard index < bytes.count else { return false }
    skipFiller()
    let name = take { $0 == .equals || $0 == .semicolon || $0 == .openParenthesis }
    skipFiller(semicolons: false)
    guard index < bytes.count, bytes[index] == .equals else { return true }
    index += 1
    skipFiller(semicolons: false)
    if index < bytes.count, bytes[index] == .quote {
      readQuoted { assembly.add(name.trimmed, $0) }
    } else {
      // A token; blanks inside are kept, since file names are often written without quotes.
      assembly.add(name.trimmed, take { $0 == .semicolon }.trimmed)
    }
    return true
  }

  private mutating func take(until isEnd: (UInt8) -> Bool) -> UnsafeBufferPointer<UInt8> {
    let start = min(index, bytes.count)
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    return bytes.part(start..<max(start, min(index, bytes.count)))
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

  private mutating func readQuoted(_ read: (UnsafeBufferPointer<UInt8>) -> Void) {
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != .quote, bytes[index] != .backslash { index += 1 }
    let plain = bytes.part(min(start, bytes.count)..<min(index, bytes.count))
    guard index < bytes.count, bytes[index] == .backslash else {
      index += 1
      return read(plain)
    }
    var content = Array(plain)
    while index < bytes.count, bytes[index] != .quote {
      if bytes[index] == .backslash, index + 1 < bytes.count { index += 1 }
      content.append(bytes[index])
      index += 1
    }
    index += 1
    content.withUnsafeBufferPointer(read)
  }
}

/// Puts the pieces of RFC 2231 parameters together.
private struct ParameterAssembly {
  /// Those in one piece.
  private var whole: [ParameterizedValue.Parameter] = []
  private var continued: [ParameterSegment] = []
  /// The names of those in one piece, once they are many.
  private var names: Set<String> = []

  private static let many = 16

  /// Takes a parameter as it is written; of several with one name the first counts.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    guard !name.isEmpty else { return }
    guard name.has(UInt8(ascii: "*")) else { return addWhole(name.lowercasedText, value) }
    guard let segment = Self.segment(name: Array(name), value: value) else { return }
    if segment.number != nil || segment.isPercentEncoded {
      continued.append(segment)
    } else {
      addWhole(segment.name, value)
    }
  }

  private mutating func addWhole(_ name: String, _ value: UnsafeBufferPointer<UInt8>) {
    if whole.count < Self.many {
      guard !whole.contains(where: { $0.name == name }) else { return }
    } else {
      if names.isEmpty { names = Set(whole.map(\.name)) }
      guard names.insert(name).inserted else { return }
    }
    whole.append(ParameterizedValue.Parameter(name: name, value: EncodedWord.decode(value)))
  }

  /// Splits `filename*2*` into its name, number and whether it is percent-encoded.
  private static func segment(
    name: [UInt8], value: UnsafeBufferPointer<UInt8>
  ) -> ParameterSegment? {
    let pieces = name.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard let first = pieces.first, !first.isEmpty else { return nil }
    let number = pieces.count > 1 ? Int(pieces[1].text) : nil
    return ParameterSegment(
      name: first.lowercasedText, number: number,
      isPercentEncoded: pieces.count > 1 && pieces.last?.isEmpty == true, value: Array(value))
  }

  /// All of them, in the order of their names.
  var parameters: [ParameterizedValue.Parameter] {
    guard !continued.isEmpty else {
      let isInOrder = zip(whole, whole.dropFirst()).allSatisfy { $0.name < $1.name }
      return isInOrder ? whole : whole.sorted { $0.name < $1.name }
    }
    var values = Dictionary(uniqueKeysWithValues: whole.map { ($0.name, $0.value) })
    var segments: [String: [ParameterSegment]] = [:]
    for segment in continued { segments[segment.name, default: []].append(segment) }
    // RFC 2231 §4: who understands the extended form prefers it.
    for (name, segments) in segments { values[name] = Self.joined(segments) }
    return Self.inOrder(values)
  }

  static func inOrder(_ parameters: [String: String]) -> [ParameterizedValue.Parameter] {
    parameters.map { ParameterizedValue.Parameter(name: $0.key, value: $0.value) }
      .sorted { $0.name < $1.name }
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
