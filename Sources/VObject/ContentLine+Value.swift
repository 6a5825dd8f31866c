extension ContentLine {
  /// The value as people read it: unescaped, and decoded if it is quoted-printable.
  ///
  /// A value that is an address, such as that of URL or MEMBER, knows no escapes and comes as it is.
  package var text: String {
    if !mayBeEncoded, let text = utf8Text { return text }
    return String(decoding: unescaped(decodedValueBytes), as: UTF8.self)
  }

  private func unescaped(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard value.contains(ASCII.backslash), !isAddress else { return value }
    return TextEscaping.unescapedBytes(value)
  }

  /// The elements of a list value such as that of CATEGORIES, each unescaped.
  package var texts: [String] {
    TextEscaping.split(decodedValueBytes, at: ASCII.comma).map { TextEscaping.unescaped($0) }
  }

  /// The fields of a structured value such as that of N, ADR or ORG, each a list of its elements.
  ///
  /// RFC 6350 §6.2.2. Missing fields at the end are not made up.
  package var fields: [[String]] {
    TextEscaping.split(decodedValueBytes, at: ASCII.semicolon).map { field in
      TextEscaping.split(field, at: ASCII.comma).map { TextEscaping.unescaped($0) }
    }
  }

  /// One of the ``fields``, its elements with commas between them; `nil` if there are not so many.
  package func field(_ place: Int) -> String? {
    fieldBytes(place).map { TextEscaping.unescaped($0) }
  }

  /// The first element of the first field.
  package var firstElement: String {
    let field = fieldBytes(0) ?? []
    return TextEscaping.unescaped(field[..<TextEscaping.end(ofPartOf: field, before: ASCII.comma)])
  }

  private func fieldBytes(_ place: Int) -> ArraySlice<UInt8>? {
    var rest = decodedValueBytes
    for _ in 0..<place {
      let end = TextEscaping.end(ofPartOf: rest, before: ASCII.semicolon)
      guard end < rest.endIndex else { return nil }
      rest = rest[(end + 1)...]
    }
    return rest[..<TextEscaping.end(ofPartOf: rest, before: ASCII.semicolon)]
  }

  /// Whether the value is a URI or calendar address, by its VALUE parameter or else by its name.
  var isAddress: Bool {
    if mayHaveParameter("VALUE"), let type = parameter("VALUE") {
      return type.utf8.equalsIgnoringCase("URI".utf8)
        || type.utf8.equalsIgnoringCase("CAL-ADDRESS".utf8)
    }
    return withName { Self.addressNames.index(of: $0, in: $1) != nil }
  }

  private static let addressNames = NameTable([
    "URL", "ATTENDEE", "ORGANIZER", "TZURL", "SOURCE", "MEMBER", "IMPP", "FBURL", "CALURI",
    "CALADRURI", "CONFERENCE", "LINK", "CALENDAR-ADDRESS",
  ])

  /// Whether the value is quoted-printable, vCard 2.1 §2.1.3.
  var isQuotedPrintable: Bool {
    guard mayHaveParameter("QUOTED-PRINTABLE") else { return false }
    return parameters.contains { parameter in
      (parameter.name == "ENCODING" || parameter.name == "TYPE")
        && parameter.values.contains { $0.utf8.equalsIgnoringCase("QUOTED-PRINTABLE".utf8) }
    }
  }

  /// The value unfolded and in UTF-8, still escaped.
  var decodedValueBytes: ArraySlice<UInt8> {
    guard mayBeEncoded else {
      let value = unfoldedValueBytes
      return isUTF8 ? value : Self.utf8(value)
    }
    let value = isQuotedPrintable ? QuotedPrintable.decodedText(valueBytes)[...] : valueBytes
    return inLegacyCharset(value) ?? Self.utf8(value)
  }

  /// The same, and without a copy where `facts` show that none is needed.
  func decodedValueBytes(_ facts: LineFacts) -> ArraySlice<UInt8> {
    guard !facts.mayBeEncoded else { return decodedValueBytes }
    let bytes = storage.span
    var isASCII = true
    for index in facts.value {
      if bytes[index].isLineBreak { return Self.utf8(Self.unfolded(storage[facts.value])) }
      isASCII = isASCII && bytes[index] < 0x80
    }
    return isASCII ? storage[facts.value] : Self.utf8(storage[facts.value])
  }
}
