/// The screen for terminals that know nothing but ASCII.
extension Frame {
  /// The same picture in ASCII, cell by cell.
  ///
  /// Letters lose their marks (`ø` is `o`), lines become `+`, `-` and `|`, signs something like
  /// them, and the rest `?`.
  package var inASCII: Frame {
    var frame = self
    frame.clusters = []
    for index in cells.indices where cells[index].code >= 0x7f || cells[index].code == 0 {
      let base = scalars(of: cells[index]).first
      frame.cells[index].code = base.map { UInt32(Transliteration.ascii($0)) } ?? Cell.space
    }
    return frame
  }
}

/// One ASCII character for another, where there is one that a reader takes for it.
enum Transliteration {
  /// The ASCII character that stands for a scalar, `?` if none does.
  static func ascii(_ scalar: Unicode.Scalar) -> UInt8 {
    if scalar.isASCII { return UInt8(scalar.value) }
    if let sign = signs[scalar] { return sign }
    if (0x2500...0x257f).contains(scalar.value) { return line(scalar.value) }
    if (0x2580...0x259f).contains(scalar.value) { return UInt8(ascii: "#") }
    // What is left are letters with marks: Unicode names them after the letter.
    return baseLetter(of: scalar) ?? UInt8(ascii: "?")
  }

  private static func line(_ value: UInt32) -> UInt8 {
    switch value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254c, 0x254d, 0x2574, 0x2576:
      UInt8(ascii: "-")
    case 0x2550, 0x2578, 0x257a, 0x257c, 0x257e: UInt8(ascii: "=")
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250a, 0x250b, 0x254e, 0x254f, 0x2551, 0x2575, 0x2577:
      UInt8(ascii: "|")
    default: UInt8(ascii: "+")
    }
  }

  private static func baseLetter(of scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.value < 0x2000, let name = scalar.properties.name, name.hasPrefix("LATIN "),
      let range = name.firstRange(of: " LETTER ")
    else { return nil }
    let rest = name[range.upperBound...].utf8
    guard let letter = rest.first, rest.count == 1 || rest.dropFirst().first == 0x20 else {
      return nil
    }
    return name.contains("SMALL") ? letter | 0x20 : letter
  }

  private static let signs: [Unicode.Scalar: UInt8] = {
    let pairs: [(String, Character)] = [
      ("æÆ", "a"), ("ŋđðÐĐŊ", "d"), ("–—‐‑‒―−", "-"), ("‘’‚′´`", "'"), ("“”„″«»", "\""),
      ("…", "."), ("•●·∙", "*"), ("○◦", "o"), ("▌▐▏▎▍▋▊▉█", "|"), ("✓✔☑", "x"), ("☐□", "_"),
      ("→›▶▸", ">"), ("←‹◀◂", "<"), ("↑▲▴", "^"), ("↓▼▾", "v"), ("×✗✘", "x"), ("÷", "/"),
      ("§", "S"), ("°", "o"), ("€", "E"), ("©", "c"), ("®", "R"), ("½", "2"), ("¡", "!"),
      ("¿", "?"), ("\u{a0}\u{202f}\u{2009}", " "), ("ß", "s"), ("þÞ", "t"), ("œŒ", "o"), ("ı", "i"),
    ]
    var signs: [Unicode.Scalar: UInt8] = [:]
    for (scalars, character) in pairs {
      for scalar in scalars.unicodeScalars { signs[scalar] = character.asciiValue }
    }
    for (scalar, letter) in [("Æ", "A"), ("Đ", "D"), ("Ð", "D"), ("ŋ", "n"), ("Ŋ", "N")]
      as [(Unicode.Scalar, Character)]
    {
      signs[scalar] = letter.asciiValue
    }
    return signs
  }()
}
