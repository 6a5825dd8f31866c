import Domain
import InternetMessage

extension Message.Flags {
  private static let letters: [(letter: Unicode.Scalar, flag: Message.Flags)] = [
    ("D", .draft), ("F", .flagged), ("P", .passed), ("R", .replied), ("S", .seen), ("T", .trashed),
  ]

  /// The flags in a message's file name.
  init(_ name: MaildirName) {
    self.init(rawValue: 0)
    for letter in name.flags {
      for known in Self.letters where UInt8(ascii: known.letter) == letter { insert(known.flag) }
    }
  }

  /// The file name with these flags; letters that are none of ours stay.
  func fileName(from name: FileName) -> FileName {
    var maildirName = MaildirName(name.bytes)
    for (letter, flag) in Self.letters { maildirName.set(letter, to: contains(flag)) }
    return FileName(bytes: maildirName.bytes) ?? name
  }
}
