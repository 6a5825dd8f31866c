import Domain
import InternetMessage

extension Message.Flags {
  /// What a letter stands for, if it is one of ours.
  private init(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "D"): self = .draft
    case UInt8(ascii: "F"): self = .flagged
    case UInt8(ascii: "P"): self = .passed
    case UInt8(ascii: "R"): self = .replied
    case UInt8(ascii: "S"): self = .seen
    case UInt8(ascii: "T"): self = .trashed
    default: self = []
    }
  }

  /// The flags in a message's file name.
  init(_ name: MaildirName) {
    self.init(rawValue: 0)
    for letter in name.flags { formUnion(Message.Flags(letter: letter)) }
  }

  /// The file name with these flags; letters that are none of ours stay.
  func fileName(from name: FileName) -> FileName {
    var maildirName = MaildirName(name.bytes)
    for letter in "DFPRST".unicodeScalars {
      maildirName.set(letter, to: contains(Message.Flags(letter: UInt8(ascii: letter))))
    }
    return FileName(bytes: maildirName.bytes) ?? name
  }
}
