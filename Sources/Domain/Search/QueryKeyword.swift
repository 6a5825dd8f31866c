import CivilTime

/// The keywords of a query, each with its names in bokmål, nynorsk and English.
enum QueryKeyword: CaseIterable {
  case kind
  case municipality
  case region
  case person
  case category
  case role
  case from
  case before
  case overdue
  case open
  case unread

  init?(folded name: String) {
    guard let keyword = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = keyword
  }

  /// Folded.
  private var names: [String] {
    switch self {
    case .kind: ["type", "slag", "kind"]
    case .municipality: ["kommune", "municipality", "k"]
    case .region: ["region"]
    case .person: ["person", "hvem", "kven", "who"]
    case .category: ["kategori", "category", "etikett", "tag", "tema"]
    case .role: ["rolle", "role"]
    case .from: ["etter", "after", "fra", "from", "siden", "sidan", "since"]
    case .before: ["for", "before", "til", "until", "innen", "innan"]
    case .overdue: ["forfalt", "forfallen", "overdue"]
    case .open: ["apen", "apne", "open", "opne"]
    case .unread: ["ulest", "uleste", "ulesen", "unread"]
    }
  }

  /// The condition with `value`, or `nil` if the keyword does not take it.
  func condition(_ value: String, today: CivilDate) -> Query.Condition? {
    let folded = SearchText.fold(value)
    return switch self {
    case .kind: Self.kinds(folded).map(Query.Condition.kind)
    case .municipality: .municipality(folded)
    case .region: .region(folded)
    case .person: .person(folded)
    case .category: .category(folded)
    case .role: .role(folded)
    case .from: Self.day(value, today).map(Query.Condition.from)
    case .before: Self.day(value, today).map(Query.Condition.before)
    case .overdue: Self.answer(folded).map(Query.Condition.overdue)
    case .open: Self.answer(folded).map(Query.Condition.open)
    case .unread: Self.answer(folded).map(Query.Condition.unread)
    }
  }

  private static func answer(_ folded: String) -> Bool? {
    switch folded {
    case "ja", "j", "yes", "y", "true", "1": true
    case "nei", "n", "no", "false", "0": false
    default: nil
    }
  }

  /// The first day of what `value` names: `2021`, `2021-08`, `2021-08-15`, `15.8.2021`, `august`.
  private static func day(_ value: String, _ today: CivilDate) -> CivilDate? {
    VagueDate(parsing: value, today: today)?.first
  }

  /// The kinds with a name that begins like `folded`.
  private static func kinds(_ folded: String) -> Set<RecordKind>? {
    let found = RecordKind.allCases.filter { kind in
      kind.foldedNames.contains { $0.hasPrefix(folded) }
    }
    return found.isEmpty ? nil : Set(found)
  }
}

extension RecordKind {
  /// What a query may call the kind, folded.
  fileprivate var foldedNames: [String] {
    switch self {
    case .contact: ["kontakt", "contact", "person", "people"]
    case .organization: ["organisasjon", "organization", "organisation", "kommune", "municipality"]
    case .event: ["arrangement", "hendelse", "hending", "event", "mote", "meeting", "kalender"]
    case .note: ["notat", "note", "referat"]
    case .followUp: ["oppfolging", "followup", "follow-up", "oppgave", "oppgave", "task", "todo"]
    case .project: ["prosjekt", "project"]
    case .message: ["melding", "message", "trad", "thread", "epost", "e-post", "mail"]
    case .method: ["metode", "method"]
    }
  }
}
