import Foundation

/// EUC-JP, which Foundation does not know, and ISO-2022-JP where it is broken.
///
/// Both are taken apart into single characters and put together again as what Foundation knows.
enum JapaneseText {
  /// EUC-JP: two bytes from 0xA1 on, 0x8E before half-width katakana, 0x8F before JIS X 0212.
  static func decodeEUC(_ bytes: [UInt8]) -> (text: String, isClean: Bool) {
    var reader = Reader()
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...].prefix(3)
      let isHigh = rest.dropFirst().map { (0xA1...0xFE).contains($0) }
      if rest.first == 0x8F, isHigh.allSatisfy({ $0 }), rest.count == 3 {
        reader.appendSupplement(rest[index + 1] & 0x7F, rest[index + 2] & 0x7F)
        index += 3
      } else if rest.first == 0x8E, isHigh.first == true {
        reader.appendKatakana(rest[index + 1])
        index += 2
      } else if (0xA1...0xFE).contains(bytes[index]), isHigh.first == true {
        reader.append(bytes[index] & 0x7F, rest[index + 1] & 0x7F)
        index += 2
      } else {
        reader.append(bytes[index])
        index += 1
      }
    }
    return reader.finish()
  }

  /// ISO-2022-JP, RFC 1468 and RFC 2237: escape sequences say what the bytes after them are.
  static func decodeISO2022(_ bytes: [UInt8]) -> (text: String, isClean: Bool) {
    var reader = Reader()
    var mode = Mode.ascii
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x1B, let (next, length) = Mode.escape(bytes[index...]) {
        mode = next
        index += length
        continue
      }
      // RFC 1468: each line ends in ASCII, and so is read a line that forgot it.
      if bytes[index] == .lineFeed { mode = .ascii }
      let isGraphic = (0x21...0x7E).contains(bytes[index])
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch mode {
      case .kanji where isGraphic && (0x21...0x7E).contains(second):
        reader.append(bytes[index], second)
        index += 1
      case .supplement where isGraphic && (0x21...0x7E).contains(second):
        reader.appendSupplement(bytes[index], second)
        index += 1
      case .katakana where isGraphic: reader.appendKatakana(bytes[index] | 0x80)
      case .ascii, .kanji, .supplement, .katakana: reader.append(bytes[index])
      }
      index += 1
    }
    return reader.finish()
  }

  private enum Mode {
    case ascii
    case kanji
    case katakana
    case supplement

    static func escape(_ bytes: ArraySlice<UInt8>) -> (Mode, length: Int)? {
      let code = bytes.dropFirst()
      if code.starts(with: "$(D".utf8) { return (.supplement, 4) }
      if code.starts(with: "$B".utf8) || code.starts(with: "$@".utf8) { return (.kanji, 3) }
      if code.starts(with: "(I".utf8) { return (.katakana, 3) }
      return code.starts(with: "(".utf8) ? (.ascii, 3) : nil
    }
  }

  /// Collects characters in two ways: as ISO-2022-JP-1, which can say all of them, and as
  /// Shift_JIS, which can be read piece by piece should some of them be broken.
  private struct Reader {
    private var iso2022: [UInt8] = []
    private var mode = Mode.ascii
    private var shiftJIS: [UInt8] = []
    private var isBroken = false

    mutating func append(_ byte: UInt8) {
      if byte >= 0x80 { isBroken = true }
      change(to: .ascii)
      iso2022.append(byte)
      shiftJIS.append(byte < 0x80 ? byte : 0xFF)
    }

    mutating func appendKatakana(_ byte: UInt8) {
      change(to: .katakana)
      iso2022.append(byte & 0x7F)
      shiftJIS.append(byte)
    }

    /// A character of JIS X 0208 by its row and cell, each from 0x21 on.
    mutating func append(_ first: UInt8, _ second: UInt8) {
      change(to: .kanji)
      iso2022 += [first, second]
      let (row, cell) = (first - 0x21, second - 0x21)
      shiftJIS.append(row / 2 + (row < 62 ? 0x81 : 0xC1))
      let trail = row % 2 == 0 ? cell + 0x40 : cell + 0x9F
      shiftJIS.append(row % 2 == 0 && trail >= 0x7F ? trail + 1 : trail)
    }

    /// A character of JIS X 0212, which Shift_JIS does not have.
    mutating func appendSupplement(_ first: UInt8, _ second: UInt8) {
      change(to: .supplement)
      iso2022 += [first, second]
      shiftJIS.append(0xFF)
    }

    private mutating func change(to newMode: Mode) {
      guard mode != newMode else { return }
      mode = newMode
      switch newMode {
      case .ascii: iso2022 += "\u{1B}(B".utf8
      case .kanji: iso2022 += "\u{1B}$B".utf8
      case .katakana: iso2022 += "\u{1B}(I".utf8
      case .supplement: iso2022 += "\u{1B}$(D".utf8
      }
    }

    mutating func finish() -> (text: String, isClean: Bool) {
      change(to: .ascii)
      if !isBroken, let text = String(bytes: iso2022, encoding: Charset.encoding(0x822)) {
        return (text, true)
      }
      return (Charset.decode(shiftJIS, as: Charset.encoding(0xA01)).text, false)
    }
  }
}
