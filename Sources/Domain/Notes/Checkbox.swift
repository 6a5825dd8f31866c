/// A Markdown line with a box to tick: `- [ ] Sende veilederen @Åse Demo fredag`.
struct Checkbox: Hashable {
  /// From 0.
  let lineIndex: Int
  let isTicked: Bool
  /// What stands behind the box, blanks at its ends left out.
  let text: String
  /// The UTF-8 offset of ``text`` in the whole text.
  let textOffset: Int
  /// The UTF-8 offset of the blank or the x between the brackets.
  let boxOffset: Int

  /// All boxes of a Markdown text that have something behind them; none in code.
  ///
  /// Bullets `-`, `*` and `+`, boxes `[ ]`, `[x]` and `[X]`, as in GitHub's task lists. Four blanks in
  /// front make code unless the line belongs to a list.
  static func all(in text: String) -> [Checkbox] {
    let bytes = Array(text.utf8)
    var boxes: [Checkbox] = []
    var start = 0
    var lineIndex = 0
    var block = MarkdownBlock()
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
      let isList = block.take(bytes[start..<end])
      if isList, let box = Checkbox(bytes, start..<end, lineIndex: lineIndex) { boxes.append(box) }
      start = end + 1
      lineIndex += 1
    }
    return boxes
  }

  /// Reads one line of a list, or returns `nil` if it has no box with something behind it.
  private init?(_ bytes: [UInt8], _ line: Range<Int>, lineIndex: Int) {
    var offset = line.lowerBound
    func byte(_ distance: Int) -> UInt8 {
      offset + distance < line.upperBound ? bytes[offset + distance] : 0
    }
    while byte(0) == 0x20 || byte(0) == 0x09 { offset += 1 }
    guard [0x2d, 0x2a, 0x2b].contains(byte(0)), byte(1) == 0x20 else { return nil }
    offset += 2
    while byte(0) == 0x20 { offset += 1 }
    let mark = byte(1) | 0x20
    guard byte(0) == 0x5b, byte(2) == 0x5d, byte(3) == 0x20, mark == 0x20 || mark == 0x78 else {
      return nil
    }
    boxOffset = offset + 1
    isTicked = mark == 0x78
    offset += 4
    while byte(0) == 0x20 || byte(0) == 0x09 { offset += 1 }
    var end = line.upperBound
    while end > offset, [0x20, 0x09, 0x0d].contains(bytes[end - 1]) { end -= 1 }
    guard offset < end else { return nil }
    textOffset = offset
    text = String(decoding: bytes[offset..<end], as: UTF8.self)
    self.lineIndex = lineIndex
  }

  /// `text` with this box ticked or emptied.
  func setting(isTicked: Bool, in text: String) -> String {
    var bytes = Array(text.utf8)
    guard bytes.indices.contains(boxOffset) else { return text }
    bytes[boxOffset] = isTicked ? 0x78 : 0x20
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What a line of Markdown belongs to, as far as telling lists from code needs it.
private struct MarkdownBlock {
  private var isFenced = false
  private var isInList = false

  /// Takes in the next line and says whether it can be an item of a list.
  mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    let content = line.drop { $0 == 0x20 || $0 == 0x09 }
    if content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8) {
      isFenced.toggle()
      return false
    }
    if isFenced { return false }
    guard let first = content.first, first != 0x0d else { return false }
    let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }
      .reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
    if indent >= 4 && !isInList { return false }
    let isBullet =
      [0x2d, 0x2a, 0x2b].contains(first) && content.dropFirst().first == 0x20
    let isNumbered = content.drop { $0 &- 0x30 < 10 }.first == 0x2e && first &- 0x30 < 10
    if isBullet || isNumbered { isInList = true } else if indent < 2 { isInList = false }
    return isBullet
  }
}
