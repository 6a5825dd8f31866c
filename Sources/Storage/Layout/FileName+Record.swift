import Domain

extension FileName {
  /// A name for the file of a new record: its UID if that is a safe name, else a mark of it.
  ///
  /// Nothing in a UID can lead out of the folder, hide the file or trouble another system.
  static func forRecord(_ id: RecordID, suffix: String, attempt: Int = 1) -> FileName {
    let uuid = "urn:uuid:"
    let raw = id.rawValue
    let bare = raw.lowercased().hasPrefix(uuid) ? String(raw.dropFirst(uuid.count)) : raw
    let stem = isSafe(bare) ? bare : "uid-" + String(ContentMark(Array(raw.utf8)).value, radix: 16)
    return StoreName.fixed(stem + (attempt > 1 ? "-\(attempt)" : "") + suffix)
  }

  private static func isSafe(_ stem: String) -> Bool {
    guard let first = stem.utf8.first, (1...200).contains(stem.utf8.count) else { return false }
    let isPlain = stem.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "+"):
        true
      default: false
      }
    }
    return isPlain && first != UInt8(ascii: ".") && first != UInt8(ascii: "-")
  }
}
