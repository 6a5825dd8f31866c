/// Writes properties as jCal (RFC 7265 §3.4) and jCard (RFC 7095 §3.3): name, parameters, type, values.
///
/// A group becomes the parameter `group`, RFC 7095 §7.3 does so. Nothing is dropped: a value that does
/// not fit its type is kept as it stands, with the type `unknown`.
struct JSONWriter {
  /// What has been written.
  var text: [UInt8] = []
  private let dialect: Dialect
  /// The values of the property in hand, which come after what they show the type to be.
  private var values: [UInt8] = []
  /// Its parameters; kept, as ``values`` are, for the room that they have.
  private var parameters = ParameterGroups()

  init(in dialect: Dialect) {
    self.dialect = dialect
  }

  /// Writes the property behind what has been written.
  mutating func append(_ line: ContentLine) {
    let facts = line.facts
    values.removeAll(keepingCapacity: true)
    let value = line.appendJSONValue(to: &values, facts, in: dialect)
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
      if !line.isSaid(by: value, name, scanner, head) { groups.add(name, at: start, of: head) }
      while scanner.nextValue(in: bytes) != nil {}
      start = scanner.index
    }
    groups.forEachByName { name, entries in
      if text.last != UInt8(ascii: "{") { text.append(ASCII.comma) }
      switch name {
      case .written(let range): text.appendJSON(lowercasing: bytes, range)
      case .encoding: text.append(literally: "\"encoding\"")
      case .type: text.append(literally: "\"type\"")
      }
      text.append(ASCII.colon)
      appendValues(of: entries, in: head)
    }
    parameters = groups
  }

  /// Writes one value alone, and any other number as an array.
  private mutating func appendValues(
    of entries: ArraySlice<ParameterGroups.Entry>, in head: ArraySlice<UInt8>
  ) {
    let bytes = head.span
    let start = text.count
    var count = 0
    for entry in entries {
      var scanner = ParameterScanner(from: entry.place)
      _ = scanner.nextName(in: bytes)
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
    if name.isSame(as: "VALUE", in: head.span) { return value.problem == nil }
    guard !value.isEncoded else { return false }
    if name.isSame(as: "CHARSET", in: head.span) { return !hasUnknownCharset }
    guard name.isSame(as: "ENCODING", in: head.span) || name.isSame(as: "TYPE", in: head.span)
    else { return false }
    var values = values
    while let value = values.nextValue(in: head.span) {
      if value.isSaying("QUOTED-PRINTABLE", in: head) { return true }
    }
    return false
  }
}

/// The parameters of a line, those of one name together, in the order in which the names first come.
private struct ParameterGroups {
  typealias Entry = (name: Int, place: Int)

  private var names: [ParameterName] = []
  /// Where each parameter begins, and the index of its name.
  private var entries: [Entry] = []
  /// The indexes of ``names`` by their text, once they are many.
  private var indexes: [String: Int] = [:]
  /// With more names than these, looking at each takes longer than to look one up.
  private static let manyNames = 8

  mutating func removeAll() {
    names.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    if !indexes.isEmpty { indexes = [:] }
  }

  mutating func add(_ name: ParameterName, at place: Int, of head: ArraySlice<UInt8>) {
    entries.append((index(of: name, head), place))
  }

  private mutating func index(of name: ParameterName, _ head: ArraySlice<UInt8>) -> Int {
    guard let last = entries.last?.name else {
      names.append(name)
      return 0
    }
    if names[last].isSame(as: name, in: head.span) { return last }
    guard names.count >= Self.manyNames else {
      if let index = names.firstIndex(where: { $0.isSame(as: name, in: head.span) }) {
        return index
      }
      names.append(name)
      return names.count - 1
    }
    if indexes.isEmpty {
      for (index, name) in names.enumerated() { indexes[name.text(in: head)] = index }
    }
    let text = name.text(in: head)
    if let index = indexes[text] { return index }
    indexes[text] = names.count
    names.append(name)
    return names.count - 1
  }

  /// Calls `body` for each name with the places of its parameters.
  mutating func forEachByName(_ body: (ParameterName, ArraySlice<Entry>) -> Void) {
    if names.count < entries.count { entries.sort { $0 < $1 } }
    var start = 0
    while start < entries.count {
      let name = entries[start].name
      var end = start + 1
      while end < entries.count, entries[end].name == name { end += 1 }
      body(names[name], entries[start..<end])
      start = end
    }
  }
}

extension ParameterName {
  /// Whether both have the same letters, whatever their case.
  fileprivate func isSame(as other: Self, in head: Span<UInt8>) -> Bool {
    switch (self, other) {
    case (.written(let left), .written(let right)):
      return left.count == right.count
        && zip(left, right).allSatisfy { head[$0].uppercased == head[$1].uppercased }
    case (.encoding, let name), (let name, .encoding):
      return name.isSame(as: "ENCODING", in: head)
    case (.type, let name), (let name, .type): return name.isSame(as: "TYPE", in: head)
    }
  }

  /// Whether it has the letters of `name`, which are in upper case.
  fileprivate func isSame(as name: StaticString, in head: Span<UInt8>) -> Bool {
    switch self {
    case .written(let range):
      guard range.count == name.utf8CodeUnitCount else { return false }
      var offset = 0
      while offset < range.count,
        head[range.lowerBound + offset].uppercased == name.utf8Start[offset]
      {
        offset += 1
      }
      return offset == range.count
    case .encoding: return name.utf8Start[0] == UInt8(ascii: "E")
    case .type: return name.utf8Start[0] == UInt8(ascii: "T")
    }
  }
}
