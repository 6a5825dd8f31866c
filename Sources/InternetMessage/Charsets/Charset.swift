import Foundation

/// A character encoding by its IANA name, as far as Foundation knows it.
package struct Charset: Hashable, Sendable {
  let name: String
  private let decoding: Decoding

  private enum Decoding: Hashable, Sendable {
    case utf8
    case windows1252
    case eucJP
    case iso2022JP
    case iso2022KR
    case hz
    case foundation(String.Encoding, isASCIISuperset: Bool)
  }

  /// Creates the charset of that name in any case, or `nil` if there is none such.
  ///
  /// US-ASCII and ISO 8859-1 are read as Windows-1252, as every mail program does: the bytes in
  /// which they differ are control characters that nobody has ever meant.
  package init?(named label: String) {
    // What most of them say need not be looked up.
    let small = Self.isUsual(label) ? label : label.utf8.lowercasedText
    let name = Self.isUsual(small) ? small : Self.canonicalName(of: label)
    guard let decoding = Self.decoding(named: name) else { return nil }
    (self.name, self.decoding) = (name, decoding)
  }

  private static func isUsual(_ name: String) -> Bool {
    name == "utf-8" || name == "us-ascii" || name == "iso-8859-1"
  }

  /// The text, with U+FFFD for each byte that means nothing in this charset.
  package func decode(_ bytes: [UInt8]) -> (text: String, isClean: Bool) {
    switch decoding {
    case .utf8: return Self.decodeUTF8(bytes)
    case .windows1252: return (Self.decodeWindows1252(bytes), true)
    case .eucJP: return JapaneseText.decodeEUC(bytes)
    case .iso2022JP:
      // ISO-2022-JP-2, which knows all that the others know.
      if let text = String(bytes: bytes, encoding: Self.encoding(0x821)) { return (text, true) }
      return (JapaneseText.decodeISO2022(bytes).text, false)
    case .iso2022KR:
      return Self.decode(ShiftedText.eucKR(fromISO2022KR: bytes), as: Self.encoding(0x422))
    case .hz: return Self.decode(ShiftedText.gb2312(fromHZ: bytes), as: Self.encoding(0x632))
    case .foundation(let encoding, let isASCIISuperset):
      if isASCIISuperset, bytes.allSatisfy({ $0 < 0x80 }) { return (bytes.text, true) }
      return Self.decode(bytes, as: encoding)
    }
  }

  /// Decodes with Foundation and, where that gives up, piece by piece.
  static func decode(_ bytes: [UInt8], as encoding: String.Encoding) -> (
    text: String, isClean: Bool
  ) {
    if let text = String(bytes: bytes, encoding: encoding) { return (text, true) }
    var decoder = LossyDecoder(encoding: encoding)
    return (decoder.decode(bytes), false)
  }

  /// Whether it is called ASCII.
  var isASCII: Bool { name.utf8.suffix(5).elementsEqual("ascii".utf8) }

  var isUTF8: Bool { decoding == .utf8 }

  /// Whether each piece of text in this charset stands alone, with a byte order mark of its own.
  var hasByteOrderMark: Bool { name == "utf-16" || name == "utf-32" }

  /// Bytes that nobody has named a charset for: UTF-8 if they can be, else Windows-1252.
  ///
  /// What is UTF-8 but for a byte or two, as text that was cut off, is still read as that.
  package static func decodeGuessing(_ bytes: some Collection<UInt8>) -> String {
    let plain = bytes.withContiguousStorageIfAvailable { bytes in
      bytes.isASCII ? String(decoding: bytes, as: UTF8.self) : nil
    }
    if let text = plain ?? nil { return text }
    let bytes = ArraySlice(bytes)
    return String(decoding: guessedUTF8(bytes) ?? Array(bytes), as: UTF8.self)
  }

  /// What ``decodeGuessing(_:)`` reads, in UTF-8; `nil` if the bytes are that already.
  package static func guessedUTF8(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard !bytes.withUnsafeBufferPointer(\.isASCII) else { return nil }
    var (soundCount, replacedCount, brokenCount) = (0, 0, 0)
    var rest = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    scan: while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded) where encoded.count == 1: break
      case .valid(let encoded):
        if UTF8.decode(encoded) == "\u{fffd}" { replacedCount += 1 } else { soundCount += 1 }
      case .error: brokenCount += 1
      case .emptyInput: break scan
      }
    }
    guard brokenCount > 0 else { return nil }
    guard soundCount > 0, soundCount >= brokenCount + replacedCount else {
      return utf8(ofWindows1252: bytes)
    }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// The byte order mark in UTF-8.
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func decodeUTF8(_ bytes: [UInt8]) -> (text: String, isClean: Bool) {
    let content = bytes.starts(with: utf8Mark) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      return (content.text, false)
    }
    return (text, true)
  }

  private static func decodeWindows1252(_ bytes: [UInt8]) -> String {
    bytes.allSatisfy { $0 < 0x80 }
      ? bytes.text : String(decoding: utf8(ofWindows1252: bytes[...]), as: UTF8.self)
  }

  private static func utf8(ofWindows1252 bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let scalar = byte & 0xE0 == 0x80 ? windows1252[Int(byte & 0x1F)] : Unicode.Scalar(byte)
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return text
  }

  /// What 0x80 to 0x9F mean.
  private static let windows1252 = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}

extension Charset {
  private static func decoding(named name: String) -> Decoding? {
    switch name {
    case "utf-8", "utf8", "unicode-1-1-utf-8": .utf8
    case "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1",
      "windows-1252", "cp1252", "cp-1252", "x-ansi", "ansi-x3.4-1968", "8859-1", "646":
      .windows1252
    case "euc-jp", "eucjp", "x-euc-jp": .eucJP
    case "iso-2022-jp", "csiso2022jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-ms":
      .iso2022JP
    case "iso-2022-kr", "csiso2022kr": .iso2022KR
    case "hz-gb-2312", "hz": .hz
    default: foundationEncoding(named: name).map { .foundation($0.0, isASCIISuperset: $0.1) }
    }
  }

  private static func foundationEncoding(named name: String) -> (String.Encoding, Bool)? {
    if let number = statefulEncodings[name] { return (encoding(number), false) }
    if let number = asciiSupersets[name] { return (encoding(number), true) }
    for prefix in ["ibm", "cp", "dos-"] where name.hasPrefix(prefix) {
      let page = String(name.dropFirst(prefix.count))
      if let number = codePages[page] { return (encoding(number), true) }
    }
    for (prefix, base, range) in numberedEncodings where name.hasPrefix(prefix) {
      if let number = UInt(name.dropFirst(prefix.count)), range.contains(number) {
        return (encoding(base + number - range.lowerBound), true)
      }
    }
    return nil
  }

  /// Foundation's number for a CoreFoundation encoding, as
  /// `CFStringConvertEncodingToNSStringEncoding` makes it.
  static func encoding(_ coreFoundationNumber: UInt) -> String.Encoding {
    String.Encoding(rawValue: 0x8000_0000 | coreFoundationNumber)
  }

  /// Families whose CoreFoundation numbers follow one another from the first in the range.
  private static let numberedEncodings: [(String, UInt, ClosedRange<UInt>)] = [
    ("iso-8859-", 0x202, 2...11), ("iso-8859-", 0x20D, 13...16), ("iso8859-", 0x202, 2...11),
    ("iso8859-", 0x20D, 13...16), ("windows-", 0x501, 1250...1251),
    ("windows-", 0x503, 1253...1255), ("windows-", 0x506, 1256...1256),
    ("windows-", 0x507, 1257...1258), ("cp", 0x501, 1250...1251), ("cp", 0x503, 1253...1255),
    ("cp", 0x506, 1256...1256), ("cp", 0x507, 1257...1258),
  ]

  private static let statefulEncodings: [String: UInt] = [
    "iso-2022-cn": 0x830, "utf-7": 0x0400_0100, "unicode-1-1-utf-7": 0x0400_0100, "utf-16": 0x100,
    "utf-16be": 0x1000_0100, "utf-16le": 0x1400_0100, "utf-32": 0x0C00_0100,
    "utf-32be": 0x1800_0100, "utf-32le": 0x1C00_0100,
  ]

  private static let asciiSupersets: [String: UInt] = [
    "koi8-r": 0xA02, "koi8-u": 0xA08, "windows-874": 0x41D, "tis-620": 0x41D, "viscii": 0xA07,
    "euc-tw": 0x931, "windows-31j": 0x420,
    "windows-949": 0x422, "shift-jis": 0xA01, "sjis": 0xA01, "x-sjis": 0xA01, "ms-kanji": 0xA01,
    "cp932": 0x420, "euc-kr": 0x422, "euckr": 0x422, "ks-c-5601-1987": 0x422, "ksc5601": 0x422,
    "cp949": 0x422, "gb2312": 0x632, "gbk": 0x632, "gb18030": 0x632, "cp936": 0x632,
    "windows-936": 0x632, "x-gbk": 0x632, "euc-cn": 0x930, "big5": 0xA06, "cn-big5": 0xA06,
    "x-x-big5": 0xA06, "big5-hkscs": 0xA06, "cp950": 0xA06, "windows-950": 0xA06, "macintosh": 0,
    "macroman": 0, "x-mac-roman": 0, "x-mac-greek": 6, "x-mac-cyrillic": 7, "x-mac-ce": 29,
    "x-mac-turkish": 35, "x-mac-croatian": 36, "x-mac-icelandic": 37, "x-mac-romanian": 38,
  ]

  /// The code pages of DOS by their numbers.
  private static let codePages: [String: UInt] = [
    "437": 0x400, "737": 0x405, "775": 0x406, "850": 0x410, "851": 0x411, "852": 0x412,
    "855": 0x413, "857": 0x414, "860": 0x415, "861": 0x416, "862": 0x417, "863": 0x418,
    "864": 0x419, "865": 0x41A, "866": 0x41B, "869": 0x41C, "874": 0x41D,
  ]
}
