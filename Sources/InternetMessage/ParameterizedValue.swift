/// A parameter that is looked for in a value with parameters, such as that of Content-Type or
/// Content-Disposition, RFC 2045 §5.1.
///
/// Nothing is made of what was found but what somebody asks for; the bytes of the value have to stay
/// where they are meanwhile.
struct WantedParameter {
  let name: StaticString
  private var whole: WrittenParameter?
  private var segments: [ParameterSegment] = []

  /// One that is called so, in any case.
  init(_ name: StaticString) {
    self.name = name
  }

  /// Looks whether that is the one, or a piece of it; of several with one name the first counts.
  mutating func take(_ parameter: WrittenParameter) {
    if parameter.name.spells(name) {
      takeWhole(parameter)
    } else if let segment = ParameterSegment(of: name, parameter) {
      if segment.isWhole { takeWhole(parameter) } else { segments.append(segment) }
    }
  }

  private mutating func takeWhole(_ parameter: WrittenParameter) {
    if whole == nil { whole = parameter }
  }

  /// What it says: continuations joined and charsets decoded (RFC 2231), encoded words too, which many
  /// programs write there against RFC 2047 §5.
  var text: String? {
    // RFC 2231 §4: who understands the extended form prefers it.
    segments.isEmpty ? whole?.text : ParameterSegment.joined(segments)
  }

  /// Whether it says that, capitals or not.
  func says(_ wanted: StaticString) -> Bool {
    guard !segments.isEmpty || whole?.value.spells(wanted) != true else { return true }
    guard var text else { return false }
    return text.withUTF8 { $0.spells(wanted) }
  }
}

extension HeaderBlock {
  /// What the first field of that name says before its parameters, or `nil` without such a field.
  func valueWithoutParameters(_ name: StaticString) -> String? {
    first(name).map { field in
      withValue(of: field) { ParameterScanner.valueWithoutParameters($0) }
    }
  }

  /// Calls `read` with the parameters of the first field of that name if there is one.
  func withParameters(of name: StaticString, _ read: (inout ParameterScanner) -> Void) {
    guard let field = first(name) else { return }
    withValue(of: field) { value in
      var scanner = ParameterScanner(behindValueIn: value)
      read(&scanner)
    }
  }

  /// A parameter of the first field of that name, or `nil`.
  func parameter(_ parameter: StaticString, of name: StaticString) -> String? {
    var text: String?
    withParameters(of: name) { parameters in
      var wanted = WantedParameter(parameter)
      while let found = parameters.next() { wanted.take(found) }
      text = wanted.text
    }
    return text
  }
}

/// A parameter as it stands in a value, the quotes around it left out.
struct WrittenParameter {
  var name: UnsafeBufferPointer<UInt8>
  var value: UnsafeBufferPointer<UInt8>
  /// Whether backslashes stand before characters that are meant.
  var hasEscapes = false

  var text: String {
    hasEscapes ? EncodedWord.decode(bytes) : EncodedWord.decode(value)
  }

  /// The value without backslashes.
  var bytes: [UInt8] {
    guard hasEscapes else { return Array(value) }
    var content: [UInt8] = []
    var index = 0
    while index < value.count {
      if value[index] == .backslash, index + 1 < value.count { index += 1 }
      content.append(value[index])
      index += 1
    }
    return content
  }
}

/// Walks over the parameters of a value one by one; what is no parameter is passed over.
struct ParameterScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Begins behind what stands before the first semicolon.
  init(behindValueIn field: UnsafeBufferPointer<UInt8>) {
    self.init(field)
    while index < bytes.count, bytes[index] != .semicolon {
      if bytes[index] == .openParenthesis { skipComment() } else { index += 1 }
    }
  }

  /// What stands before the first semicolon, in lower case, blanks and comments left out.
  static func valueWithoutParameters(_ field: UnsafeBufferPointer<UInt8>) -> String {
    var scanner = ParameterScanner(field)
    return scanner.value()
  }

  private mutating func value() -> String {
    let plain = take { $0 == .semicolon || $0 == .openParenthesis || $0.isWhitespace }
    guard index < bytes.count, bytes[index] != .semicolon else {
      return plain.spells("text/plain") ? "text/plain" : plain.lowercasedText
    }
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

  /// The next parameter; `nil` at the end.
  mutating func next() -> WrittenParameter? {
    while index < bytes.count {
      skipFiller()
      let name = take { $0 == .equals || $0 == .semicolon || $0 == .openParenthesis }
      skipFiller(semicolons: false)
      guard index < bytes.count, bytes[index] == .equals else { continue }
      index += 1
      skipFiller(semicolons: false)
      if index < bytes.count, bytes[index] == .quote { return quoted(name.trimmed) }
      // A token; blanks inside are kept, since file names are often written without quotes.
      return WrittenParameter(name: name.trimmed, value: take { $0 == .semicolon }.trimmed)
    }
    return nil
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

  private mutating func quoted(_ name: UnsafeBufferPointer<UInt8>) -> WrittenParameter {
    index += 1
    let start = index
    var hasEscapes = false
    while index < bytes.count, bytes[index] != .quote {
      if bytes[index] == .backslash { hasEscapes = true }
      index += bytes[index] == .backslash ? 2 : 1
    }
    let end = min(index, bytes.count)
    index = end + 1
    return WrittenParameter(
      name: name, value: bytes.part(min(start, end)..<end), hasEscapes: hasEscapes)
  }
}

/// One `name*2*=value` as it is written.
private struct ParameterSegment {
  /// The number after the asterisk; `nil` for a parameter in one piece.
  var number: Int?
  var isPercentEncoded: Bool
  var value: [UInt8]

  /// Whether it is a parameter in one piece after all.
  var isWhole: Bool { number == nil && !isPercentEncoded }

  /// Splits `filename*2*` into the name, a number and whether it is percent-encoded; `nil` for a
  /// parameter of another name.
  init?(of name: StaticString, _ parameter: WrittenParameter) {
    let (written, length) = (parameter.name, name.utf8CodeUnitCount)
    let asterisk = UInt8(ascii: "*")
    guard written.count > length, written[length] == asterisk,
      written.part(0..<length).spells(name)
    else { return nil }
    let pieces = written[(length + 1)...].split(
      separator: asterisk, omittingEmptySubsequences: false)
    number = pieces.first.flatMap { Int($0.text) }
    isPercentEncoded = pieces.last?.isEmpty == true
    value = parameter.bytes
  }

  /// Puts the pieces together.
  static func joined(_ segments: [ParameterSegment]) -> String {
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
