import CivilTime

/// One property of a calendar or card: `group.NAME;PARAMETER=value:value`, folded or not.
///
/// RFC 5545 §3.1, RFC 6350 §3.3. A line keeps the bytes it was read from, line break included, and
/// shares them with the whole file: its parts are decoded when asked for. Two lines are equal when
/// their bytes are.
package struct ContentLine: Sendable {
  let storage: [UInt8]
  private let mark: LineMark

  /// A line of a file whose bytes are `storage`.
  init(of storage: [UInt8], at mark: LineMark) {
    (self.storage, self.mark) = (storage, mark)
  }

  var start: UInt32 { mark.start }
  var end: UInt32 { mark.end }
  /// Counted from `start`; 0 when there is no value.
  var colon: UInt32 { mark.colon }

  /// See ``LineMark/isFolded``.
  var isFolded: Bool { mark.isFolded }

  /// See ``LineHead/Boundary/mayBeEncoded``.
  var mayBeEncoded: Bool { mark.mayBeEncoded }

  /// See ``LineMark/isASCII``.
  var isASCII: Bool { mark.isASCII }

  /// See ``LineMark/isUTF8``.
  var isUTF8: Bool { mark.isUTF8 }

  /// The number of its first physical line in the file, from 1; 0 for a line made here.
  package var lineNumber: Int { mark.lineNumber }

  /// This line and the next one of the same file as one; `nil` if `next` is not the next.
  func joined(with next: ContentLine) -> ContentLine? {
    mark.joined(with: next.mark).map { ContentLine(of: storage, at: $0) }
  }

  /// The original bytes, with folds and the line break.
  package var bytes: ArraySlice<UInt8> { storage[Int(start)..<Int(end)] }

  /// The name in upper case, without the group.
  package var name: String { Self.nameBytes(of: head).uppercasedText }

  /// What stands before the period in `item1.TEL`, or `nil`.
  package var group: String? {
    Self.groupBytes(of: head).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value as it stands in the file, unfolded but still escaped; not UTF-8 becomes U+FFFD.
  package var value: String { String(decoding: valueBytes, as: UTF8.self) }

  /// Whether the name is `name`, whatever the case.
  package func isNamed(_ name: String) -> Bool {
    isNamed(name.utf8.span)
  }

  /// The same of a name that is known beforehand.
  func isNamed(_ name: StaticString) -> Bool {
    isNamed(name.utf8Bytes.span)
  }

  private func isNamed(_ wanted: Span<UInt8>) -> Bool {
    let bytes = storage.span
    let headEnd = Int(start) + Int(colon)
    var end = Int(start)
    for offset in 0..<wanted.count {
      let letter = wanted[offset]
      guard end < headEnd, bytes[end] == letter || bytes[end].uppercased == letter.uppercased else {
        break
      }
      end += 1
    }
    let isWhole = end - Int(start) == wanted.count
    if isWhole, end == headEnd || bytes[end] == ASCII.semicolon { return true }
    while end < headEnd, bytes[end].isNameByte { end += 1 }
    // Behind a group, a fold or a blank the name may go on; with any other byte it is another.
    guard end < headEnd, bytes[end] == ASCII.period || bytes[end].isBlank || bytes[end].isLineBreak
    else { return false }
    let name = Self.nameBytes(of: head)
    return wanted.withUnsafeBufferPointer { name.equalsIgnoringCase($0) }
  }
}

extension ContentLine {
  /// All before the colon, unfolded.
  var head: ArraySlice<UInt8> {
    let head = storage[Int(start)..<Int(start) + Int(colon)]
    return isFolded ? Self.unfolded(head) : head
  }

  /// Gives `body` the name, without a copy where it has neither group, fold nor blank.
  func withName<Result>(_ body: (Span<UInt8>, Range<Int>) -> Result) -> Result {
    let bytes = storage.span
    let headEnd = Int(start) + Int(colon)
    var index = Int(start)
    while index < headEnd, bytes[index].isNameByte { index += 1 }
    if index == headEnd || bytes[index] == ASCII.semicolon {
      return body(bytes, Int(start)..<index)
    }
    let name = Array(Self.nameBytes(of: head))
    return body(name.span, name.indices)
  }

  /// The name of the component that this BEGIN or END is of, in upper case.
  var delimitedName: String {
    plainDelimited.map { storage[$0].uppercasedText } ?? carefulDelimited.uppercasedText
  }

  /// The kind of that component, which most lines tell without a copy of the name.
  var delimitedKind: ComponentKind? {
    let written = delimitedRange
    if let kind = ComponentKind(named: storage.span, in: written) { return kind }
    guard plainDelimited == nil else { return nil }
    let name = Array(carefulDelimited)
    return ComponentKind(named: name.span, in: name.indices)
  }

  /// Where the name of that component stands, if nothing is to be taken out of it.
  private var plainDelimited: Range<Int>? {
    let range = delimitedRange
    return !range.isEmpty && range.allSatisfy { storage[$0].isNameByte } ? range : nil
  }

  /// Where the value stands, without line breaks and blanks at its end.
  private var delimitedRange: Range<Int> {
    let (bytes, range) = (storage.span, valueRange)
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isLineBreak || bytes[end - 1].isBlank { end -= 1 }
    return range.lowerBound..<end
  }

  /// That name without what cannot be part of one.
  private var carefulDelimited: ArraySlice<UInt8> {
    valueBytes.filter { ($0 >= 0x20 && $0 != 0x7f) || $0 == ASCII.tab }.trimmed
  }

  /// What the checks want to know of the line, found in one walk over its head.
  var facts: LineFacts {
    let headEnd = Int(start) + Int(colon)
    var valueEnd = Int(end)
    while valueEnd > headEnd + 1, storage[valueEnd - 1].isLineBreak { valueEnd -= 1 }
    let valueStart = colon > 0 ? min(headEnd + 1, valueEnd) : valueEnd
    var facts = LineFacts(
      of: storage.span, from: Int(start), headEnd: headEnd, value: valueStart..<valueEnd)
    if facts.isNameHidden {
      let name = Array(Self.nameBytes(of: head))
      facts.name = PropertyName(of: name.span, in: name.indices)
    }
    return facts
  }

  /// Whether the value is certainly what `form` wants.
  func isPlainly(_ form: ValueForm, _ facts: LineFacts) -> Bool {
    form.accepts(storage.span, facts)
  }

  /// The value as a day or time, if it is written in the most usual way.
  func plainTime(_ facts: LineFacts) -> CalendarTime? {
    CalendarTime(plainly: storage.span, facts.value)
  }

  /// The value if it is its own text: ASCII on one line, without escapes or parameters.
  var bytesOfPlainText: ArraySlice<UInt8>? {
    let facts = facts
    guard !facts.hasParameters else { return nil }
    let bytes = storage.span
    for index in facts.value {
      guard bytes[index] >= 0x20, bytes[index] < 0x7f, bytes[index] != ASCII.backslash else {
        return nil
      }
    }
    return storage[facts.value]
  }

  /// The zone that a TZID parameter names, which stands in `range` of the bytes of the file.
  func zone(named range: Range<Int>, in zones: inout CalendarZones) -> TimeZoneRules? {
    zones.zone(named: storage.span, in: range)
  }

  /// Whether there is a colon between the head and the value.
  var hasColon: Bool {
    let index = Int(start) + Int(colon)
    return index < Int(end) && storage[index] == ASCII.colon
  }

  /// All after the colon, unfolded; soft breaks are taken out of a quoted-printable value.
  var valueBytes: ArraySlice<UInt8> {
    let value = foldedValueBytes
    guard isFolded, value.contains(where: \.isLineBreak) else { return value }
    return isQuotedPrintable ? QuotedPrintable.joined(value)[...] : Self.unfolded(value)
  }

  /// All after the colon and before the line break, as it stands in the file.
  var foldedValueBytes: ArraySlice<UInt8> { storage[valueRange] }

  /// The same without line breaks, as is no quoted-printable value.
  var unfoldedValueBytes: ArraySlice<UInt8> {
    isFolded ? Self.unfolded(foldedValueBytes) : foldedValueBytes
  }

  /// Where that is in the bytes of the file.
  private var valueRange: Range<Int> {
    let start = Int(start) + Int(colon) + 1
    guard colon > 0, start < Int(end) else { return 0..<0 }
    let bytes = storage.span
    var end = Int(end)
    while end > start, bytes[end - 1].isLineBreak { end -= 1 }
    return start..<end
  }

  /// The text of the value if it is UTF-8 as it stands; `nil` if it is not.
  var utf8Text: String? {
    let range = valueRange
    let bytes = storage.span
    let isEscaped = bytes.firstIndex(of: ASCII.backslash, in: range) != nil && !isAddress
    let hasFold = isFolded && bytes.lineBreak(in: range) < range.upperBound
    guard hasFold || isEscaped else {
      return isUTF8 ? bytes.utf8Text(in: range, isASCII: isASCII) : bytes.text(in: range)
    }
    let value = hasFold ? Self.unfolded(storage[range]) : storage[range]
    let text = isEscaped ? TextEscaping.unescapedBytes(value) : value
    return isUTF8 ? text.span.utf8Text(in: 0..<text.count, isASCII: isASCII) : text.validText
  }

  /// How the line ends, or `nil` when it is the last of a file that does not end in a line break.
  var lineEnding: LineEnding? { LineEnding(endOf: bytes) }

  /// The name in `head`; blanks around it and around its hyphens count for nothing.
  static func nameBytes(of head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = head.prefix { $0 != ASCII.semicolon }
    if let group = groupBytes(of: name) { name = name[(group.endIndex + 1)...] }
    guard name.contains(where: \.isBlank) else { return name }
    let parts = name.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return Array(parts.map { Array($0.trimmed) }.joined(separator: [UInt8(ascii: "-")]))[...]
  }

  /// What stands before the period in `head`, or `nil`.
  static func groupBytes(of head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let group = head.prefix { $0.isNameByte }
    return group.endIndex < head.endIndex && head[group.endIndex] == ASCII.period ? group : nil
  }

  /// Whether a property may have that name, RFC 5545 §3.1; the ends of a component are none.
  static func isPropertyName(_ name: some Collection<UInt8>) -> Bool {
    !name.isEmpty && name.allSatisfy(\.isNameByte)
      && !name.equalsIgnoringCase("BEGIN".utf8) && !name.equalsIgnoringCase("END".utf8)
  }

  /// Takes out every run of line breaks together with the one blank after it.
  static func unfolded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let all = bytes.span
    var lineBreak = all.lineBreak(in: 0..<all.count)
    guard lineBreak < all.count else { return bytes }
    let unfolded = [UInt8](unsafeUninitializedCapacity: all.count) { text, count in
      var start = 0
      while start < all.count {
        all.extracting(start..<lineBreak).withUnsafeBufferPointer {
          count = text[count...].initialize(fromContentsOf: $0)
        }
        start = lineBreak
        while start < all.count, all[start].isLineBreak { start += 1 }
        if start < all.count, all[start].isBlank { start += 1 }
        lineBreak = all.lineBreak(in: start..<all.count)
      }
    }
    return unfolded[...]
  }
}

extension ContentLine: Hashable {
  /// By the bytes, wherever in a file they stand.
  package static func == (left: ContentLine, right: ContentLine) -> Bool {
    left.bytes == right.bytes
  }

  /// By the bytes too.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
  }
}
