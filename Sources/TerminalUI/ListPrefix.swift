/// What stands before the text of a line: indentation, a bullet or number, a check box.
struct ListPrefix: Hashable, Sendable {
  /// The spaces and tabs at the beginning.
  private(set) var indentation = ""
  /// `-`, `*`, `+`, `•`, or a number with its `.` or `)`; empty if the line is not an item.
  private(set) var bullet = ""
  private(set) var hasCheckBox = false
  /// The length in UTF-8, the space after the bullet or box included.
  private(set) var byteCount = 0

  init(of line: some StringProtocol) {
    var rest = line[...]
    indentation = String(rest.prefix { $0 == " " || $0 == "\t" })
    rest = rest.dropFirst(indentation.count)
    byteCount = indentation.utf8.count
    let found = Self.bullet(of: rest)
    guard !found.isEmpty else { return }
    rest = rest.dropFirst(found.count)
    guard rest.first == " " else { return }
    bullet = found
    byteCount += found.utf8.count + 1
    rest = rest.dropFirst()
    if Self.boxes.contains(String(rest.prefix(4))) {
      hasCheckBox = true
      byteCount += 4
    }
  }

  var isItem: Bool { !bullet.isEmpty }

  /// The columns before the text.
  var columns: Int {
    indentation.count + (isItem ? bullet.count + 1 + (hasCheckBox ? 4 : 0) : 0)
  }

  /// What the next line of the list begins with: a higher number, an empty box.
  var next: String {
    guard isItem else { return indentation }
    var following = bullet
    if let number = Int(bullet.dropLast()), let sign = bullet.last, number < 1_000_000 {
      following = String(number + 1) + String(sign)
    }
    return indentation + following + " " + (hasCheckBox ? "[ ] " : "")
  }

  /// Where in the line a text begins that is the bullet or the box once more; `nil` if it is neither.
  func offset(ofRepeated text: String) -> Int? {
    if isItem, text == bullet + " " { return indentation.utf8.count }
    return hasCheckBox && Self.boxes.contains(text) ? byteCount - 4 : nil
  }

  private static let boxes = ["[ ] ", "[x] ", "[X] "]

  private static func bullet(of text: some StringProtocol) -> String {
    guard let first = text.first else { return "" }
    if "-*+•".contains(first) { return String(first) }
    let digits = text.prefix(9).prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let sign = text.dropFirst(digits.count).first, sign == "." || sign == ")"
    else { return "" }
    return String(digits) + String(sign)
  }
}
