import Domain

/// How a piece of text stands out on a terminal that shows colours; the text always says it too.
enum Style: Hashable, Sendable {
  case plain
  /// A heading, or what was looked for.
  case strong
  /// What is there for the record, such as an identity.
  case faint
  /// What is overdue or missing.
  case alarm

  /// The parameter of SGR (ECMA-48 §8.3.117); `nil` for plain text.
  var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .faint: "2"
    case .alarm: "31"
    }
  }
}

/// A line of text with pieces that stand out.
struct StyledText: Hashable, Sendable {
  struct Span: Hashable, Sendable {
    var text: String
    var style: Style
  }

  private(set) var spans: [Span] = []

  init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { spans.append(Span(text: text, style: style)) }
  }

  mutating func append(_ other: StyledText) {
    spans += other.spans
  }

  var text: String { spans.count == 1 ? spans[0].text : spans.map(\.text).joined() }
  var columns: Int { spans.reduce(0) { $0 + $1.text.displayColumns } }

  /// The text with blanks behind it up to `width` columns.
  func padded(to width: Int) -> StyledText {
    var line = self
    line.append(String(repeating: " ", count: max(0, width - columns)))
    return line
  }

  /// The text if it is no wider than `width` columns, else its beginning and "…".
  func cut(to width: Int) -> StyledText {
    guard columns > width else { return self }
    var rest = max(0, width - 1)
    var line = StyledText("")
    for span in spans where rest > 0 {
      let part = span.text.prefix(columns: rest)
      line.append(part, span.style)
      rest = part.count == span.text.count ? rest - part.displayColumns : 0
    }
    if width > 0 { line.append("…") }
    return line
  }

  /// The text on one line: no line ends, no tabs.
  var onOneLine: StyledText {
    var line = self
    for index in line.spans.indices { line.spans[index].text = line.spans[index].text.onOneLine }
    return line
  }
}

extension StyledText: ExpressibleByStringLiteral {
  init(stringLiteral value: String) {
    self.init(value)
  }
}

extension String {
  /// The text with blanks for line ends and tabs.
  var onOneLine: String {
    // Also U+0085, U+2028 and U+2029 end lines.
    guard !isQuiet else { return self }
    return String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// Whether no byte of its UTF-8 is loud.
  var isQuiet: Bool {
    utf8.withContiguousStorageIfAvailable(\.isQuiet) ?? !utf8.contains(where: \.isLoud)
  }

  /// Whether a byte of its UTF-8 passes a test.
  @inline(__always)
  func hasByte(_ test: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(where: test) } ?? utf8.contains(where: test)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether no byte is loud, as is soon seen eight bytes at a time.
  var isQuiet: Bool {
    guard count >= 8 else { return !contains(where: \.isLoud) }
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let words = UnsafeRawBufferPointer(self)
    return stride(from: 0, to: count, by: 8).allSatisfy { offset in
      // The last eight bytes may begin among those that have been looked at.
      let start = Swift.min(offset, count - 8)
      let word = words.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      // Beyond ASCII, below the blank, or DEL; a borrow comes only from a byte below the blank.
      let odd = word | (word &- ones &* 0x20) | (word &+ ones)
      return odd & tops == 0 || !self[start..<start + 8].contains(where: \.isLoud)
    }
  }
}

extension UInt8 {
  /// Whether a control character, a line end or one that turns the direction of text can begin with the
  /// byte in UTF-8.
  var isLoud: Bool {
    switch self {
    case 0x00...0x1f, 0x7f, 0xc2, 0xd8, 0xe2: true
    default: false
    }
  }
}
