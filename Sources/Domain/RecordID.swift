/// The identity of a record, equal to the UID property of its file.
///
/// Contacts, organisations, events, notes and follow-ups use the vCard or iCalendar UID (RFC 6350
/// §6.7.6, RFC 5545 §3.8.4.7), messages their Message-ID without the angle brackets. It is opaque: two
/// that look alike, with an accent as one letter or as two, are two.
package struct RecordID: Hashable, Sendable {
  package let rawValue: String

  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  package static func == (left: RecordID, right: RecordID) -> Bool {
    left.withBytes { bytes in right.withBytes { bytes.isSame(as: $0) } }
  }
}

extension RecordID: Comparable {
  /// In the order of their bytes.
  package static func < (left: RecordID, right: RecordID) -> Bool {
    left.withBytes { bytes in right.withBytes { bytes.comes(before: $0) } }
  }

  /// Calls `body` with the identity in UTF-8.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    rawValue.withBytes { body(UnsafeRawBufferPointer($0)) }
  }
}

extension RecordID: CustomStringConvertible {
  package var description: String { rawValue }
}

/// The kinds of record that a network's store holds, one folder each.
package enum RecordKind: String, CaseIterable, Hashable, Sendable {
  case contact
  case organization
  case event
  case note
  case followUp
  case project
  case message
  case method
}

/// A record's kind and identity together, unique within a store.
package struct RecordKey: Hashable, Sendable {
  package let kind: RecordKind
  package let id: RecordID

  package init(_ kind: RecordKind, _ id: RecordID) {
    self.kind = kind
    self.id = id
  }
}

/// What a file was when it was read, so that an edit can be checked against it.
///
/// Only the store gives it meaning; everybody else keeps it and hands it back.
package struct Revision: Hashable, Sendable {
  package let token: String

  package init(token: String) {
    self.token = token
  }
}
