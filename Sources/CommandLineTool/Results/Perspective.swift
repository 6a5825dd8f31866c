import CivilTime
import Domain
import Wording

/// The network as somebody sees it: on a day, in a language.
struct Perspective {
  let catalog: Catalog
  let today: CivilDate
  let language: Language
  /// How much of an identity people need to see, by kind; all of it where nothing is said.
  var identityLengths: [RecordKind: Int] = [:]

  var dates: DateWords { DateWords(language) }

  /// `ja` or `nei`.
  func answer(_ isTrue: Bool) -> String {
    Phrase(nb: isTrue ? "ja" : "nei", nn: isTrue ? "ja" : "nei", en: isTrue ? "yes" : "no")(
      language)
  }

  /// An identity as people see it: without `urn:uuid:`, and no longer than it must be.
  func identity(_ key: RecordKey) -> String {
    let bare = key.id.bare.rawValue
    return identityLengths[key.kind].map { String(bare.prefix($0)) } ?? bare
  }

  /// The same perspective with identities of these kinds as short as they are unambiguous.
  func shorteningIdentities(of kinds: Set<RecordKind>) -> Perspective {
    var perspective = self
    for kind in kinds {
      perspective.identityLengths[kind] = Self.unambiguousLength(of: catalog.identities(of: kind))
    }
    return perspective
  }

  /// The least length from 8 on at which no two beginnings are the same.
  private static func unambiguousLength(of identities: [String]) -> Int {
    let longest = identities.map(\.count).max() ?? 0
    return stride(from: 8, to: max(longest, 8), by: 2).first { length in
      Set(identities.map { $0.prefix(length) }).count == identities.count
    } ?? max(longest, 8)
  }
}

extension Catalog {
  /// The identities of one kind without `urn:uuid:`.
  func identities(of kind: RecordKind) -> [String] {
    keys(of: kind).map(\.id.bare.rawValue)
  }

  /// The records of one kind, messages in no order.
  func records(of kind: RecordKind) -> [Record] {
    switch kind {
    case .contact: contacts.map(Record.contact)
    case .organization: organizations.map(Record.organization)
    case .event: events.map(Record.event)
    case .note: notes.map(Record.note)
    case .followUp: followUps.map(Record.followUp)
    case .project: projects.map(Record.project)
    case .message: messages.values.map(Record.message)
    case .method: methods.map(Record.method)
    }
  }
}

extension RecordID {
  /// The UUID alone, as iCalendar writes identities, or the identity itself.
  var bare: RecordID {
    rawValue.hasPrefix("urn:uuid:") ? RecordID(String(rawValue.dropFirst(9))) : self
  }
}
