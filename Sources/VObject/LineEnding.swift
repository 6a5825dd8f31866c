/// How a file ends its lines.
package enum LineEnding: String, CaseIterable, Hashable, Sendable {
  /// What RFC 5545 §3.1 and RFC 6350 §3.2 ask for.
  case crlf = "\r\n"
  case lf = "\n"
  case cr = "\r"

  var bytes: [UInt8] { Array(rawValue.utf8) }

  /// The ending of the last line in `bytes`, or `nil` if that line is not ended.
  init?(endOf bytes: ArraySlice<UInt8>) {
    guard let last = bytes.last, last.isLineBreak else { return nil }
    if last == ASCII.carriageReturn {
      self = .cr
    } else {
      self = bytes.dropLast().last == ASCII.carriageReturn ? .crlf : .lf
    }
  }
}
