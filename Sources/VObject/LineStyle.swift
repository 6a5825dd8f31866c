/// How a component writes the lines it gets: the ending of its own lines, and its vCard version.
struct LineStyle: Hashable {
  var ending = LineEnding.crlf
  /// Whether it is a vCard 2.1, whose readers take text for ASCII unless told otherwise.
  var isVersion21 = false

  /// The most octets on a line, its ending not counted, RFC 5545 §3.1.
  static let width = 75

  /// The whole content line, folded and ended.
  ///
  /// vCard 2.1 knows no `\n`, so that a value with line breaks becomes quoted-printable; and its
  /// folds may stand at spaces only, so that lines are broken there where that is possible.
  func bytes(head: [UInt8], value: [UInt8]) -> [UInt8] {
    guard isVersion21 else { return folded(head + [ASCII.colon] + value) }
    if value.hasEscapedLineBreak { return softBroken(head: head, value: value) }
    let charset = value.contains { $0 >= 0x80 } ? Array(";CHARSET=UTF-8".utf8) : []
    return folded(head + charset + [ASCII.colon] + value)
  }

  /// Breaks after at most 75 octets, never inside a UTF-8 sequence; the blank counts.
  private func folded(_ line: [UInt8]) -> [UInt8] {
    guard line.count > Self.width else { return line + ending.bytes }
    var folded: [UInt8] = []
    folded.reserveCapacity(line.count + line.count / 24 + 2)
    var start = 0
    var room = Self.width
    while line.count - start > room {
      let end = breakOffset(in: line, from: start, room: room)
      folded += line[start..<end]
      folded += ending.bytes
      folded.append(ASCII.space)
      start = end
      room = Self.width - 1
    }
    return folded + line[start...] + ending.bytes
  }

  private func breakOffset(in line: [UInt8], from start: Int, room: Int) -> Int {
    var end = start + room
    if isVersion21, let space = line[start...end].lastIndex(of: ASCII.space), space > start {
      return space
    }
    while end > start + room - 4, line[end] & 0xc0 == 0x80 { end -= 1 }
    // An equals sign at the end of a line might be taken for the soft break of vCard 2.1.
    while end > start + room - 8, line[end - 1] == ASCII.equals { end -= 1 }
    return end
  }

  /// The value in quoted-printable, with a soft break after at most 75 octets.
  ///
  /// A line that began with `END:` after a soft break would be taken for the end of the card.
  private func softBroken(head: [UInt8], value: [UInt8]) -> [UInt8] {
    var line = head + Array(";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:".utf8)
    var column = line.count
    var rest = value[...]
    while let byte = rest.popFirst() {
      var token = QuotedPrintable.encoded([byte])
      if byte == ASCII.backslash, let next = rest.popFirst() {
        let isLineBreak = next == UInt8(ascii: "n")
        token = isLineBreak ? Array("=0D=0A".utf8) : QuotedPrintable.encoded([byte, next])
      }
      if column + token.count >= Self.width {
        line += [ASCII.equals] + ending.bytes
        column = 0
        if byte.uppercased == UInt8(ascii: "E"), rest.prefix(3).equalsIgnoringCase("ND:".utf8) {
          token = QuotedPrintable.escaped(byte)
        }
      }
      line += token
      column += token.count
    }
    return line + ending.bytes
  }
}

extension [UInt8] {
  /// Whether there is a `\n` in the escaped value.
  fileprivate var hasEscapedLineBreak: Bool {
    var isEscape = false
    for byte in self {
      if isEscape, byte == UInt8(ascii: "n") { return true }
      isEscape = !isEscape && byte == ASCII.backslash
    }
    return false
  }
}
