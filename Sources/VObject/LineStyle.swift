/// How a component writes the lines it gets: the ending of its own lines, and its vCard version.
struct LineStyle: Hashable {
  var ending = LineEnding.crlf
  /// Whether it is a vCard 2.1, whose readers know neither `\n` nor bare UTF-8.
  var isVersion21 = false

  /// The most octets on a line, its ending not counted, RFC 5545 §3.1.
  private static let width = 75

  /// The whole content line, folded and ended.
  func bytes(head: [UInt8], value: [UInt8]) -> [UInt8] {
    isVersion21 && needsQuotedPrintable(head: head, value: value)
      ? softBroken(head: head, value: value) : folded(head + [ASCII.colon] + value)
  }

  /// Breaks after at most 75 octets, never inside a UTF-8 sequence; the blank counts.
  private func folded(_ line: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(line.count + line.count / 24 + 2)
    var start = 0
    var room = Self.width
    while line.count - start > room {
      var end = start + room
      while end > start + room - 4, line[end] & 0xc0 == 0x80 { end -= 1 }
      // An equals sign at the end of a line might be taken for the soft break of vCard 2.1.
      while end > start + room - 8, line[end - 1] == ASCII.equals { end -= 1 }
      folded += line[start..<end]
      folded += ending.bytes + [ASCII.space]
      start = end
      room = Self.width - 1
    }
    return folded + line[start...] + ending.bytes
  }

  /// Whether a reader of vCard 2.1 would not get `value` as it is.
  private func needsQuotedPrintable(head: [UInt8], value: [UInt8]) -> Bool {
    guard !String(decoding: head, as: UTF8.self).uppercased().contains("BASE64") else {
      return false
    }
    return head.count + value.count >= Self.width
      || value.contains { !(0x20...0x7e).contains($0) }
      || zip(value, value.dropFirst()).contains {
        $0 == ASCII.backslash && $1 == UInt8(ascii: "n")
      }
  }

  /// The value in quoted-printable, with a soft break after at most 75 octets.
  private func softBroken(head: [UInt8], value: [UInt8]) -> [UInt8] {
    var line = head + Array(";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:".utf8)
    var column = line.count
    var previous: UInt8 = 0
    for byte in value {
      var token = QuotedPrintable.encoded([byte])
      if previous == ASCII.backslash, byte == UInt8(ascii: "n") {
        line.removeLast()
        column -= 1
        token = Array("=0D=0A".utf8)
      }
      previous = previous == ASCII.backslash ? 0 : byte
      if column + token.count >= Self.width {
        line += [ASCII.equals] + ending.bytes
        column = 0
      }
      line += token
      column += token.count
    }
    return line + ending.bytes
  }
}
