/// What a terminal sends, as events: UTF-8, the sequences of keys in the xterm family and on the
/// Linux console, SGR mouse reports and bracketed paste.
///
/// Whatever arrives, nothing is understood wrongly: invalid bytes and unknown sequences are dropped.
package struct InputDecoder: Sendable {
  /// What has arrived and is not understood yet.
  var buffer: [UInt8] = []
  var position = 0
  /// Where the search for the end of a paste goes on; `nil` outside of one.
  var pasteSearch: Int?

  /// Creates a decoder that has read nothing.
  package init() {}

  /// Takes bytes as they arrive, cut anywhere.
  package mutating func feed(_ bytes: ArraySlice<UInt8>) {
    if position > 0 {
      buffer.removeFirst(position)
      pasteSearch = pasteSearch.map { $0 - position }
      position = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// Whether the last bytes are the beginning of something: a key, a sequence or a paste.
  package var isIncomplete: Bool { position < buffer.count || isPasting }

  /// Whether all that is there is an Escape, the key or the beginning of a sequence.
  package var isLoneEscape: Bool { !isPasting && buffer[position...] == [Byte.escape] }

  /// Whether a paste has begun that has not ended yet.
  package var isPasting: Bool { pasteSearch != nil }

  /// The next event that has arrived as a whole.
  package mutating func next() -> TerminalEvent? {
    while position < buffer.count {
      if isPasting { return takePaste() }
      switch step() {
      case .event(let event, let length):
        position += length
        return event
      case .nothing(let length): position += length
      case .pasteBegins(let length):
        position += length
        pasteSearch = position
      case .incomplete: return nil
      }
    }
    return nil
  }

  /// Makes of what is incomplete what it is if nothing follows: Escape, Alt and a character, the
  /// part of a paste; the rest is dropped.
  package mutating func flush() -> [TerminalEvent] {
    defer { (buffer, position, pasteSearch) = ([], 0, nil) }
    let rest = buffer[position...]
    if isPasting { return rest.isEmpty ? [] : [.paste(Self.pasted(rest))] }
    guard rest.first == Byte.escape else { return [] }
    if rest.count == 1 { return [.key(.escape)] }
    guard let second = rest.last, (0x20..<0x7f).contains(second), rest.count == 2 else { return [] }
    return [.key(.alt(Character(Unicode.Scalar(second))))]
  }

  enum Step {
    /// An event, and how many bytes it took.
    case event(TerminalEvent, Int)
    case nothing(Int)
    case pasteBegins(Int)
    case incomplete
  }

  enum Byte {
    static let escape: UInt8 = 0x1b
    static let bell: UInt8 = 0x07
  }

  /// Understands what stands at `position`.
  private func step() -> Step {
    let first = buffer[position]
    if first == Byte.escape { return escapeStep() }
    if first < 0x80 { return .event(.key(Self.key(forASCII: first)), 1) }
    return characterStep(at: position).map { .event(.key(.character($0)), $1) }
  }

  private func escapeStep() -> Step {
    guard position + 1 < buffer.count else { return .incomplete }
    switch buffer[position + 1] {
    case UInt8(ascii: "["): return controlSequenceStep()
    case UInt8(ascii: "O"): return singleShiftStep()
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return stringStep()
    case 0x08, 0x7f: return .event(.key(.control("w")), 2)
    case 0x20..<0x7f:
      return .event(.key(.alt(Character(Unicode.Scalar(buffer[position + 1])))), 2)
    case 0x80...:
      return characterStep(at: position + 1).map { .event(.key(.alt($0)), $1 + 1) }
    default: return .event(.key(.escape), 1)
    }
  }

  /// A reply of the terminal's, up to BEL or ST; not for us.
  private func stringStep() -> Step {
    var index = position + 2
    while index < buffer.count {
      if buffer[index] == Byte.bell { return .nothing(index + 1 - position) }
      if buffer[index] == Byte.escape {
        guard index + 1 < buffer.count else { return .incomplete }
        let isEnd = buffer[index + 1] == UInt8(ascii: "\\")
        return .nothing(index + (isEnd ? 2 : 0) - position)
      }
      index += 1
    }
    return index - position > 4096 ? .nothing(index - position) : .incomplete
  }

  private enum CharacterStep {
    case character(Character, Int)
    case invalid(Int)
    case incomplete

    func map(_ transform: (Character, Int) -> Step) -> Step {
      switch self {
      case .character(let character, let length): transform(character, length)
      case .invalid(let length): .nothing(length)
      case .incomplete: .incomplete
      }
    }
  }

  /// A character beyond ASCII, RFC 3629; control characters are none.
  private func characterStep(at start: Int) -> CharacterStep {
    let length =
      switch buffer[start] {
      case 0xc2...0xdf: 2
      case 0xe0...0xef: 3
      case 0xf0...0xf4: 4
      default: 1
      }
    let skipped = start - position
    guard length > 1 else { return .invalid(skipped + 1) }
    let bytes = buffer[start..<min(start + length, buffer.count)]
    let isBroken = bytes.dropFirst().contains { $0 & 0xc0 != 0x80 }
    if isBroken { return .invalid(skipped + 1) }
    guard bytes.count == length else { return .incomplete }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first,
      scalar.properties.generalCategory != .control
    else { return .invalid(skipped + 1) }
    return .character(Character(scalar), length)
  }

  private static func key(forASCII byte: UInt8) -> Key {
    switch byte {
    case 0x09: .tab
    case 0x0a, 0x0d: .enter
    case 0x08, 0x7f: .backspace
    case 0x00: .control(" ")
    case 0x01...0x1a: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1c...0x1f: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  // MARK: Paste

  private static let pasteEnd: [UInt8] = [0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e]

  /// The text up to the end of the paste, if that has come.
  private mutating func takePaste() -> TerminalEvent? {
    let end = Self.pasteEnd
    var index = pasteSearch ?? position
    while index + end.count <= buffer.count {
      if buffer[index] == Byte.escape, buffer[index..<index + end.count].elementsEqual(end) {
        let text = Self.pasted(buffer[position..<index])
        position = index + end.count
        pasteSearch = nil
        return .paste(text)
      }
      index += 1
    }
    pasteSearch = index
    return nil
  }

  /// Text with "\n" for all line ends and without control characters, tabs excepted.
  private static func pasted(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n" where previous == "\r": break
      case "\n", "\t": scalars.append(scalar)
      default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
      }
      previous = scalar
    }
    return String(scalars)
  }
}
