/// Text whose lines were broken to fit 78 columns and may be joined again, RFC 3676.
struct FlowedText {
  /// The paragraphs of a text in UTF-8 on one line each, `> ` in front for each level of quoting; what
  /// is no UTF-8 becomes U+FFFD.
  static func joined(_ text: UnsafeBufferPointer<UInt8>, deletesSpaces: Bool) -> String {
    // Nothing but a blank behind the marks of a quotation is added to a line.
    let room = text.count + text.count / 2 + 2
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      var output = Output(buffer: buffer)
      join(text, deletesSpaces: deletesSpaces, into: &output)
      return UnsafeBufferPointer(rebasing: buffer[..<output.count]).text
    }
  }

  private static func join(
    _ text: UnsafeBufferPointer<UInt8>, deletesSpaces: Bool, into output: inout Output
  ) {
    var openDepth: Int?
    var start = 0
    while start <= text.count {
      let end = text.firstIndex(of: .lineFeed, from: start, to: text.count) ?? text.count
      let line = Line(text.part(start..<end))
      start = end + 1
      let isSignatureMark = line.isSignatureMark
      if openDepth == nil || openDepth != line.depth || isSignatureMark {
        if openDepth != nil { output.append(.lineFeed) }
        if line.depth > 0 {
          for _ in 0..<line.depth { output.append(.greater) }
          if !line.content.isEmpty { output.append(.space) }
        }
      }
      output.append(line.content)
      openDepth = nil
      if line.content.last == .space, !isSignatureMark {
        if deletesSpaces { output.removeLast() }
        openDepth = line.depth
      } else {
        output.append(.lineFeed)
      }
    }
    if openDepth == nil { output.removeLast() }
  }

  /// Memory that is large enough, and how much of it is filled.
  private struct Output {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) {
      self.buffer = buffer
    }

    mutating func append(_ byte: UInt8) {
      buffer[count] = byte
      count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let source = bytes.baseAddress, let start = buffer.baseAddress else { return }
      (start + count).update(from: source, count: bytes.count)
      count += bytes.count
    }

    mutating func removeLast() {
      count -= 1
    }
  }

  private struct Line {
    var depth: Int
    var content: UnsafeBufferPointer<UInt8>

    init(_ line: UnsafeBufferPointer<UInt8>) {
      var start = 0
      while start < line.count, line[start] == .greater { start += 1 }
      depth = start
      // A space in front was stuffed in by the sender, §4.4.
      if start < line.count, line[start] == .space { start += 1 }
      content = line.part(start..<line.count)
    }

    /// `-- `, the line above a signature, ends in a space and is fixed all the same, §4.3.
    var isSignatureMark: Bool {
      content.count == 3 && content[0] == .hyphen && content[1] == .hyphen && content[2] == .space
    }
  }
}
