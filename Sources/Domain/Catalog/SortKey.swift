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
  let row: Int
  private let number: Int
  private let letters: (UInt64, UInt64)

  private static let letterCount = 16

  /// Reads the letters only if ``canTell(_:)`` says so of the texts of all that are compared.
  init(_ key: SortKey, row: Int, readsText: Bool) {
    (self.row, number) = (row, key.number)
    var letters: (UInt64, UInt64) = (0, 0)
    if readsText {
      for (place, byte) in key.text.utf8.prefix(Self.letterCount).enumerated() {
        let shift = UInt64(56 - place % 8 * 8)
        if place < 8 {
          letters.0 |= UInt64(byte) << shift
        } else {
          letters.1 |= UInt64(byte) << shift
        }
      }
    }
    self.letters = letters
  }

  /// Whether the first letters of a text are those that it is sorted by: the letter before one beyond
  /// ASCII may become one with it.
  static func canTell(_ text: String) -> Bool {
    text.utf8.prefix(letterCount + 1).allSatisfy { $0 < 0x80 }
  }

  /// `nil` if that can be seen from the whole keys alone.
  func comes(before other: SortPlace) -> Bool? {
    if number != other.number { return number < other.number }
    return letters == other.letters ? nil : letters < other.letters
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
