/// The name of a message in a Maildir: what makes it unique, and its flags, as in `1.host:2,RS`.
package struct MaildirName: Hashable, Sendable {
  /// Stays the same for as long as the message lives.
  package let unique: ArraySlice<UInt8>
  /// What follows the colon, unless it is a list of flags.
  private let unknownInfo: ArraySlice<UInt8>?
  /// The letters as they are in the name: `S` seen, `R` answered, `F` flagged, `D` draft, `T` to
  /// be deleted, `P` passed on; small ones are some program's own.
  private var letters: ArraySlice<UInt8>

  /// Takes a file name without its folder.
  package init(_ name: [UInt8]) {
    guard let colon = name.lastIndex(of: .colon) else {
      (unique, unknownInfo, letters) = (name[...], nil, [])
      return
    }
    unique = name[..<colon]
    let info = name[(colon + 1)...]
    let isFlags =
      info.prefix(2).elementsEqual([UInt8(ascii: "2"), .comma])
      && info.dropFirst(2).allSatisfy { $0.isLetter }
    unknownInfo = isFlags ? nil : info
    letters = isFlags ? info.dropFirst(2) : []
  }

  /// Whether the flags are written in the way that we know, or not at all.
  package var hasKnownFlags: Bool { unknownInfo == nil }

  /// Whether the letter is among the flags.
  package func has(_ flag: Unicode.Scalar) -> Bool {
    letters.contains(UInt8(ascii: flag))
  }

  /// Sets or clears a flag; a name that already says so stays as it is.
  ///
  /// Does nothing unless ``hasKnownFlags``. The letters stand in the order of ASCII, once each, as
  /// the Maildir format has it.
  package mutating func set(_ flag: Unicode.Scalar, to isSet: Bool) {
    let letter = UInt8(ascii: flag)
    guard hasKnownFlags, letters.contains(letter) != isSet else { return }
    letters = Set(letters.filter { $0 != letter } + (isSet ? [letter] : [])).sorted()[...]
  }

  /// Whether any flag is set.
  package var hasFlags: Bool { !letters.isEmpty }

  /// Sets and clears the flags that are different between two other names; the rest stays.
  package mutating func change(as old: MaildirName, to new: MaildirName) {
    let (before, after) = (Set(old.letters), Set(new.letters))
    for letter in before.symmetricDifference(after) {
      set(Unicode.Scalar(letter), to: after.contains(letter))
    }
  }

  /// The file name for the folder `cur`, where flags count.
  package var bytes: [UInt8] {
    unique + [.colon] + (unknownInfo ?? [UInt8(ascii: "2"), .comma] + letters)
  }
}
