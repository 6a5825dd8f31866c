import Domain
import Wording

/// One field in which two versions of a record differ.
struct Difference: Hashable {
  let field: String
  /// In the version that was asked for; empty if that has no such record.
  let mine: String
  /// In the version that is stored.
  let theirs: String

  /// One line for people: the field, what was asked for, what is stored.
  var text: String { "  \(field)\t«\(mine)»\t«\(theirs)»" }

  var json: JSONValue {
    ["field": .string(field), "mine": .string(mine), "theirs": .string(theirs)]
  }

  static let schema = Schema.object([
    Schema.Member(name: "field", schema: .string), Schema.Member(name: "mine", schema: .string),
    Schema.Member(name: "theirs", schema: .string),
  ])

  /// Where two versions of one record differ, field by field.
  static func list(_ mine: Record?, _ theirs: Record?, in perspective: Perspective) -> [Difference]
  {
    guard let kind = (mine ?? theirs)?.key.kind else { return [] }
    return switch kind {
    case .contact: RecordType.contacts.differences(mine, theirs, in: perspective)
    case .organization: RecordType.organizations.differences(mine, theirs, in: perspective)
    case .event: RecordType.events.differences(mine, theirs, in: perspective)
    case .note: RecordType.notes.differences(mine, theirs, in: perspective)
    case .followUp: RecordType.followUps.differences(mine, theirs, in: perspective)
    case .project: RecordType.projects.differences(mine, theirs, in: perspective)
    case .message: RecordType.messages.differences(mine, theirs, in: perspective)
    case .method: RecordType.methods.differences(mine, theirs, in: perspective)
    }
  }
}

extension RecordType {
  func differences(
    _ mine: Record?, _ theirs: Record?, in perspective: Perspective
  ) -> [Difference] {
    let (mine, theirs) = (mine.flatMap(value), theirs.flatMap(value))
    return fields.compactMap { field in
      let cells = [mine, theirs].map { version in
        version.map { field.json($0, perspective).cell } ?? ""
      }
      guard cells[0] != cells[1] else { return nil }
      return Difference(field: field.name, mine: cells[0], theirs: cells[1])
    }
  }
}
