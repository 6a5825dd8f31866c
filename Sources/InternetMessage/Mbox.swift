/// Messages one after another in a file, each behind a line that begins with `From `, RFC 4155.
package enum Mbox {
  /// Where the messages of a file stand; one that is no mbox holds a single message.
  ///
  /// A `From ` line begins a message at the start of the file, or after an empty line if a header
  /// field follows it: text that happens to say "From " is left alone. Ranges begin with the
  /// `From ` line, which ``MailMessage/init(parsing:)`` passes over.
  package static func messages(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.starts(with: "From ".utf8) else { return [0..<bytes.count] }
    var starts = [0]
    var lines = LineReader(
      bytes, in: 0..<bytes.count, terminator: LineReader.terminator(of: bytes))
    var isAfterEmptyLine = false
    while let line = lines.next() {
      if isAfterEmptyLine, bytes[line.content].starts(with: "From ".utf8),
        let next = lines.peek(), startsField(bytes[next.content])
      {
        starts.append(line.range.lowerBound)
      }
      isAfterEmptyLine = line.isEmpty
    }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { $0..<$1 }
  }

  /// One message of an mbox, `>From ` at the start of a line being `From ` again.
  package static func message(in bytes: [UInt8], at range: Range<Int>) -> [UInt8] {
    guard bytes[range].starts(with: "From ".utf8) else { return Array(bytes[range]) }
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var lines = LineReader(bytes, in: range, terminator: LineReader.terminator(of: bytes))
    while let line = lines.next() {
      let content = bytes[line.range]
      let unquoted = content.drop { $0 == .greater }
      let isQuoted = unquoted.count < content.count && unquoted.starts(with: "From ".utf8)
      output += isQuoted ? content.dropFirst() : content
    }
    return output
  }

  private static func startsField(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.prefix(while: \.isFieldName)
    return !name.isEmpty && line.dropFirst(name.count).first == .colon
  }
}
