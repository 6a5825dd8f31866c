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

  static func hash(address: String) -> UInt64 {
    var address = address
    return address.withUTF8 { bytes in
      // Most are in small letters, so that no text need be made of them.
      guard bytes.isSmallASCII else { return nil }
      let isMail = bytes.starts(with: "mailto:".utf8)
      return ContentHash.of(
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[(isMail ? 7 : 0)...]))
    } ?? ContentHash.of(address.asAddress)
  }
  static func hash(name: String) -> UInt64 {
    SearchText.foldedBytes(name).withUnsafeBytes { ContentHash.of($0) }
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
  var marks: [RecordMark] {
    var marks: [RecordMark] = []
    marks.reserveCapacity(emails.count + 2)
    marks.append(RecordMark(address: id.asURI, .ownAddress))
    for email in emails { marks.append(RecordMark(address: email, .ownAddress)) }
    if !organization.isEmpty { marks.append(RecordMark(name: organization, .organization)) }
    return marks
  }
}

extension Event {
  var marks: [RecordMark] {
    let isGathering = isGathering
    return participants.marks { isGathering && $0.status == .accepted }
  }
}

extension Note {
  var marks: [RecordMark] {
    participants.marks { _ in status != .cancelled } + RecordMark.parent(event)
  }
}

extension FollowUp {
  var marks: [RecordMark] {
    let isDone = status == .completed && completed != nil
    return participants.marks { _ in isDone } + RecordMark.parent(note)
  }
}

extension Project {
  var marks: [RecordMark] { participants.marks { _ in false } }
}

extension MethodPage {
  var marks: [RecordMark] { [] }
}

extension [Participant] {
  fileprivate func marks(_ isContact: (Participant) -> Bool) -> [RecordMark] {
    var marks: [RecordMark] = []
    marks.reserveCapacity(count)
    for participant in self {
      marks.append(
        RecordMark(
          address: participant.address, .participant, status: participant.status,
          isContact: isContact(participant)))
      guard participant.kind == .organization, !participant.name.isEmpty else { continue }
      marks.append(RecordMark(name: participant.name, .participantName))
    }
    return marks
  }
}

extension RecordMark {
  fileprivate static func parent(_ id: RecordID?) -> [RecordMark] {
    id.map { [RecordMark($0.hash, .parent)] } ?? []
  }
}

extension Organization {
  var marks: [RecordMark] {
    let names = ([name, shortName] + alternateNames).filter { !$0.isEmpty }
    var marks = names.map { RecordMark(name: $0, .ownName) }
    marks += ([id.asURI] + emails).map { RecordMark(address: $0, .ownAddress) }
    if let number = municipality?.number { marks.append(RecordMark(number: number, .number)) }
    return marks
  }
}

extension Message {
  var marks: [RecordMark] {
    var marks: [RecordMark] = []
    marks.reserveCapacity(from.count + to.count + cc.count + linkedMunicipalities.count)
    func add(_ mailboxes: [Mailbox], _ role: RecordMark.Role) {
      for mailbox in mailboxes {
        marks.append(RecordMark(address: mailbox.address, role, isContact: !isUnsent))
      }
    }
    add(from, .from)
    add(to, .to)
    add(cc, .cc)
    for number in linkedMunicipalities { marks.append(RecordMark(number: number, .linked)) }
    return marks
  }
}

extension RecordID {
  /// What tables have for it.
  var hash: UInt64 { ContentHash.of(rawValue) }
}

extension RecordKey {
  /// What tables have for it.
  package var hash: UInt64 {
    ContentHash.of(id.rawValue) &+ UInt64(kind.place) &* 0x9e37_79b9_7f4a_7c15
  }
}
