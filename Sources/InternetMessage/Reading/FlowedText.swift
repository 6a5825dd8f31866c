/// Text whose lines were broken to fit 78 columns and may be joined again, RFC 3676.
struct FlowedText {
  /// The paragraphs on one line each, `> ` in front for each level of quoting.
  static func joined(_ text: String, deletesSpaces: Bool) -> String {
    var text = text
    return text.withUTF8 { joined($0, deletesSpaces: deletesSpaces).text }
  }

  private static func joined(
    _ text: UnsafeBufferPointer<UInt8>, deletesSpaces: Bool
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    var openDepth: Int?
    var start = 0
    while start <= text.count {
      let end = text.firstIndex(of: .lineFeed, from: start, to: text.count) ?? text.count
      let line = Line(text[start..<end])
      start = end + 1
      if openDepth == nil || openDepth != line.depth || line.isSignatureMark {
        if openDepth != nil { output.append(.lineFeed) }
        output.append(contentsOf: repeatElement(.greater, count: line.depth))
        if line.depth > 0, !line.content.isEmpty { output.append(.space) }
      }
      output.append(contentsOf: line.content)
      openDepth = nil
      if line.isFlowed {
        if deletesSpaces { output.removeLast() }
        openDepth = line.depth
      } else {
        output.append(.lineFeed)
      }
    }
    if openDepth == nil { output.removeLast() }
    return output
  }

  private struct Line {
    var depth: Int
    var content: Slice<UnsafeBufferPointer<UInt8>>

    init(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
      content = line.drop { $0 == .greater }
      depth = line.count - content.count
      // A space in front was stuffed in by the sender, §4.4.
      if content.first == .space { content = content.dropFirst() }
    }

    /// `-- `, the line above a signature, ends in a space and is fixed all the same, §4.3.
    var isSignatureMark: Bool { content.elementsEqual("-- ".utf8) }

    var isFlowed: Bool { content.last == .space && !isSignatureMark }
  }
}
