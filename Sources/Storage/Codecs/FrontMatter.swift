import Domain

/// A Markdown file with the few lines of YAML above it that say what it is.
///
/// Every line is kept as it is until it is told to say something else.
struct FrontMatter {
  /// The lines between the two `---`, their line ends included; empty without front matter.
  private var lines: [String]
  /// The byte order mark that some editors begin a file with.
  private let mark: String
  private var opening: String
  private var closing: String
  /// The Markdown below.
  var body: String
  private let lineEnding: String

  init(parsing text: String) {
    mark = text.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    let text = String(text.unicodeScalars.dropFirst(mark.unicodeScalars.count))
    let all = Self.splitLines(text)
    lineEnding = all.first?.hasSuffix("\r\n") == true ? "\r\n" : "\n"
    let isFence = { (line: String) in line.trimmingEnd == "---" }
    if let first = all.first, isFence(first),
      let end = all.dropFirst().firstIndex(where: isFence)
    {
      opening = first
      lines = Array(all[1..<end])
      closing = all[end]
      body = Array(all[(end + 1)...]).joined()
    } else {
      (opening, lines, closing, body) = ("", [], "", text)
    }
  }

  /// Whether a page begins as if there were front matter, which then never ends.
  static func isLeftOpen(in text: String) -> Bool {
    let matter = FrontMatter(parsing: text)
    return matter.opening.isEmpty && splitLines(matter.body).first?.trimmingEnd == "---"
  }

  var text: String {
    mark + opening + lines.joined() + closing + body
  }

  /// The value of a key, without quotes; empty if there is none.
  func value(of key: String) -> String {
    guard let index = index(of: key) else { return "" }
    return Self.unquoted(lines[index].dropFirst(key.count + 1))
  }

  /// The values of a key that holds a list, one a line or `[a, b]`.
  func list(of key: String) -> [String] {
    guard let index = index(of: key) else { return [] }
    let inline = lines[index].dropFirst(key.count + 1).trimmingEnd.trimmingStart
    if inline.hasPrefix("["), inline.hasSuffix("]") {
      let items = inline.dropFirst().dropLast().split(separator: ",")
      return items.map { Self.unquoted($0) }.filter { !$0.isEmpty }
    }
    return lines[itemRange(after: index)].map { Self.unquoted($0.trimmingStart.dropFirst()) }
  }

  mutating func setValue(_ value: String, of key: String) {
    guard value != self.value(of: key) else { return }
    set(value.isEmpty ? [] : ["\(key): \(Self.quoted(value))"], of: key)
  }

  mutating func setList(_ items: [String], of key: String) {
    guard items != list(of: key) else { return }
    set(items.isEmpty ? [] : ["\(key):"] + items.map { "  - \(Self.quoted($0))" }, of: key)
  }

  private mutating func set(_ newLines: [String], of key: String) {
    if opening.isEmpty {
      (opening, closing) = ("---" + lineEnding, "---" + lineEnding)
    }
    let ended = newLines.map { $0 + lineEnding }
    guard let index = index(of: key) else { return lines.append(contentsOf: ended) }
    lines.replaceSubrange(index..<itemRange(after: index).upperBound, with: ended)
  }

  private func index(of key: String) -> Int? {
    lines.firstIndex { $0.hasPrefix(key + ":") }
  }

  /// The lines `  - item` below the key at `index`.
  private func itemRange(after index: Int) -> Range<Int> {
    let end = lines[(index + 1)...].firstIndex { !$0.trimmingStart.hasPrefix("-") }
    return index + 1..<(end ?? lines.count)
  }
}

extension FrontMatter {
  /// The lines with their ends.
  private static func splitLines(_ text: String) -> [String] {
    var lines: [String] = []
    var start = text.startIndex
    while let end = text.utf8[start...].firstIndex(of: 10) {
      let next = text.utf8.index(after: end)
      lines.append(String(text[start..<next]))
      start = next
    }
    if start < text.endIndex { lines.append(String(text[start...])) }
    return lines
  }

  private static func unquoted(_ text: some StringProtocol) -> String {
    let trimmed = Substring(text).trimmingStart.trimmingEnd
    guard trimmed.utf8.count >= 2, let first = trimmed.first, trimmed.last == first else {
      return String(trimmed)
    }
    let inner = String(trimmed.dropFirst().dropLast())
    switch first {
    case "'": return inner.replacing("''", with: "'")
    case "\"": return unescaped(inner)
    default: return String(trimmed)
    }
  }

  private static func unescaped(_ text: String) -> String {
    var (result, isEscape) = ("", false)
    for scalar in text.unicodeScalars {
      if isEscape {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text as YAML reads it back: in quotes if any part of it would mean something else.
  private static func quoted(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [
      "\"", "'", "[", "]", "{", "}", ",", "&", "*", "#", "?", "|", "-", "<", ">", "=", "!", "%",
      "@", "`", ":", " ", "\\",
    ]
    let isPlain =
      !text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
      && !(text.unicodeScalars.first.map(special.contains) ?? false)
      && !text.hasSuffix(" ") && !text.hasSuffix(":") && !text.contains(": ")
      && !text.contains(" #") && !text.hasSuffix("'") && !text.hasSuffix("\"")
    if isPlain { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"" + escaped.replacing("\r", with: "").replacing("\n", with: "\\n") + "\""
  }
}

extension StringProtocol where SubSequence == Substring {
  fileprivate var trimmingStart: Substring {
    self[...].drop { $0 == " " || $0 == "\t" }
  }

  fileprivate var trimmingEnd: Substring {
    var text = self[...]
    while let last = text.last, last == " " || last == "\t" || last.isNewline { text.removeLast() }
    return text
  }
}
