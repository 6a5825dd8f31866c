extension ContentLine {
  /// Makes a line out of a value that is already escaped.
  ///
  /// It ends in CRLF and is folded at 75 octets, never inside a UTF-8 sequence, RFC 5545 §3.1; a
  /// component that takes it in gives it its own line ending. Control characters in the value are
  /// left out and line breaks become `\n`, so that one value is always one line.
  package init(
    _ name: String, group: String? = nil, parameters: [Parameter] = [], value: String
  ) {
    self.init(
      head: Self.head(name, group, parameters), value: Self.escapingLineBreaks(value),
      style: LineStyle())
  }

  /// Makes a line out of a text; it is escaped unless the property's values are addresses.
  package init(
    _ name: String, group: String? = nil, parameters: [Parameter] = [], text: String
  ) {
    self.init(name, group: group, parameters: parameters, fields: [[text]])
  }

  /// Makes a line out of the elements of a list such as that of CATEGORIES.
  package init(
    _ name: String, group: String? = nil, parameters: [Parameter] = [], texts: [String]
  ) {
    self.init(name, group: group, parameters: parameters, fields: [texts])
  }

  /// Makes a line out of the fields of a structured value such as that of N, ADR or ORG.
  package init(
    _ name: String, group: String? = nil, parameters: [Parameter] = [], fields: [[String]]
  ) {
    let head = Self.head(name, group, parameters)
    let isAddress = ContentLine(head: head, value: [], style: LineStyle()).isAddress
    self.init(
      head: head, value: Self.encoded(fields, isAddress: isAddress), style: LineStyle())
  }

  /// The same group, name and parameters with another value.
  func replacingValue(with fields: [[String]], style: LineStyle) -> ContentLine {
    ContentLine(
      head: headWithoutEncoding, value: Self.encoded(fields, isAddress: isAddress), style: style)
  }

  /// The same group, name and parameters with the value of another line.
  func replacingValue(withThatOf other: ContentLine, style: LineStyle) -> ContentLine {
    ContentLine(head: headWithoutEncoding, value: Array(other.valueBytes), style: style)
  }

  /// The same value, and the same parameters save that those in `names` are now `parameters`.
  func replacingParameters(
    named names: Set<String>, with parameters: [Parameter], style: LineStyle
  ) -> ContentLine {
    let kept = self.parameters.filter { !names.contains($0.name) }
    let head = Self.head(name, group, parameters.filter { names.contains($0.name) } + kept)
    return ContentLine(
      head: head, value: Array(valueBytes), style: LineStyle(ending: style.ending))
  }

  /// The same line as a component with that style writes it.
  func restyled(_ style: LineStyle) -> ContentLine {
    style == LineStyle() && lineEnding == .crlf
      ? self : ContentLine(head: Array(head), value: Array(valueBytes), style: style)
  }

  /// The same line, ended if it was not.
  func ended(by ending: LineEnding) -> ContentLine {
    lineEnding == nil ? ContentLine(rawBytes: Array(bytes) + ending.bytes) : self
  }

  /// A line as it stands in a file.
  init(rawBytes: [UInt8]) {
    let range = 0..<rawBytes.count
    let boundary = LineHead.boundary(in: rawBytes.span, range)
    let mark = LineMark(
      at: range, colon: boundary.colon, number: 0, mayBeEncoded: boundary.mayBeEncoded)
    self.init(of: rawBytes, at: mark)
  }

  /// Makes a line out of a head and a value that are as they should be but for folds.
  init(head: [UInt8], value: [UInt8], style: LineStyle) {
    let line = ContentLine(rawBytes: style.bytes(head: head, value: value))
    // At the end of a quoted-printable value an equals sign would draw in the next line.
    let isCutShort = value.last == ASCII.equals && line.isQuotedPrintable
    let end = value.lastIndex { $0 != ASCII.equals }.map { $0 + 1 } ?? 0
    self =
      isCutShort
      ? ContentLine(rawBytes: style.bytes(head: head, value: Array(value[..<end]))) : line
  }

  /// The head for a value that is plain UTF-8; rebuilt if it says otherwise or is broken.
  private var headWithoutEncoding: [UInt8] {
    let hasOpenQuote = LineHead.boundary(in: head.span, 0..<head.count).hasOpenQuote
    guard hasOpenQuote || isQuotedPrintable || parameter("CHARSET") != nil else {
      return Array(head)
    }
    return Self.head(name, group, parametersWithoutEncoding)
  }

  /// The parameters save those that say how the characters of the value are encoded.
  private var parametersWithoutEncoding: [Parameter] {
    parameters.compactMap(\.cleaned).filter { !$0.tellsTextEncoding }
  }

  /// The head with nothing in it that a strict reader would stumble over.
  static func head(
    _ name: String, _ group: String?, _ parameters: [Parameter]
  ) -> [UInt8] {
    let group = group.map { $0.utf8.filter(\.isNameByte) + [ASCII.period] } ?? []
    return group + name.utf8.filter(\.isNameByte)
      + parameters.compactMap(\.cleaned).flatMap(\.bytes)
  }

  private static func encoded(_ fields: [[String]], isAddress: Bool) -> [UInt8] {
    let encodedFields = fields.map { elements in
      Array(
        elements.map { isAddress ? onOneLine($0) : TextEscaping.escaped($0) }
          .joined(separator: [ASCII.comma]))
    }
    return Array(encodedFields.joined(separator: [ASCII.semicolon]))
  }

  private static func escapingLineBreaks(_ value: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendOnOneLine(Array(value.utf8)[...])
    return bytes
  }

  /// `value` without its line breaks and control characters.
  static func onOneLine(_ value: String) -> [UInt8] {
    TextEscaping.withoutControls(value).utf8.filter { $0 != ASCII.lineFeed }
  }
}
