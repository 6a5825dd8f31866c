import CivilTime

/// What a record is sorted by: a number, then a text, then its identity, so that no two are equal.
struct SortKey: Comparable, Sendable {
  var number = 0
  var text = ""
  var id: RecordID

  static func < (left: SortKey, right: SortKey) -> Bool {
    if left.number != right.number { return left.number < right.number }
    if left.text != right.text { return left.text < right.text }
    return left.id < right.id
  }
}

/// The number and the first letters of a ``SortKey``, which most often tell what comes first without
/// a look at the texts.
struct SortPlace: BitwiseCopyable, Sendable {
  let number: Int
  private let letters: (UInt64, UInt64)
  /// Whether the letters are those that the text is sorted by, if all that are compared say so: the
  /// letter before one beyond ASCII may become one with it.
  let tells: Bool

  private static let letterCount = 16

  init(_ key: SortKey) {
    number = key.number
    (letters, tells) = key.text.withBytes { text in
      (
        (Self.letters(in: text, from: 0), Self.letters(in: text, from: 8)),
        text.prefix(Self.letterCount + 1).allSatisfy { $0 < 0x80 }
      )
    }
  }

  /// Eight letters or what there are, the first in the highest bits.
  private static func letters(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    guard text.count < start + 8 else {
      let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: start, as: UInt64.self)
      return UInt64(bigEndian: word)
    }
    var letters: UInt64 = 0
    for (place, byte) in text.dropFirst(start).enumerated() {
      letters |= UInt64(byte) << UInt64(56 - place * 8)
    }
    return letters
  }

  /// `nil` if that can be seen from the whole keys alone.
  func comes(before other: SortPlace, readingLetters readsLetters: Bool) -> Bool? {
    if number != other.number { return number < other.number }
    return !readsLetters || letters == other.letters ? nil : letters < other.letters
  }
}

extension SortKey {
  /// In Norwegian order by name.
  static func contact(_ value: Contact) -> SortKey {
    SortKey(text: NorwegianOrder.key(for: value.name, isPersonName: true), id: value.id)
  }

  /// In Norwegian order by sort key, or else by name; place names keep their a's.
  static func organization(_ value: Organization) -> SortKey {
    let name = value.sortKey.isEmpty ? value.name : value.sortKey
    return SortKey(text: NorwegianOrder.key(for: name, isPersonName: false), id: value.id)
  }

  /// By first day, then title.
  static func event(_ value: Event) -> SortKey {
    SortKey(number: value.when.firstDay.dayNumber, text: value.title, id: value.id)
  }

  /// Newest first, those without a date last.
  static func note(_ value: Note) -> SortKey {
    SortKey(number: -(value.date?.dayNumber ?? -.max), id: value.id)
  }

  /// By due day, those without one last.
  static func followUp(_ value: FollowUp) -> SortKey {
    SortKey(number: value.due?.dayNumber ?? .max, text: value.title, id: value.id)
  }

  static func project(_ value: Project) -> SortKey {
    SortKey(text: value.title, id: value.id)
  }

  /// Latest first, those without a date last.
  static func message(_ value: Message) -> SortKey {
    SortKey(number: -(max(value.sent?.secondsSince1970 ?? -.max, -.max)), id: value.id)
  }

  /// By section, then title.
  static func method(_ value: MethodPage) -> SortKey {
    SortKey(text: value.section + "\u{0}" + value.title, id: value.id)
  }
}
