/// Text whose lines were broken to fit 78 columns and may be joined again, RFC 3676.
struct FlowedText {
  /// The paragraphs on one line each, `> ` in front for each level of quoting.
  static func joined(_ text: String, deletesSpaces: Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var openDepth: Int?
    for line in Array(text.utf8).split(separator: .lineFeed, omittingEmptySubsequences: false) {
      let parsed = Line(line)
      if let depth = openDepth, depth == parsed.depth, !parsed.isSignatureMark {
        output += parsed.content
      } else {
        if openDepth != nil { output.append(.lineFeed) }
        output += parsed.prefix
        output += parsed.content
      }
      openDepth = nil
      if parsed.isFlowed {
        if deletesSpaces { output.removeLast() }
        openDepth = parsed.depth
      } else {
        output.append(.lineFeed)
      }
    }
    if openDepth == nil { output.removeLast() }
    return output.text
  }

  private struct Line {
    var depth: Int
    var content: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
      content = line.drop { $0 == .greater }
      depth = line.count - content.count
      // A space in front was stuffed in by the sender, §4.4.
      if content.first == .space { content = content.dropFirst() }
    }

    /// `-- `, the line above a signature, ends in a space and is fixed all the same, §4.3.
    var isSignatureMark: Bool { content.elementsEqual("-- ".utf8) }

    var isFlowed: Bool { content.last == .space && !isSignatureMark }

    var prefix: [UInt8] {
      let marks = [UInt8](repeating: .greater, count: depth)
      return depth == 0 || content.isEmpty ? marks : marks + [.space]
    }
  }
}
