import Domain

extension Set<RecordKind> {
  /// Every kind.
  static var all: Self { Set(RecordKind.allCases) }
  /// People and organisations.
  static var parties: Self { [.contact, .organization] }
  /// What the agenda consists of.
  static var agenda: Self { [.event, .followUp, .project] }
}
