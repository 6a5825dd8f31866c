package import Domain

/// A page of the workspace: where one can be, go back to, and start the next time.
package enum Place: Hashable, Sendable {
  case start
  case contact(RecordID)
  /// The card of a municipality or of another organisation.
  case organization(RecordID)
  case event(RecordID)
  /// Who comes to an event, municipality by municipality.
  case attendance(RecordID)
  case thread(RecordID)
  case note(RecordID)
  case followUp(RecordID)
  case method(RecordID)
  /// A project group of the partnership scheme.
  case project(RecordID)
  case methods
  case map
  case coverage
  case problems
  case drafts
}

extension Place {
  /// Where a record is shown.
  init(_ key: RecordKey) {
    switch key.kind {
    case .contact: self = .contact(key.id)
    case .organization: self = .organization(key.id)
    case .event: self = .event(key.id)
    case .note: self = .note(key.id)
    case .followUp: self = .followUp(key.id)
    case .message: self = .thread(key.id)
    case .method: self = .method(key.id)
    case .project: self = .project(key.id)
    }
  }

  /// The record that the page is about; a thread's is its first message.
  var record: RecordKey? {
    switch self {
    case .contact(let id): RecordKey(.contact, id)
    case .organization(let id): RecordKey(.organization, id)
    case .event(let id), .attendance(let id): RecordKey(.event, id)
    case .thread(let id): RecordKey(.message, id)
    case .note(let id): RecordKey(.note, id)
    case .followUp(let id): RecordKey(.followUp, id)
    case .method(let id): RecordKey(.method, id)
    case .project(let id): RecordKey(.project, id)
    case .start, .methods, .map, .coverage, .problems, .drafts: nil
    }
  }

  private var word: String {
    switch self {
    case .start: "start"
    case .contact: "contact"
    case .organization: "organization"
    case .event: "event"
    case .attendance: "attendance"
    case .thread: "thread"
    case .note: "note"
    case .followUp: "follow-up"
    case .method: "method"
    case .project: "project"
    case .methods: "methods"
    case .map: "map"
    case .coverage: "coverage"
    case .problems: "problems"
    case .drafts: "drafts"
    }
  }

  /// One line that ``init(saved:)`` reads: `event 5522797a…`.
  package var saved: String {
    record.map { "\(word) \($0.id)" } ?? word
  }

  /// Reads what ``saved`` wrote; `nil` if it is something else.
  package init?(saved text: String) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let word = words.first else { return nil }
    let plain: [Place] = [.start, .methods, .map, .coverage, .problems, .drafts]
    if words.count == 1, let place = plain.first(where: { $0.word == word }) {
      self = place
      return
    }
    guard words.count == 2 else { return nil }
    let id = RecordID(words[1])
    let pages: [Place] = [
      .contact(id), .organization(id), .event(id), .attendance(id), .thread(id), .note(id),
      .followUp(id), .method(id), .project(id),
    ]
    guard let place = pages.first(where: { $0.word == word }) else { return nil }
    self = place
  }
}

extension Place {
  var context: Contexts {
    switch self {
    case .start: .start
    case .contact: .contactPage
    case .organization: .organizationPage
    case .event: .eventPage
    case .attendance: .attendancePage
    case .thread: .threadPage
    case .note: .notePage
    case .followUp: .followUpPage
    case .method: .methodPage
    case .project: .projectPage
    case .methods, .problems, .drafts: .listPage
    case .map: .mapPage
    case .coverage: .coveragePage
    }
  }
}
