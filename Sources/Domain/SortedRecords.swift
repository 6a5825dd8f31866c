import CivilTime

/// Records by kind, each kind in the order that the catalog shows it in.
struct SortedRecords {
  var contacts: [Contact] = []
  var organizations: [Organization] = []
  var events: [Event] = []
  var notes: [Note] = []
  var followUps: [FollowUp] = []
  var projects: [Project] = []
  var messages: [RecordID: Message] = [:]
  var methods: [MethodPage] = []

  init(_ records: [Record]) {
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

  private mutating func sort() {
    contacts = contacts.sortedInNorwegian(by: \.name, isPersonName: true)
    organizations = organizations.sortedInNorwegian(
      by: { $0.sortKey.isEmpty ? $0.name : $0.sortKey }, isPersonName: false)
    events.sort { ($0.when.firstDay, $0.title, $0.id) < ($1.when.firstDay, $1.title, $1.id) }
    notes.sort { ($0.date?.dayNumber ?? .min, $0.id) > ($1.date?.dayNumber ?? .min, $1.id) }
    followUps.sort { ($0.due?.dayNumber ?? .max, $0.title) < ($1.due?.dayNumber ?? .max, $1.title) }
    projects.sort { ($0.title, $0.id) < ($1.title, $1.id) }
    methods.sort { ($0.section, $0.title, $0.id) < ($1.section, $1.title, $1.id) }
  }
}

extension Array {
  /// The elements in Norwegian order of their `name`, the key of each made once.
  func sortedInNorwegian(by name: (Element) -> String, isPersonName: Bool) -> [Element] {
    map { (NorwegianOrder.key(for: name($0), isPersonName: isPersonName), $0) }
      .sorted { $0.0 < $1.0 }
      .map(\.1)
  }
}
