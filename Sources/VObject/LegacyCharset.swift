/// The character sets besides UTF-8 that cards of version 2.1 came in.
enum LegacyCharset {
  case latin1
  case windows1252

  /// The charset of that name, or `nil` if it is UTF-8, ASCII or unknown.
  init?(named name: String) {
    switch asciiUppercased(name) {
    case "ISO-8859-1", "ISO_8859-1", "ISO8859-1", "LATIN1", "L1", "ISO-8859-15", "LATIN-9":
      self = .latin1
    case "WINDOWS-1252", "CP1252", "CP-1252": self = .windows1252
    default: return nil
    }
  }

  /// The same text in UTF-8.
  func utf8(from bytes: some Collection<UInt8>) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      switch self {
      case .windows1252 where (0x80...0x9f).contains(byte):
        scalars.append(Self.windowsExtras[Int(byte - 0x80)])
      default: scalars.append(Unicode.Scalar(byte))
      }
    }
    return Array(String(scalars).utf8)
  }

  /// 0x80 to 0x9F of Windows-1252; the five that it leaves open are U+FFFD.
  private static let windowsExtras = Array(
    "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ".unicodeScalars)
}
