/// `<a href="…">`, `</p>` or `<!doctype html>`.
struct HTMLTag {
  /// In lower case; empty for declarations.
  let name: String
  let isClosing: Bool
  /// The first byte after the tag.
  let end: Int
  private let attributes: ArraySlice<UInt8>

  /// Reads the tag whose `<` stands at `start`; one that never closes ends with the text.
  init(_ bytes: [UInt8], at start: Int) {
    var index = start + 1
    isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let nameStart = index
    while index < bytes.count, bytes[index].isLetter || bytes[index].isDigit { index += 1 }
    name = bytes[nameStart..<index].lowercasedText
    let attributesStart = index
    var quote: UInt8?
    var isAfterEquals = false
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == .greater {
        break
      } else if isAfterEquals, byte == .quote || byte == UInt8(ascii: "'") {
        quote = byte
      }
      if !byte.isWhitespace { isAfterEquals = byte == .equals }
      index += 1
    }
    attributes = bytes[attributesStart..<index]
    end = min(index + 1, bytes.count)
  }

  /// The value of an attribute by its name in lower case, references in it resolved.
  func attribute(_ name: String) -> String? {
    var rest = attributes
    while !rest.isEmpty {
      rest = rest.drop { $0.isWhitespace || $0 == UInt8(ascii: "/") }
      let key = rest.prefix { !$0.isWhitespace && $0 != .equals }
      rest = rest.dropFirst(max(1, key.count)).drop(while: \.isWhitespace)
      guard rest.first == .equals else { continue }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      let value: ArraySlice<UInt8>
      if let quote = rest.first, quote == .quote || quote == UInt8(ascii: "'") {
        value = rest.dropFirst().prefix { $0 != quote }
        rest = rest.dropFirst(value.count + 2)
      } else {
        value = rest.prefix { !$0.isWhitespace }
        rest = rest.dropFirst(value.count)
      }
      if key.lowercasedText == name { return HTMLReference.resolve(value) }
    }
    return nil
  }
}
