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
