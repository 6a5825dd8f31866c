/// How the cells of a row stand on a line that programs read.
enum CellForm {
  /// Tabs between them, each on one line.
  case tabs
  /// RFC 4180: commas between them, quotes around those that need some; a cell may hold lines.
  case commas

  /// What stands between two cells.
  var separator: UInt8 {
    switch self {
    case .tabs: UInt8(ascii: "\t")
    case .commas: UInt8(ascii: ",")
    }
  }

  /// Whether a harmless text in UTF-8 that holds no line ends is such a cell as it is.
  func isCell(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    self == .tabs || !bytes.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
  }

  /// The text as such a cell.
  func cell(_ text: String) -> String {
    switch self {
    case .tabs: text.onOneLine
    case .commas: text.commaCell
    }
  }
}

extension String {
  fileprivate var commaCell: String {
    guard hasByte({ $0 == 0x2c || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d }) else { return self }
    return "\""
      + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
