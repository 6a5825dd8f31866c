/// The name of a message in a Maildir: what makes it unique, and its flags, as in `1.host:2,RS`.
package struct MaildirName: Sendable {
  private var name: ArraySlice<UInt8>
  /// Where the colon stands, if there is one.
  private let uniqueEnd: Int
  /// Whether the flags are written in the way that we know, or not at all.
  package let hasKnownFlags: Bool

  /// Takes a file name without its folder.
  package init(_ name: ArraySlice<UInt8>) {
    self.name = name
    (uniqueEnd, hasKnownFlags) = name.withUnsafeBufferPointer { bytes in
      let colon = bytes.lastIndex(of: .colon) ?? bytes.count
      let info = bytes.part(colon..<bytes.count)
      let isKnown =
        info.isEmpty || info.begins(with: ":2,") && info.dropFirst(3).allSatisfy(\.isLetter)
      return (name.startIndex + colon, isKnown)
    }
  }

  /// Takes a file name without its folder.
  package init(_ name: [UInt8]) {
    self.init(name[...])
  }

  /// Stays the same for as long as the message lives.
  package var unique: ArraySlice<UInt8> { name[..<uniqueEnd] }

  /// The letters as they are in the name: `S` seen, `R` answered, `F` flagged, `D` draft, `T` to
  /// be deleted, `P` passed on; small ones are some program's own.
  package var flags: ArraySlice<UInt8> { hasKnownFlags ? name[uniqueEnd...].dropFirst(3) : [] }

  /// Sets or clears a flag; a name that already says so stays as it is.
  ///
  /// Does nothing unless ``hasKnownFlags``. The letters stand in the order of ASCII, once each, as
  /// the Maildir format has it.
  package mutating func set(_ flag: Unicode.Scalar, to isSet: Bool) {
    let letter = UInt8(ascii: flag)
    guard hasKnownFlags, flags.contains(letter) != isSet else { return }
    let letters = Set(flags.filter { $0 != letter } + (isSet ? [letter] : []))
    name = unique + ":2,".utf8 + letters.sorted()
  }

  /// Whether any flag is set.
  package var hasFlags: Bool { !flags.isEmpty }

  /// Sets and clears the flags that are different between two other names; the rest stays.
  package mutating func change(as old: MaildirName, to new: MaildirName) {
    let (before, after) = (Set(old.flags), Set(new.flags))
    for letter in before.symmetricDifference(after) {
      set(Unicode.Scalar(letter), to: after.contains(letter))
    }
  }

  /// The file name for the folder `cur`, where flags count.
  package var bytes: [UInt8] {
    Array(name) + (uniqueEnd == name.endIndex ? ":2," : "").utf8
  }
}
