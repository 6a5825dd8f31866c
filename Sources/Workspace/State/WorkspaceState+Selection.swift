import Domain
import Wording

/// What the next command is about.
extension WorkspaceState {
  /// The line of the page that the keys have arrived at.
  var selectedLine: Document.Line? {
    guard let index = page.position.selection, document.lines.indices.contains(index) else {
      return nil
    }
    return document.lines[index]
  }

  /// The record that commands are about: the selected row, or what the page shows.
  var subject: RecordKey? {
    switch page.place {
    case .start: start.list.selection
    case .map: page.municipality.map { RecordKey(.organization, $0) }
    case .coverage, .methods: selectedPlace?.record
    default: page.place.record
    }
  }

  /// The same, or all that are marked.
  var subjects: [RecordKey] {
    page.place == .start ? start.list.markedOrSelected : subject.map { [$0] } ?? []
  }

  private var selectedPlace: Place? {
    guard case .place(let place) = selectedLine?.target else { return nil }
    return place
  }

  /// The follow-ups that `x` is about.
  var selectedFollowUps: [RecordID] {
    switch selectedLine?.target {
    case .followUp(let id), .box(_, let id?), .place(.followUp(let id)): return [id]
    default: break
    }
    return subjects.filter { $0.kind == .followUp }.map(\.id)
  }

  /// Whether a command has something to work on; the footer leaves out those that have not.
  func isAvailable(_ command: Command) -> Bool {
    switch command {
    case .open: page.place == .start ? start.list.selection != nil : selectedLine != nil
    case .note, .attendance, .reply: subject != nil
    case .edit: subject.map { $0.kind != .message && $0.kind != .method } ?? false
    case .mail: subjects.contains { canBeMailed($0) }
    case .openLink: link != nil
    case .saveAttachment: hasAttachments
    case .tickOff: !selectedFollowUps.isEmpty || isOnBox
    case .close: page.place != .start || !overlays.isEmpty
    default: true
    }
  }

  private var isOnBox: Bool {
    guard case .box = selectedLine?.target else { return false }
    return true
  }

  /// The web address that belongs to what is selected.
  var link: String? {
    if case .link(let link) = selectedLine?.target { return link }
    guard let subject else { return nil }
    switch catalog.record(subject) {
    case .event(let event): return event.link.isEmpty ? nil : event.link
    case .organization(let organization):
      return organization.website.isEmpty ? nil : organization.website
    case .method(let method): return method.links.first
    case .contact(let contact):
      return catalog.organization(of: contact).flatMap { $0.website.isEmpty ? nil : $0.website }
    case .message(let message): return Self.firstLink(in: message.text)
    case .note, .followUp, .project, nil: return nil
    }
  }

  static func firstLink(in text: String) -> String? {
    guard let start = text.firstRange(of: "https://") ?? text.firstRange(of: "http://") else {
      return nil
    }
    let end = text[start.lowerBound...].firstIndex { $0.isWhitespace || "<>\"".contains($0) }
    let link = text[start.lowerBound..<(end ?? text.endIndex)]
    return String(link.last == "." || link.last == "," ? link.dropLast() : link)
  }

  /// Whom mail goes to.
  var mailAddresses: [String] {
    var seen: Set<String> = []
    return subjects.flatMap(addresses).filter { seen.insert($0).inserted }
  }

  /// Whether there is an address, found out without asking everybody at an event.
  private func canBeMailed(_ key: RecordKey) -> Bool {
    switch key.kind {
    case .contact, .organization: !addresses(of: key).isEmpty
    case .event: true
    case .note, .followUp, .project, .message, .method: false
    }
  }

  private func addresses(of key: RecordKey) -> [String] {
    switch catalog.record(key) {
    case .contact(let contact): contact.emails.first.map { [$0] } ?? []
    case .organization(let organization): addresses(of: organization)
    case .event(let event): silentOnes(at: event).flatMap { addresses(of: $0) }
    case .note, .followUp, .project, .message, .method, nil: []
    }
  }

  /// The main contacts' addresses, or else the organisation's own.
  private func addresses(of organization: Organization) -> [String] {
    let people = catalog.mainContacts(of: organization, on: today).compactMap(\.emails.first)
    return people.isEmpty ? organization.emails.first.map { [$0] } ?? [] : people
  }

  /// The municipalities that have not answered.
  func silentOnes(at event: Event) -> [Organization] {
    Attendance(at: event, in: catalog).unanswered.compactMap(catalog.organization)
  }
}
