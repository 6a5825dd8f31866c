/// Messages one after another in a file, each behind a line that begins with `From `, RFC 4155.
package struct Mbox: Sendable {
  private let bytes: [UInt8]
  private let terminator: UInt8
  /// Where the messages stand, each from its `From ` line on; all of it if the file is no mbox.
  package let ranges: [Range<Int>]

  /// Finds the messages of a file.
  ///
  /// A `From ` line begins a message at the start of the file, or after an empty line if a header
  /// field follows it: text that happens to say "From " is left alone.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    (terminator, ranges) = bytes.withUnsafeBufferPointer { bytes in
      let lines = LineReader(bytes)
      let starts = bytes.begins(with: "From ") ? Self.starts(of: lines) : [0]
      return (lines.terminator, zip(starts, starts.dropFirst() + [bytes.count]).map { $0..<$1 })
    }
  }

  private static func starts(of lines: LineReader) -> [Int] {
    var starts = [0]
    var lines = lines
    var isAfterEmptyLine = false
    while let line = lines.next() {
      if isAfterEmptyLine, lines.bytes.part(line.content).begins(with: "From "),
        let next = lines.peek(), startsField(lines.bytes[next.content])
      {
        starts.append(line.range.lowerBound)
      }
      isAfterEmptyLine = line.isEmpty
    }
    return starts
  }

  /// The message in one of the ``ranges``, `>From ` at the start of a line being `From ` again.
  package func message(at range: Range<Int>) -> [UInt8] {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.part(range).begins(with: "From ") else { return Array(bytes[range]) }
      var output: [UInt8] = []
      output.reserveCapacity(range.count)
      var lines = LineReader(bytes, in: range, terminator: terminator)
      while let line = lines.next() {
        let content = bytes[line.range]
        let unquoted = content.drop { $0 == .greater }
        let isQuoted = unquoted.count < content.count && unquoted.starts(with: "From ".utf8)
        output += isQuoted ? content.dropFirst() : content
      }
      return output
    }
  }

  private static func startsField(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = line.prefix(while: \.isFieldName)
    return !name.isEmpty && line.dropFirst(name.count).first == .colon
  }
}
