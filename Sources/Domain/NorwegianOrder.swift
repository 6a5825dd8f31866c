/// The order in which Norwegians look things up: … z æ ø å, accents and capitals coming last.
///
/// The rules are CLDR's for nb, nn and no: æ=ä, ø=ö, å=aa, ü with y, đ and ð with d, þ as th. Three
/// levels: letters; then accents (æ before ä, å before aa, e before é); then small before capital.
package enum NorwegianOrder {
  /// A key whose plain comparison gives the Norwegian order of the texts.
  ///
  /// - Parameters:
  ///   - text: What is to be sorted.
  ///   - isPersonName: Whether aa counts as å, as it does in Norwegian personal names but not in
  ///     South Sámi place names.
  /// - Returns: ASCII text to compare with `<`; equal keys mean equal texts, but for rare marks.
  package static func key(for text: String, isPersonName: Bool) -> String {
    var elements = CollationElements(readsDoubleA: isPersonName, letterCount: text.utf8.count)
    for scalar in text.unicodeScalars { elements.append(scalar.value) }
    return elements.key
  }
}

/// The three levels of a sort key while they are made.
private struct CollationElements {
  private let readsDoubleA: Bool
  private var letters: [UInt8] = []
  private var accents = Weights()
  private var cases = Weights()
  /// Whether the last letter is a plain a, and a capital one.
  private var lastPlainA: (isA: Bool, isCapital: Bool) = (false, false)

  init(readsDoubleA: Bool, letterCount: Int) {
    self.readsDoubleA = readsDoubleA
    letters.reserveCapacity(2 * letterCount + 2)  // the other levels come behind them
  }

  /// One weight a letter: 2 for none, so that the separator 1 comes before all of them; as far as there
  /// are any others.
  private struct Weights {
    private(set) var bytes: [UInt8] = []

    subscript(letter: Int) -> UInt8 {
      get { letter < bytes.count ? bytes[letter] : 2 }
      set {
        if letter < bytes.count {
          bytes[letter] = newValue
        } else if newValue != 2 {
          bytes += repeatElement(2, count: letter - bytes.count)
          bytes.append(newValue)
        }
      }
    }
  }

  mutating func append(_ scalar: UInt32) {
    if LatinLetters.isCombiningMark(scalar) { return combine(scalar) }
    if scalar < 0x80 { return appendASCII(UInt8(scalar)) }
    lastPlainA = (false, false)
    guard LatinLetters.base(of: scalar) != nil else { return appendOther(scalar) }
    let small = LatinLetters.small(of: scalar)
    appendLetter(small, isCapital: small != scalar)
  }

  /// Letters, accents and cases, with 1 between them and trailing weights of nothing left out.
  var key: String {
    var bytes = letters
    for level in [accents, cases] {
      bytes.append(1)
      bytes += level.bytes.prefix((level.bytes.lastIndex { $0 != 2 } ?? -1) + 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func append(_ letter: UInt8, accent: UInt8 = 2, isCapital: Bool = false) {
    if accent != 2 { accents[letters.count] = accent }
    if isCapital { cases[letters.count] = 3 }
    letters.append(letter)
  }

  private mutating func appendASCII(_ byte: UInt8) {
    let isCapital = byte &- 0x41 < 26
    let small = isCapital ? byte | 0x20 : byte
    if readsDoubleA, small == 0x61, lastPlainA.isA, lastPlainA.isCapital || !isCapital {
      let last = letters.count - 1
      letters[last] = Self.letterAA
      accents[last] = 3
      cases[last] = isCapital ? 4 : lastPlainA.isCapital ? 3 : 2
      lastPlainA = (false, false)
      return
    }
    lastPlainA = (small == 0x61, isCapital)
    let rank = Self.punctuationRank[Int(byte)]
    if rank > 0 {
      append(rank)
    } else if byte >= 0x30 {
      append(small, isCapital: isCapital)
    }
  }

  private mutating func appendLetter(_ small: UInt32, isCapital: Bool) {
    switch small {
    case 0xe6: append(Self.letterAE, isCapital: isCapital)
    case 0xe4: append(Self.letterAE, accent: 3, isCapital: isCapital)
    case 0x119: append(Self.letterAE, accent: 4, isCapital: isCapital)
    case 0xf8: append(Self.letterOE, isCapital: isCapital)
    case 0xf6: append(Self.letterOE, accent: 3, isCapital: isCapital)
    case 0x151: append(Self.letterOE, accent: 4, isCapital: isCapital)
    case 0x153: append(Self.letterOE, accent: 5, isCapital: isCapital)
    case 0xe5: append(Self.letterAA, isCapital: isCapital)
    case 0xfc: append(0x79, accent: 3, isCapital: isCapital)
    case 0x171: append(0x79, accent: 4, isCapital: isCapital)
    case 0x111: append(0x64, accent: 3, isCapital: isCapital)
    case 0xf0: append(0x64, accent: 4, isCapital: isCapital)
    default:
      append(
        LatinLetters.base(of: small) ?? 0x7a, accent: Self.accent(of: small), isCapital: isCapital)
      if let second = LatinLetters.second(of: small) { append(second, accent: 3) }
    }
  }

  /// A mark on the letter before it; å, ä, ö and ü may come as a letter and a mark.
  private mutating func combine(_ mark: UInt32) {
    guard let letter = letters.last else { return }
    lastPlainA = (false, false)
    let last = letters.count - 1
    switch (letter, accents[last], mark) {
    case (0x61, 2, 0x30a): letters[last] = Self.letterAA
    case (0x61, 2, 0x308): (letters[last], accents[last]) = (Self.letterAE, 3)
    case (0x6f, 2, 0x308): (letters[last], accents[last]) = (Self.letterOE, 3)
    case (0x75, 2, 0x308): (letters[last], accents[last]) = (0x79, 3)
    default: accents[last] = Self.markWeight(mark)
    }
  }

  /// Other scripts after å, by code point, small and capital apart only on the third level.
  private mutating func appendOther(_ scalar: UInt32) {
    if scalar == 0xa0 || scalar == 0x202f { return append(2) }
    let mapping = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value
    let small = mapping ?? scalar
    append(0x7e, isCapital: small != scalar)
    for shift: UInt32 in [18, 12, 6, 0] { append(UInt8(0x30 + (small >> shift) & 0x3f)) }
  }
}

extension CollationElements {
  private static let letterAE: UInt8 = 0x7b
  private static let letterOE: UInt8 = 0x7c
  private static let letterAA: UInt8 = 0x7d

  /// The root order of blanks and punctuation, before the digits; 0 for what is neither.
  private static let punctuationRank: InlineArray<128, UInt8> = {
    var ranks = InlineArray<128, UInt8>(repeating: 0)
    for (index, byte) in "\t\n\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".utf8.enumerated() {
      ranks[Int(byte)] = UInt8(2 + index)
    }
    return ranks
  }()

  /// The weight of the accent on a small letter of the table.
  private static func accent(of small: UInt32) -> UInt8 {
    switch small {
    case 0xe1, 0xe9, 0xed, 0xf3, 0xfa, 0xfd: markWeight(0x301)
    case 0xe0, 0xe8, 0xec, 0xf2, 0xf9: markWeight(0x300)
    case 0xe2, 0xea, 0xee, 0xf4, 0xfb: markWeight(0x302)
    case 0xeb, 0xef, 0xff: markWeight(0x308)
    case 0xe3, 0xf1, 0xf5: markWeight(0x303)
    case 0xe7: markWeight(0x327)
    case 0xdf, 0xfe, 0x133: 3
    default: UInt8(0x20 + small % 0x40)
    }
  }

  /// Marks in the root order: grave, acute, … as far as names need them.
  private static func markWeight(_ mark: UInt32) -> UInt8 {
    switch mark {
    case 0x301: 8
    case 0x300: 9
    case 0x306: 10
    case 0x302: 11
    case 0x30c: 12
    case 0x30a: 13
    case 0x308: 14
    case 0x30b: 15
    case 0x303: 16
    case 0x307: 17
    case 0x327: 19
    case 0x328: 20
    case 0x304: 21
    default: UInt8(0x60 + mark % 0x10)
    }
  }
}
