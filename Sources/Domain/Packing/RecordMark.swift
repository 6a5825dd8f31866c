/// A name or an address that ties a record to others, as a hash; the tables of who is in what are
/// made of these.
struct RecordMark: BitwiseCopyable, Hashable, Sendable {
  enum Role: UInt8 {
    /// Of an organisation or a contact.
    case ownAddress = 1
    case ownName
    case number
    /// Of a contact: the name of the organisation.
    case organization
    /// Of somebody who takes part.
    case participant
    /// The name of an organisation that takes part, for when its address is not known.
    case participantName
    case from
    case to
    case cc
    /// The number of a municipality that a message was linked to by hand.
    case linked
    /// The event of a note, the note of a follow-up.
    case parent
  }

  let hash: UInt64
  private let roleNumber: UInt8
  private var statusNumber: UInt8 = 0
  private var contactNumber: UInt8 = 0
  // They fill the gap up to the next mark, so that nothing else that lay in memory gets into a file.
  private var filling: UInt8 = 0
  private var wideFilling: UInt32 = 0

  init(
    _ hash: UInt64, _ role: Role, status: Participant.Status = .needsAction,
    isContact: Bool = false
  ) {
    self.hash = hash
    roleNumber = role.rawValue
    statusNumber = status.number
    contactNumber = isContact ? 1 : 0
  }

  init(
    address: String, _ role: Role, status: Participant.Status = .needsAction,
    isContact: Bool = false
  ) {
    self.init(Self.hash(address: address), role, status: status, isContact: isContact)
  }

  init(name: String, _ role: Role) {
    self.init(Self.hash(name: name), role)
  }

  init(number: Municipality.Number, _ role: Role) {
    self.init(Self.hash(number: number), role)
  }

  /// `nil` where the bytes are damaged.
  var role: Role? { Role(rawValue: roleNumber) }
  /// Of a participant, the answer.
  var status: Participant.Status { Participant.Status(number: statusNumber) }
  /// Whether it counts as contact once its day has come; see ``LastContact``.
  var isContact: Bool { contactNumber == 1 }

  private static let mailScheme: StaticString = "mailto:"

  static func hash(address: String) -> UInt64 {
    address.withBytes { bytes -> UInt64? in
      // Most are in small letters, so that no text need be made of them.
      guard UnsafeRawBufferPointer(bytes).isSmallASCII else { return nil }
      let isMail = mailScheme.withUTF8Buffer { bytes.starts(with: $0) }
      return ContentHash.of(
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[(isMail ? 7 : 0)...]))
    } ?? ContentHash.of(address.asAddress)
  }
  static func hash(name: String) -> UInt64 {
    SearchText.withFolded(name, ContentHash.of)
  }
  static func hash(number: Municipality.Number) -> UInt64 { ContentHash.of(number.description) }
}

extension Participant.Status {
  /// The answer's place among all answers.
  var number: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }

  init(number: UInt8) {
    let all = Self.allCases
    self = all[Int(number) < all.count ? Int(number) : 0]
  }
}

extension Contact {
  func visitMarks(_ visit: (RecordMark) -> Void) {
    visit(RecordMark(address: id.asURI, .ownAddress))
    for email in emails { visit(RecordMark(address: email, .ownAddress)) }
    if !organization.isEmpty { visit(RecordMark(name: organization, .organization)) }
  }
}

extension Event {
  func visitMarks(_ visit: (RecordMark) -> Void) {
    let isGathering = isGathering
    for participant in participants {
      participant.visitMarks(isContact: isGathering && participant.status == .accepted, visit)
    }
  }
}

extension Note {
  func visitMarks(_ visit: (RecordMark) -> Void) {
    for participant in participants {
      participant.visitMarks(isContact: status != .cancelled, visit)
    }
    if let event { visit(RecordMark(event.hash, .parent)) }
  }
}

extension FollowUp {
  func visitMarks(_ visit: (RecordMark) -> Void) {
    let isDone = status == .completed && completed != nil
    for participant in participants { participant.visitMarks(isContact: isDone, visit) }
    if let note { visit(RecordMark(note.hash, .parent)) }
  }
}

extension Project {
  func visitMarks(_ visit: (RecordMark) -> Void) {
    for participant in participants { participant.visitMarks(isContact: false, visit) }
  }
}

extension MethodPage {
  func visitMarks(_ visit: (RecordMark) -> Void) {}
}

extension Participant {
  fileprivate func visitMarks(isContact: Bool, _ visit: (RecordMark) -> Void) {
    visit(RecordMark(address: address, .participant, status: status, isContact: isContact))
    guard kind == .organization, !name.isEmpty else { return }
    visit(RecordMark(name: name, .participantName))
  }
}

extension Organization {
  func visitMarks(_ visit: (RecordMark) -> Void) {
    for name in [name, shortName] + alternateNames where !name.isEmpty {
      visit(RecordMark(name: name, .ownName))
    }
    visit(RecordMark(address: id.asURI, .ownAddress))
    for email in emails { visit(RecordMark(address: email, .ownAddress)) }
    if let number = municipality?.number { visit(RecordMark(number: number, .number)) }
  }
}

extension Message {
  func visitMarks(_ visit: (RecordMark) -> Void) {
    func visitAll(_ mailboxes: [Mailbox], _ role: RecordMark.Role) {
      let mailboxes = mailboxes.span
      for index in mailboxes.indices {
        visit(RecordMark(address: mailboxes[index].address, role, isContact: !isUnsent))
      }
    }
    visitAll(from, .from)
    visitAll(to, .to)
    visitAll(cc, .cc)
    for number in linkedMunicipalities { visit(RecordMark(number: number, .linked)) }
  }
}

extension RecordID {
  /// What tables have for it.
  var hash: UInt64 { ContentHash.of(rawValue) }
}

extension RecordKey {
  /// What tables have for it.
  package var hash: UInt64 { Self.hash(kind, ofID: id.hash) }

  /// The same of a key whose identity has that hash.
  static func hash(_ kind: RecordKind, ofID hash: UInt64) -> UInt64 {
    hash &+ UInt64(kind.place) &* 0x9e37_79b9_7f4a_7c15
  }
}
