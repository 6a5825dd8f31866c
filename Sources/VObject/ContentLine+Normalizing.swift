extension ContentLine {
  /// The same property as a strict reader wants it: one spelling of the name, quotes where they must
  /// be, no control characters, UTF-8, folded at 75 octets, CRLF; `nil` for what is no property.
  ///
  /// What a calendar says in quoted-printable and nobody knows how to read stays as it is.
  func normalized(in dialect: Dialect) -> ContentLine? {
    if isPlainlyNormal(in: dialect) { return self }
    var bytes: [UInt8] = []
    appendNormalized(to: &bytes, in: dialect)
    return bytes.isEmpty ? nil : ContentLine(rawBytes: bytes)
  }

  /// Writes the bytes of ``normalized(in:)`` behind what `output` holds.
  func appendNormalized(to output: inout [UInt8], in dialect: Dialect) {
    if isPlainlyNormal(in: dialect) {
      output += bytes
      return
    }
    let facts = facts
    let head = head
    let name = facts.isPlainlyNamed ? storage[facts.written] : Self.nameBytes(of: head)
    guard facts.name != nil || Self.isPropertyName(name) else { return }
    if dialect == .calendar, facts.mayBeEncoded, isQuotedPrintable,
      dialect.definition(of: name.uppercasedText) == nil
    {
      let value = String(decoding: Self.unfolded(foldedValueBytes), as: UTF8.self)
      let head = Self.head(name.uppercasedText, group, parameters)
      output +=
        ContentLine(head: head, value: Self.onOneLine(value), style: LineStyle()).bytes
      return
    }
    let start = output.count
    let mayHaveGroup = !facts.isPlainlyNamed || facts.written.lowerBound > Int(self.start)
    if mayHaveGroup, let group = Self.groupBytes(of: head) { output += group + [ASCII.period] }
    for byte in name { output.append(byte.uppercased) }
    // Folded base64 of vCard 2.1 is indented by more than the one blank that a fold has.
    let isBase64 = facts.hasParameters && output.appendParameters(of: head)
    let value = decodedValueBytes(facts)
    let headEnd = output.count
    output.append(ASCII.colon)
    output.appendOnOneLine(isBase64 ? value.filter { !$0.isBlank }[...] : value)
    if dialect != .card21, output.count - start <= LineStyle.width, output.last != ASCII.equals {
      output += LineEnding.crlf.bytes
    } else {
      let line = ContentLine(
        head: Array(output[start..<headEnd]), value: Array(output[(headEnd + 1)...]),
        style: LineStyle(isVersion21: dialect == .card21))
      output.removeLast(output.count - start)
      output += line.bytes
    }
  }
}

extension [UInt8] {
  /// Writes the parameters of a head in their proper form, save those that say how the characters of
  /// the value are encoded, as in vCard 2.1; tells whether the value is base64.
  fileprivate mutating func appendParameters(of head: ArraySlice<UInt8>) -> Bool {
    let bytes = head.span
    var scanner = ParameterScanner(in: bytes)
    var isBase64 = false
    while let name = scanner.nextName(in: bytes) {
      let start = count
      append(ASCII.semicolon)
      appendName(name, in: bytes)
      guard count > start + 1 else {
        removeLast()
        continue
      }
      let isEncoding = ends(in: "ENCODING", from: start + 1)
      let mayTellText = isEncoding || ends(in: "TYPE", from: start + 1)
      var tellsText = ends(in: "CHARSET", from: start + 1)
      var tellsBase64 = false
      append(ASCII.equals)
      var isFirst = true
      while let value = scanner.nextValue(in: bytes) {
        if !isFirst { append(ASCII.comma) }
        isFirst = false
        let valueStart = count
        appendParameterValue(value.bytes(in: head))
        guard mayTellText else { continue }
        tellsText = tellsText || ends(in: "QUOTED-PRINTABLE", from: valueStart)
        tellsBase64 =
          tellsBase64
          || isEncoding
            && (ends(in: "BASE64", from: valueStart) || ends(in: "B", from: valueStart))
      }
      if tellsText { removeLast(count - start) } else { isBase64 = isBase64 || tellsBase64 }
    }
    return isBase64
  }

  /// Whether what stands from `start` on is `word`, in any case.
  private func ends(in word: StaticString, from start: Int) -> Bool {
    count - start == word.utf8CodeUnitCount
      && (start..<count).allSatisfy { self[$0].uppercased == word.utf8Start[$0 - start] }
  }

  private mutating func appendName(_ name: ParameterName, in head: Span<UInt8>) {
    switch name {
    case .written(let range):
      for index in range where head[index].isNameByte { append(head[index].uppercased) }
    case .encoding: append(literally: "ENCODING")
    case .type: append(literally: "TYPE")
    }
  }

  /// Writes the value of a parameter without control characters, RFC 6868 applied, in quotes where
  /// they are needed.
  mutating func appendParameterValue(_ value: ArraySlice<UInt8>) {
    let bytes = value.span
    let start = count
    var needsQuotes = false
    for index in 0..<bytes.count {
      switch bytes[index] {
      case ASCII.lineFeed where index > 0 && bytes[index - 1] == ASCII.carriageReturn: break
      case ASCII.lineFeed, ASCII.carriageReturn: append(literally: "^n")
      case ASCII.quote: append(literally: "^'")
      case ASCII.caret: append(literally: "^^")
      case ASCII.comma, ASCII.colon, ASCII.semicolon, ASCII.space, ASCII.tab:
        needsQuotes = true
        append(bytes[index])
      case 0..<0x20, 0x7f: break
      default: append(bytes[index])
      }
    }
    guard needsQuotes else { return }
    insert(ASCII.quote, at: start)
    append(ASCII.quote)
  }

  /// Writes a value so that it is one line: each of its line breaks as `\n`, and no other control
  /// character but the tab.
  mutating func appendOnOneLine(_ value: ArraySlice<UInt8>) {
    let bytes = value.span
    for index in 0..<bytes.count {
      switch bytes[index] {
      case ASCII.lineFeed where index > 0 && bytes[index - 1] == ASCII.carriageReturn: break
      case ASCII.lineFeed, ASCII.carriageReturn: append(literally: "\\n")
      case ASCII.tab: append(ASCII.tab)
      case 0..<0x20, 0x7f: break
      default: append(bytes[index])
      }
    }
  }
}
