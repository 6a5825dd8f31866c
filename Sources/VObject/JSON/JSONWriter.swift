/// Writes properties as jCal (RFC 7265 §3.4) and jCard (RFC 7095 §3.3): name, parameters, type, values.
///
/// A group becomes the parameter `group`, RFC 7095 §7.3 does so. Nothing is dropped: a value that does
/// not fit its type is kept as it stands, with the type `unknown`.
struct JSONWriter {
  /// What has been written.
  var text: [UInt8] = []
  /// What is wrong with the values of the properties, ``ContentLine/valueProblem(in:)``.
  private(set) var problems: DiagnosticList
  private let dialect: Dialect
  /// The values of the property in hand, which come after what they show the type to be.
  private var values: [UInt8] = []
  /// Its parameters; kept, as ``values`` are, for the room that they have.
  private var parameters = ParameterGroups()

  /// - Parameters:
  ///   - dialect: What the properties follow.
  ///   - problems: What has been found wrong with others.
  init(in dialect: Dialect, finding problems: DiagnosticList) {
    (self.dialect, self.problems) = (dialect, problems)
  }

  /// Writes the property behind what has been written.
  mutating func append(_ line: ContentLine) {
    let facts = line.facts
    values.removeAll(keepingCapacity: true)
    let value = line.appendJSONValue(to: &values, facts, in: dialect)
    if value.problem != nil || value.isMisstated { note(line, value) }
    text.append(UInt8(ascii: "["))
    if facts.isPlainlyNamed {
      text.appendJSON(lowercasing: line.storage.span, facts.written)
    } else {
      let name = ContentLine.nameBytes(of: line.head)
      text.appendJSON(lowercasing: name.span, 0..<name.count)
    }
    text.append(literally: ",{")
    let mayHaveGroup = !facts.isPlainlyNamed || facts.written.lowerBound > Int(line.start)
    if mayHaveGroup, let group = ContentLine.groupBytes(of: line.head) {
      text.append(literally: "\"group\":")
      text.appendJSON(group)
    }
    if facts.hasParameters { appendParameters(of: line, line.head, beside: value) }
    text.append(literally: "},")
    if let name = value.unknownName {
      JSONValue.append(name, to: &text)
    } else {
      var name = value.type.rawValue
      text.append(ASCII.quote)
      name.withUTF8 { text.append(contentsOf: $0) }
      text.append(ASCII.quote)
    }
    text.append(contentsOf: values)
    text.append(UInt8(ascii: "]"))
  }

  private mutating func note(_ line: ContentLine, _ value: JSONPropertyValue) {
    guard problems.wants(value.problem == nil ? .warning : .error),
      let problem = line.valueProblem(in: dialect)
    else { return }
    problems.add(problem)
  }

  /// Hands what has been written to `write` if it is much.
  mutating func flush(to write: ([UInt8]) -> Void) {
    guard text.count > 1 << 16 else { return }
    write(text)
    text.removeAll(keepingCapacity: true)
  }

  private mutating func appendParameters(
    of line: ContentLine, _ head: ArraySlice<UInt8>, beside value: JSONPropertyValue
  ) {
    var groups = ParameterGroups()
    swap(&groups, &parameters)
    groups.removeAll()
    let bytes = head.span
    var scanner = ParameterScanner(in: bytes)
    var start = scanner.index
    while let name = scanner.nextName(in: bytes) {
      if !line.isSaid(by: value, name, scanner, head) { groups.add(name, at: start) }
      while scanner.nextValue(in: bytes) != nil {}
      start = scanner.index
    }
    groups.group(in: bytes)
    groups.forEachFirst { index in
      if text.last != UInt8(ascii: "{") { text.append(ASCII.comma) }
      append(groups, from: index, in: head)
    }
    parameters = groups
  }

  /// Writes a name with the value of the parameter at `index` and of those that follow it: one value
  /// alone, and any other number as an array.
  private mutating func append(
    _ groups: ParameterGroups, from first: Int, in head: ArraySlice<UInt8>
  ) {
    let bytes = head.span
    var scanner = groups.scanner(at: first)
    switch scanner.nextName(in: bytes) {
    case .written(let range)?: text.appendJSON(lowercasing: bytes, range)
    case .encoding?: text.append(literally: "\"encoding\"")
    case .type?: text.append(literally: "\"type\"")
    case nil: return
    }
    text.append(ASCII.colon)
    let start = text.count
    var count = 0
    var index = first
    while true {
      while let value = scanner.nextValue(in: bytes) {
        if count == 1 { text.insert(UInt8(ascii: "["), at: start) }
        if count > 0 { text.append(ASCII.comma) }
        if let range = value.plainRange(in: bytes) {
          text.appendJSON(bytes, range)
        } else {
          text.appendJSON(value.bytes(in: head))
        }
        count += 1
      }
      guard let next = groups.next(after: index) else { break }
      index = next
      scanner = groups.scanner(at: index)
      _ = scanner.nextName(in: bytes)
    }
    if count > 1 { text.append(UInt8(ascii: "]")) }
  }
}

extension ContentLine {
  /// Whether the type or the decoded value says what the parameter of that name says, whose values
  /// `values` reads.
  fileprivate func isSaid(
    by value: JSONPropertyValue, _ name: ParameterName, _ values: ParameterScanner,
    _ head: ArraySlice<UInt8>
  ) -> Bool {
    if name.isNamed("VALUE", in: head.span) { return value.problem == nil }
    guard !value.isEncoded else { return false }
    if name.isNamed("CHARSET", in: head.span) { return !hasUnknownCharset }
    guard name.isNamed("ENCODING", in: head.span) || name.isNamed("TYPE", in: head.span)
    else { return false }
    var values = values
    while let value = values.nextValue(in: head.span) {
      if value.isSaying("QUOTED-PRINTABLE", in: head) { return true }
    }
    return false
  }
}
