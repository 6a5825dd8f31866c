/// The name of a property that a standard defines, as a small number instead of a text.
struct PropertyName: Hashable {
  /// Less than ``count``.
  let index: Int

  /// How many names there may be.
  static let count = 128

  /// A name that must be in one of the tables of ``PropertyDefinition``.
  init(_ name: String) {
    guard let index = Self.table.index(of: name) else {
      preconditionFailure("\(name) is in no table of properties")
    }
    self.index = index
  }

  /// The name that stands in `range` of `bytes`, in any case; `nil` if no standard defines it.
  init?(of bytes: Span<UInt8>, in range: Range<Int>) {
    guard let index = Self.table.index(of: bytes, in: range) else { return nil }
    self.index = index
  }

  fileprivate static let names: [String] = {
    let tables = [PropertyDefinition.calendar, PropertyDefinition.card4, PropertyDefinition.card3]
    let names = Set(tables.flatMap(\.keys)).sorted()
    precondition(names.count <= count, "all names have a place in what is kept for each")
    return names
  }()

  private static let table = NameTable(names)
}

extension PropertyName: CustomStringConvertible {
  /// The name in upper case.
  var description: String { Self.names[index] }
}

extension PropertyName {
  static let uid = Self("UID")
  static let dtStart = Self("DTSTART")
  static let dtEnd = Self("DTEND")
  static let due = Self("DUE")
  static let duration = Self("DURATION")
  static let rule = Self("RRULE")
  static let exclusionRule = Self("EXRULE")
  static let addition = Self("RDATE")
  static let exception = Self("EXDATE")
  static let recurrenceID = Self("RECURRENCE-ID")
  static let sequence = Self("SEQUENCE")
  /// What adds to the times of an item, takes from them, or changes one of many.
  static let exceptions = [exclusionRule, addition, exception, recurrenceID]
}

extension Dialect {
  /// What values the properties have, in the order of their names' indexes.
  var forms: [ValueForm] {
    switch self {
    case .calendar: Self.calendarForms
    case .card21, .card3: Self.card3Forms
    case .card4: Self.card4Forms
    }
  }

  private static let calendarForms = PropertyName.forms(in: .calendar)
  private static let card3Forms = PropertyName.forms(in: .card3)
  private static let card4Forms = PropertyName.forms(in: .card4)
}

extension PropertyName {
  fileprivate static func forms(in dialect: Dialect) -> [ValueForm] {
    names.map { ValueForm(dialect.definition(of: $0)) }
  }
}

/// A set of names, without storage of its own.
struct PropertyNameSet {
  private var bits: (low: UInt64, high: UInt64) = (0, 0)

  init(_ names: [String] = []) {
    for name in names { insert(PropertyName(name)) }
  }

  mutating func insert(_ name: PropertyName) {
    if name.index < 64 {
      bits.low |= 1 << UInt64(name.index)
    } else {
      bits.high |= 1 << UInt64(name.index - 64)
    }
  }

  func contains(_ name: PropertyName) -> Bool {
    let word = name.index < 64 ? bits.low : bits.high
    return word >> UInt64(name.index % 64) & 1 == 1
  }

  func isDisjoint(with other: Self) -> Bool {
    bits.low & other.bits.low == 0 && bits.high & other.bits.high == 0
  }
}
