import CivilTime

/// Records by kind, each kind in the order that the catalog shows it in, no identity twice.
struct SortedRecords: Sendable {
  private(set) var contacts: [Contact] = []
  private(set) var organizations: [Organization] = []
  private(set) var events: [Event] = []
  private(set) var notes: [Note] = []
  private(set) var followUps: [FollowUp] = []
  private(set) var projects: [Project] = []
  private(set) var messages: [RecordID: Message] = [:]
  private(set) var methods: [MethodPage] = []

  /// Sorts `records`, among which no two have the same key.
  init(_ records: some Sequence<Record>) {
    for record in records {
      switch record {
      case .contact(let value): contacts.append(value)
      case .organization(let value): organizations.append(value)
      case .event(let value): events.append(value)
      case .note(let value): notes.append(value)
      case .followUp(let value): followUps.append(value)
      case .project(let value): projects.append(value)
      case .message(let value): messages[value.id] = value
      case .method(let value): methods.append(value)
      }
    }
    sort()
  }

  /// The record that stands at `position` of its kind; messages have none.
  func record(_ kind: RecordKind, at position: Int) -> Record? {
    switch kind {
    case .contact: .contact(contacts[position])
    case .organization: .organization(organizations[position])
    case .event: .event(events[position])
    case .note: .note(notes[position])
    case .followUp: .followUp(followUps[position])
    case .project: .project(projects[position])
    case .method: .method(methods[position])
    case .message: nil
    }
  }

  /// The identities of one kind in order; none for messages, which are not in a list.
  func ids(of kind: RecordKind) -> [RecordID] {
    switch kind {
    case .contact: contacts.map(\.id)
    case .organization: organizations.map(\.id)
    case .event: events.map(\.id)
    case .note: notes.map(\.id)
    case .followUp: followUps.map(\.id)
    case .project: projects.map(\.id)
    case .method: methods.map(\.id)
    case .message: []
    }
  }

  private mutating func sort() {
    contacts = contacts.sortedInNorwegian(by: \.name, isPersonName: true)
    organizations = organizations.sortedInNorwegian(
      by: { $0.sortKey.isEmpty ? $0.name : $0.sortKey }, isPersonName: false)
    events.sort { ($0.when.firstDay, $0.title, $0.id) < ($1.when.firstDay, $1.title, $1.id) }
    notes.sort { ($0.date?.dayNumber ?? .min, $0.id) > ($1.date?.dayNumber ?? .min, $1.id) }
    followUps.sort {
      ($0.due?.dayNumber ?? .max, $0.title, $0.id) < ($1.due?.dayNumber ?? .max, $1.title, $1.id)
    }
    projects.sort { ($0.title, $0.id) < ($1.title, $1.id) }
    methods.sort { ($0.section, $0.title, $0.id) < ($1.section, $1.title, $1.id) }
  }
}

extension Array {
  /// The elements in Norwegian order of their `name`, the key of each made once.
  func sortedInNorwegian(by name: (Element) -> String, isPersonName: Bool) -> [Element] {
    let keys = map { NorwegianOrder.key(for: name($0), isPersonName: isPersonName) }
    return indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { self[$0] }
  }
}
