package import CivilTime

/// What threading needs to know of many messages, in few pieces of memory: tens of thousands of them cost
/// little to keep and to let go.
package struct ThreadableMessages: Sendable {
  /// What is told of one in numbers, and where the rest lies in one of the parts.
  private struct Row: BitwiseCopyable {
    let sent: Int
    let isDated: Bool
    let identifier: UInt64?
    var part: UInt32
    let ancestors: Place
    let name: Place
    let id: Place
    let subject: Place
  }

  private struct Place: BitwiseCopyable {
    private let start: UInt32
    private let end: UInt32

    init(_ range: Range<Int>) {
      (start, end) = (UInt32(range.lowerBound), UInt32(range.upperBound))
    }

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// What some messages say, one behind the other.
  private struct Part {
    var texts: [UInt8] = []
    var ancestors: [UInt64] = []

    mutating func append(_ text: String) -> Place {
      var text = text
      return text.withUTF8 { append($0) }
    }

    mutating func append(_ text: some Collection<UInt8>) -> Place {
      let start = texts.count
      texts += text
      return Place(start..<texts.count)
    }

    mutating func append(_ hashes: [UInt64]) -> Place {
      let start = ancestors.count
      ancestors += hashes
      return Place(start..<ancestors.count)
    }
  }

  private var rows: [Row] = []
  private var parts: [Part] = []

  /// None yet, but room for so many.
  package init(expecting count: Int = 0) {
    rows.reserveCapacity(count)
  }

  /// Some messages, in that order.
  package init(_ messages: [ThreadableMessage]) {
    for message in messages { append(message) }
  }

  var count: Int { rows.count }
  /// Whether there are none.
  package var isEmpty: Bool { rows.isEmpty }
  var indices: Range<Int> { rows.indices }

  /// Takes a message as the last.
  package mutating func append(_ message: ThreadableMessage) {
    if parts.isEmpty { parts.append(Part()) }
    let part = parts.count - 1
    rows.append(
      Row(
        sent: message.sent.secondsSince1970, isDated: message.isDated,
        identifier: message.identifier, part: UInt32(part),
        ancestors: parts[part].append(message.ancestors),
        name: parts[part].append(message.nameBytes),
        id: parts[part].append(message.id?.description ?? ""),
        subject: parts[part].append(message.subject)))
  }

  /// Takes those messages of others that are wanted, by their numbers there.
  package mutating func append(
    contentsOf others: ThreadableMessages, where isWanted: (Int) -> Bool
  ) {
    for (number, row) in others.rows.enumerated() where isWanted(number) {
      var row = row
      row.part += UInt32(parts.count)
      rows.append(row)
    }
    parts += others.parts
  }
}

extension ThreadableMessages {
  /// What tells a message from all others; see ``ThreadableMessage/name``.
  package func name(of message: Int) -> String { text(of: message, \.name) }
  /// The identifier as it is written; empty for a message without.
  package func id(of message: Int) -> String { text(of: message, \.id) }
  /// The subject, decoded.
  package func subject(of message: Int) -> String { text(of: message, \.subject) }
  /// See ``ThreadableMessage/sent``.
  package func sent(_ message: Int) -> Instant { Instant(secondsSince1970: rows[message].sent) }
  /// See ``ThreadableMessage/isDated``.
  package func isDated(_ message: Int) -> Bool { rows[message].isDated }
  /// See ``ThreadableMessage/identifier``.
  func identifier(of message: Int) -> UInt64? { rows[message].identifier }

  /// See ``ThreadableMessage/ancestors``.
  func ancestors(of message: Int) -> ArraySlice<UInt64> {
    let row = rows[message]
    return parts[Int(row.part)].ancestors[row.ancestors.range]
  }

  /// The messages in the order of their names, those of one name in theirs.
  var byName: [Int] {
    // Of names in ASCII no texts need be made.
    let isASCII = indices.allSatisfy { withName(of: $0, \.isASCII) }
    return indices.sorted { left, right in
      withName(of: left) { name in
        withName(of: right) { other in
          guard isASCII else { return (name.text, left) < (other.text, right) }
          for (byte, otherByte) in zip(name, other) where byte != otherByte {
            return byte < otherByte
          }
          return (name.count, left) < (other.count, right)
        }
      }
    }
  }

  private func withName<Result>(
    of message: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let row = rows[message]
    return parts[Int(row.part)].texts.withUnsafeBufferPointer { body($0.part(row.name.range)) }
  }

  private func text(of message: Int, _ place: (Row) -> Place) -> String {
    let row = rows[message]
    return parts[Int(row.part)].texts.withUnsafeBufferPointer { $0.part(place(row).range).text }
  }
}
