import CivilTime

/// A query made ready for one catalog: names looked up once, then records tested one by one.
struct QueryMatcher: Sendable {
  /// Says whether a condition holds for the record of a kind at a position.
  private typealias Test = @Sendable (RecordKind, Int) -> Bool

  let query: Query
  /// The kinds that can match at all.
  let kinds: Set<RecordKind>
  private let required: [Test]
  private let excluded: [Test]

  init(_ query: Query, in catalog: Catalog, today: CivilDate) {
    self.query = query
    kinds = query.conditions.reduce(into: Set(RecordKind.allCases)) { kinds, condition in
      kinds.formIntersection(condition.possibleKinds)
    }
    required = query.conditions.map { Self.test($0, in: catalog, today: today) }
    excluded = query.excludedConditions.map { Self.test($0, in: catalog, today: today) }
  }

  /// Whether all conditions hold for the record of a kind at a position; words aside.
  func allows(_ kind: RecordKind, at position: Int) -> Bool {
    required.allSatisfy { $0(kind, position) } && !excluded.contains { $0(kind, position) }
  }

  /// Whether there are conditions besides the words.
  var hasConditions: Bool { !required.isEmpty || !excluded.isEmpty }

  /// Calls `body` with what tells how well the words fit.
  func withScorer<Result>(_ body: (Scorer) -> Result) -> Result {
    query.terms.withNeedles { terms in
      query.excludedTerms.withNeedles { excludedTerms in
        body(Scorer(terms: terms, excludedTerms: excludedTerms))
      }
    }
  }

  /// How well the words of a query fit texts.
  struct Scorer {
    fileprivate let terms: [SearchTerm.Needle]
    fileprivate let excludedTerms: [SearchTerm.Needle]

    /// 0 if a word is missing or an excluded one is there; 1 if none is asked for.
    ///
    /// Also 0 if they fit less well than `least` asks for.
    func score(of text: FoldedText.View, atLeast least: Int = 1) -> Int {
      guard !excludedTerms.contains(where: { text.contains($0.folded) }) else { return 0 }
      guard !terms.isEmpty else { return least > 1 ? 0 : 1 }
      var (total, toCome) = (0, terms.count * FoldedText.Role.title.worth)
      for term in terms {
        toCome -= FoldedText.Role.title.worth
        let score = text.score(of: term, atLeast: least - total - toCome)
        total += score
        if score == 0 || total + toCome < least { return 0 }
      }
      return total
    }
  }

  private static func test(
    _ condition: Query.Condition, in catalog: Catalog, today: CivilDate
  ) -> Test {
    switch condition {
    case .kind(let kinds): return { kind, _ in kinds.contains(kind) }
    case .municipality(let name):
      return concerning(catalog.municipalities(beginningLike: name), in: catalog)
    case .region(let name):
      let municipalities = catalog.municipalities.filter { organization in
        organization.municipality?.regions.contains { SearchText.fold($0).contains(name) } ?? false
      }
      return concerning(municipalities, in: catalog)
    case .overdue(let wanted):
      let today = today.dayNumber
      return { catalog.shelves[$0].facts(at: $1).isOverdue(on: today) == wanted }
    case .open(let wanted):
      return { catalog.shelves[$0].facts(at: $1).flags.contains(.isOpen) == wanted }
    case .unread(let wanted):
      return { catalog.shelves[$0].facts(at: $1).flags.contains(.isUnread) == wanted }
    case .person, .category, .role, .from, .before:
      return { kind, position in
        condition.holds(for: catalog.shelves[kind].record(at: position))
      }
    }
  }

  /// Whether a record is about one of the organisations or somebody of them.
  private static func concerning(_ organizations: [Organization], in catalog: Catalog) -> Test {
    let places = Set(organizations.compactMap { catalog.position(of: $0) })
    func positions(_ links: PartyLinks) -> Set<Int> {
      Set(places.flatMap { links.byOrganization[$0].map(\.position) })
    }
    let table: [RecordKind: Set<Int>] = [
      .contact: Set(
        places.flatMap { catalog.links.directory.contactsByOrganization[$0] }.map { Int($0) }),
      .organization: places, .event: positions(catalog.links.events),
      .note: positions(catalog.links.notes), .followUp: positions(catalog.links.followUps),
      .message: positions(catalog.links.messages),
      .project: Set(
        catalog.projects.indices.filter { index in
          catalog.projects[index].participants.contains { participant in
            let organization = catalog.links.directory.party(of: participant)?.organization
            return organization.map(places.contains) ?? false
          }
        }),
    ]
    return { kind, position in table[kind]?.contains(position) ?? false }
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

  /// Whether it holds for a record by itself; those that need the catalog never do.
  fileprivate func holds(for record: Record) -> Bool {
    switch self {
    case .kind(let kinds): kinds.contains(record.key.kind)
    case .municipality, .region, .overdue, .open, .unread: false
    case .person(let name): record.hasPerson(named: name)
    case .category(let name): record.categories.contains { SearchText.fold($0).contains(name) }
    case .role(let name): record.hasRole(named: name)
    case .from(let day): record.lastDay.map { day <= $0 } ?? false
    case .before(let day): record.span.map { $0.first < day } ?? false
    }
  }
}

extension Record {
  /// Whether a person of that name, folded, takes part, known or not.
  fileprivate func hasPerson(named name: String) -> Bool {
    let names: [String]
    switch self {
    case .contact(let contact): names = [contact.name]
    case .message(let message): names = (message.from + message.to + message.cc).map(\.name)
    case .event, .note, .followUp, .project: names = participants.map(\.name)
    case .organization, .method: names = []
    }
    return FoldedText(names).contains(Array(name.utf8))
  }

  fileprivate func hasRole(named name: String) -> Bool {
    guard case .contact(let contact) = self else { return false }
    return contact.roles.contains { SearchText.fold($0.title).contains(name) }
  }

  /// The last day it touches, of a recurring event the last one known.
  fileprivate var lastDay: CivilDate? {
    if case .event(let event) = self { return event.furtherDays.last ?? event.when.lastDay }
    return span?.last
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
