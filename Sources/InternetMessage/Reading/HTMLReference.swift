/// Character references, `&aring;` and `&#229;`.
enum HTMLReference {
  /// The text that `bytes` start with, and how many bytes it takes; `&` alone is just that.
  static func read(_ bytes: ArraySlice<UInt8>) -> (text: String, length: Int) {
    let body = bytes.dropFirst().prefix(32)
    if body.first == UInt8(ascii: "#") { return readNumber(body) ?? ("&", 1) }
    let name = body.prefix { $0.isLetter || $0.isDigit }
    guard let text = names[name.text] else { return ("&", 1) }
    let hasSemicolon = body.dropFirst(name.count).first == .semicolon
    return (text, 1 + name.count + (hasSemicolon ? 1 : 0))
  }

  private static func readNumber(_ body: ArraySlice<UInt8>) -> (String, Int)? {
    let isHexadecimal = body.dropFirst().first?.lowercased == UInt8(ascii: "x")
    let prefixCount = isHexadecimal ? 2 : 1
    let digits = body.dropFirst(prefixCount).prefix {
      isHexadecimal ? $0.hexadecimalValue != nil : $0.isDigit
    }
    guard !digits.isEmpty else { return nil }
    let value = UInt32(digits.text, radix: isHexadecimal ? 16 : 10) ?? 0xFFFD
    let hasSemicolon = body.dropFirst(prefixCount + digits.count).first == .semicolon
    let text: String
    if (0x80...0x9F).contains(value) {
      text = Charset.decodeGuessing([UInt8(value)])
    } else {
      text = Unicode.Scalar(value).map { String(Character($0)) } ?? "\u{FFFD}"
    }
    return (text, 1 + prefixCount + digits.count + (hasSemicolon ? 1 : 0))
  }

  /// All references in an attribute's value.
  static func resolve(_ value: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    var rest = value
    while let first = rest.first {
      guard first == UInt8(ascii: "&") else {
        output.append(first)
        rest = rest.dropFirst()
        continue
      }
      let (text, length) = read(rest)
      output += text.utf8
      rest = rest.dropFirst(length)
    }
    return output.text
  }

  /// Those that mail holds: Latin-1 in the order of its numbers, typography, a few signs.
  private static let names: [String: String] = {
    var names = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
      "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„",
      "hellip": "…", "bull": "•", "euro": "€", "trade": "™", "dagger": "†", "Dagger": "‡",
      "permil": "‰", "lsaquo": "‹", "rsaquo": "›", "ensp": " ", "emsp": " ", "thinsp": " ",
      "zwnj": "", "zwj": "", "shy": "", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓",
      "harr": "↔", "minus": "−", "ne": "≠", "le": "≤", "ge": "≥", "infin": "∞", "asymp": "≈",
      "scaron": "š", "Scaron": "Š", "zcaron": "ž", "Zcaron": "Ž", "ccaron": "č", "Ccaron": "Č",
      "oelig": "œ", "OElig": "Œ", "eng": "ŋ", "ENG": "Ŋ", "dstrok": "đ", "Dstrok": "Đ",
      "tstrok": "ŧ", "check": "✓", "star": "☆", "hearts": "♥", "prime": "′", "Prime": "″",
    ]
    let latin = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
      sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
      Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
      ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
      szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
      iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
      uuml yacute thorn yuml
      """
    for (index, name) in latin.split(separator: " ").enumerated() where name != "shy" {
      names[String(name)] = Charset.decodeGuessing([UInt8(0xA0 + index)])
    }
    names["nbsp"] = " "
    return names
  }()
}
