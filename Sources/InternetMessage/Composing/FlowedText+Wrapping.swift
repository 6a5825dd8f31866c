extension FlowedText {
  /// Lines no longer than this where blanks allow: RFC 3676 §4.2 has 78, but quoted-printable
  /// makes three characters of some.
  private static let width = 66

  /// The text with its long lines broken so that ``joined(_:deletesSpaces:)`` makes them whole.
  ///
  /// Lines end with LF, the last one too. Lines that begin with `>` and a space are quoted.
  static func wrapped(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    var lines = Array(text.withLineFeeds.utf8).split(
      separator: .lineFeed, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { append(line, to: &output) }
    return output
  }

  private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let (quoting, content) = splitQuoting(line)
    if quoting.isEmpty, content.elementsEqual("-- ".utf8) {
      output += content + [.lineFeed]
      return
    }
    var rest = content.withoutTrailingSpaces
    repeat {
      let piece = rest.prefix(breakOffset(in: rest, available: width - quoting.count - 1))
      if !quoting.isEmpty || needsStuffing(piece) { output += quoting + [.space] }
      if !quoting.isEmpty, piece.isEmpty { output.removeLast() }
      output += piece + [.lineFeed]
      rest = rest.dropFirst(piece.count)
    } while !rest.isEmpty
  }

  /// `>>` and what it quotes, or nothing and the whole line.
  private static func splitQuoting(_ line: ArraySlice<UInt8>) -> (
    quoting: ArraySlice<UInt8>, content: ArraySlice<UInt8>
  ) {
    let content = line.drop { $0 == .greater }
    let isQuoted = line.first == .greater && (content.isEmpty || content.first == .space)
    guard isQuoted else { return ([], line) }
    return (line[..<content.startIndex], content.dropFirst())
  }

  /// What a reader would take for quoting, for stuffing or for the start of an mbox message.
  private static func needsStuffing(_ piece: ArraySlice<UInt8>) -> Bool {
    piece.first == .space || piece.first == .greater || piece.starts(with: "From ".utf8)
  }

  /// How many bytes go on this line: all, or up to and with the last space that fits, or else
  /// the first one.
  private static func breakOffset(in rest: ArraySlice<UInt8>, available: Int) -> Int {
    var offset = 0
    var characters = 0
    var lastSpace: Int?
    for byte in rest {
      offset += 1
      if byte & 0xC0 != 0x80 { characters += 1 }
      if characters > available, lastSpace != nil { break }
      // A soft break after `-- ` would make a signature of it.
      if byte == .space, offset < rest.count, !rest.prefix(offset).elementsEqual("-- ".utf8) {
        lastSpace = offset
      }
    }
    return characters > available ? lastSpace ?? rest.count : rest.count
  }
}

extension ArraySlice<UInt8> {
  fileprivate var withoutTrailingSpaces: ArraySlice<UInt8> {
    var end = endIndex
    while end > startIndex, self[end - 1] == .space { end -= 1 }
    return self[..<end]
  }
}
