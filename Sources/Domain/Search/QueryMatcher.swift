import CivilTime

/// A query made ready for one catalog: names looked up once, then records tested one by one.
struct QueryMatcher {
  let query: Query
  private let today: CivilDate
  private let required: [(Record) -> Bool]
  private let excluded: [(Record) -> Bool]
  /// The kinds that can match at all.
  let kinds: Set<RecordKind>

  init(_ query: Query, in catalog: Catalog, today: CivilDate) {
    self.query = query
    self.today = today
    required = query.conditions.map { Self.test($0, in: catalog, today: today) }
    excluded = query.excludedConditions.map { Self.test($0, in: catalog, today: today) }
    kinds = query.conditions.reduce(into: Set(RecordKind.allCases)) { kinds, condition in
      kinds.formIntersection(condition.possibleKinds)
    }
  }

  /// Whether all conditions hold; words aside.
  func allows(_ record: Record) -> Bool {
    required.allSatisfy { $0(record) } && !excluded.contains { $0(record) }
  }

  /// How well the words fit, 0 if one is missing or an excluded one is there; 1 if none is asked for.
  func score(of text: FoldedText) -> Int {
    guard !query.excludedTerms.contains(where: { text.contains($0.folded) }) else { return 0 }
    guard !query.terms.isEmpty else { return 1 }
    var total = 0
    for term in query.terms {
      let score = text.score(of: term)
      if score == 0 { return 0 }
      total += score
    }
    return total
  }

  private static func test(
    _ condition: Query.Condition, in catalog: Catalog, today: CivilDate
  ) -> (Record) -> Bool {
    switch condition {
    case .kind(let kinds): return { kinds.contains($0.key.kind) }
    case .municipality(let name):
      return concerning(catalog.municipalities(beginningLike: name), in: catalog)
    case .region(let name):
      let municipalities = catalog.municipalities.filter { organization in
        organization.municipality?.regions.contains { SearchText.fold($0).contains(name) } ?? false
      }
      return concerning(municipalities, in: catalog)
    case .person(let name): return concerningPerson(name, in: catalog)
    case .category(let name):
      return { $0.categories.contains { SearchText.fold($0).contains(name) } }
    case .role(let name):
      return { record in
        guard case .contact(let contact) = record else { return false }
        return contact.roles.contains { SearchText.fold($0.title).contains(name) }
      }
    case .from(let day): return { $0.lastDay.map { day <= $0 } ?? false }
    case .before(let day): return { $0.span.map { $0.first < day } ?? false }
    case .overdue(let wanted): return { $0.isOverdue(on: today) == wanted }
    case .open(let wanted): return { $0.isOpenFollowUp == wanted }
    case .unread(let wanted): return { $0.isUnreadMessage == wanted }
    }
  }

  /// Whether a record is about one of the organisations or somebody of them.
  private static func concerning(
    _ organizations: [Organization], in catalog: Catalog
  ) -> (Record) -> Bool {
    var keys: Set<RecordKey> = []
    for organization in organizations {
      keys.insert(RecordKey(.organization, organization.id))
      keys.formUnion(catalog.contacts(of: organization).map { RecordKey(.contact, $0.id) })
      keys.formUnion(catalog.notes(about: organization).map { RecordKey(.note, $0.id) })
      keys.formUnion(catalog.events(about: organization).map { RecordKey(.event, $0.id) })
      keys.formUnion(catalog.followUps(about: organization).map { RecordKey(.followUp, $0.id) })
      keys.formUnion(catalog.latestMessages(about: organization).map { RecordKey(.message, $0.id) })
    }
    let ids = Set(organizations.map(\.id))
    return { record in
      if case .project(let project) = record {
        return project.participants.contains { participant in
          catalog.organization(for: participant).map { ids.contains($0.id) } ?? false
        }
      }
      return keys.contains(record.key)
    }
  }

  /// Whether a person of that name takes part in a record, known or not.
  private static func concerningPerson(_ name: String, in catalog: Catalog) -> (Record) -> Bool {
    let needle = Array(name.utf8)
    return { record in
      switch record {
      case .contact(let contact): return FoldedText([contact.name]).contains(needle)
      case .message(let message):
        return FoldedText((message.from + message.to + message.cc).map(\.name)).contains(needle)
      case .event, .note, .followUp, .project:
        return FoldedText(record.participants.map(\.name)).contains(needle)
      case .organization, .method: return false
      }
    }
  }
}

extension Query.Condition {
  /// The kinds that the condition can hold for.
  fileprivate var possibleKinds: Set<RecordKind> {
    switch self {
    case .kind(let kinds): kinds
    case .role: [.contact]
    case .overdue(true), .open(true): [.followUp]
    case .unread(true): [.message]
    case .municipality, .region, .person, .category, .overdue, .open, .unread:
      Set(RecordKind.allCases)
    case .from, .before: [.event, .note, .followUp, .project, .message]
    }
  }
}

extension Record {
  /// The last day it touches, of a recurring event the last one known.
  fileprivate var lastDay: CivilDate? {
    if case .event(let event) = self { return event.furtherDays.last ?? event.when.lastDay }
    return span?.last
  }

  fileprivate func isOverdue(on today: CivilDate) -> Bool {
    guard case .followUp(let followUp) = self else { return false }
    return followUp.isOverdue(on: today)
  }

  fileprivate var isOpenFollowUp: Bool {
    guard case .followUp(let followUp) = self else { return false }
    return followUp.isOpen
  }

  fileprivate var isUnreadMessage: Bool {
    guard case .message(let message) = self else { return false }
    return !message.flags.contains(.seen) && !message.isUnsent
  }
}

extension Catalog {
  /// The municipalities with a name that is `name`, folded, or else that begins like it.
  func municipalities(beginningLike name: String) -> [Organization] {
    let exact = municipalities.filter { $0.foldedNames.contains(name) }
    guard exact.isEmpty else { return exact }
    return municipalities.filter { $0.foldedNames.contains { $0.hasPrefix(name) } }
  }
}

extension Organization {
  /// All the names it goes by, folded, the code and number of a municipality among them.
  var foldedNames: [String] {
    let facts = municipality.map {
      [$0.samiName, $0.officialName, $0.code, $0.number.description]
    }
    return ([shortName, name] + alternateNames + (facts ?? [])).filter { !$0.isEmpty }
      .map(SearchText.fold)
  }
}
