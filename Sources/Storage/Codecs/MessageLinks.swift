import Domain
import VObject

/// Which municipalities people linked messages to by hand: `links.json` in the store, since other
/// people's mail is not written into.
///
/// One message a line, sorted, so that git and people can read and merge it.
struct MessageLinks: Hashable, Sendable {
  static let file = StoredFile(folder: .root, name: StoreName.links)

  private var numbers: [RecordID: [String]] = [:]

  init() {}

  /// Reads the file; there are no links if it is not wholly understood.
  init(parsing bytes: [UInt8]) {
    self = MessageLinks(strictlyParsing: bytes) ?? MessageLinks()
  }

  /// Reads the file; `nil` if it is not wholly understood, and so must not be written over.
  init?(strictlyParsing bytes: [UInt8]) {
    guard case .object(let members)? = try? JSONValue(parsing: bytes[...]) else { return nil }
    for member in members {
      guard case .array(let values) = member.value else { return nil }
      for value in values {
        guard case .string(let number) = value else { return nil }
        numbers[RecordID(member.name), default: []].append(number)
      }
    }
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// The messages that are linked.
  var messages: [RecordID] { Array(numbers.keys) }

  func municipalities(of message: RecordID) -> [Municipality.Number] {
    numbers[message, default: []].compactMap { Municipality.Number($0) }
  }

  /// Replaces the municipalities of a message; what is no number that we can read stays behind them.
  mutating func set(_ municipalities: [Municipality.Number], for message: RecordID) {
    let unreadable = numbers[message, default: []].filter { Municipality.Number($0) == nil }
    let all = municipalities.map(\.description) + unreadable
    numbers[message] = all.isEmpty ? nil : all
  }

  /// These links and what others made of them since `base`: of each message the additions and removals
  /// of both.
  func merged(with theirs: MessageLinks, since base: MessageLinks) -> MessageLinks {
    var result = theirs
    for message in Set(messages + base.messages) {
      var list = Merge(
        base: base.municipalities(of: message), mine: municipalities(of: message),
        theirs: theirs.municipalities(of: message))
      list.list(\.self)
      result.set(list.result, for: message)
    }
    return result
  }

  var bytes: [UInt8] {
    let lines = numbers.sorted { $0.key < $1.key }.map { id, numbers in
      "  " + Self.quoted(id.rawValue) + ": [" + numbers.map(Self.quoted).joined(separator: ", ")
        + "]"
    }
    return Array(("{\n" + lines.joined(separator: ",\n") + "\n}\n").utf8)
  }

  /// The record with its links, if it is a message that has any.
  func applied(to stored: StoredRecord) -> StoredRecord {
    guard !isEmpty, case .message(var message) = stored.record else { return stored }
    message.linkedMunicipalities = municipalities(of: message.id)
    var linked = stored
    linked.record = .message(message)
    return linked
  }

  /// The record as its file alone has it.
  static func removed(from stored: StoredRecord) -> StoredRecord {
    guard case .message(var message) = stored.record, !message.linkedMunicipalities.isEmpty else {
      return stored
    }
    message.linkedMunicipalities = []
    var bare = stored
    bare.record = .message(message)
    return bare
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 32:
        "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
          + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
