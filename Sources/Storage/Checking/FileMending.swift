import CivilTime
import Domain
import VObject

/// Puts one card or calendar file right by adding what is missing; no byte of it is taken away.
struct FileMending {
  let file: StoredFile
  let zone: LocalZone
  /// When the file was written last, for records that do not tell themselves.
  let written: Instant
  private(set) var bytes: [UInt8]
  private(set) var actions: [Mend.Action] = []

  init(_ file: StoredFile, holding contents: FileContents, zone: LocalZone) {
    self.file = file
    self.zone = zone
    written = Instant(secondsSince1970: contents.status.modified / 1_000_000_000)
    bytes = contents.bytes
  }

  /// Does all that can be done; a file without any component is left to people.
  mutating func run() {
    guard !ParsedFile(parsing: bytes).components.isEmpty else { return }
    take(ParsedFile(parsing: bytes).closed.bytes, .ends)
    take(ParsedFile.endingLines(of: bytes), .lineEndings)
    var names: [String] = []
    take(completed(noting: &names), .properties(names))
  }

  /// Takes out what is in the file twice, the same to the byte.
  mutating func removeRepeated() {
    var records = RecordFile(parsing: bytes, of: file, zone: zone)
    guard records.removeRepeated() > 0 else { return }
    bytes = records.bytes
    actions.append(.equalRecord)
  }

  /// Gives the records of some identities others, since a file before this one has those too.
  mutating func renew(_ ids: Set<RecordID>, making newID: () -> RecordID) {
    var new: [RecordID: RecordID] = [:]
    var records = RecordFile(parsing: bytes, of: file, zone: zone)
    records.edit { component, own in
      guard ids.contains(own) else { return }
      let id = new[own] ?? newID()
      new[own] = id
      component.setText(id.rawValue, of: "UID")
    }
    guard records.bytes != bytes else { return }
    bytes = records.bytes
    actions.append(.newIdentity)
  }

  /// The second and later records in the file that have the identity of one above and say something
  /// else; an exception of a series has the identity of its series.
  var repeatedIdentities: Bool { ParsedFile(parsing: bytes).hasRepeatedIdentities }

  /// Gives the later ones of records with one identity others.
  mutating func renewRepeated(making newID: () -> RecordID) {
    var seen: [RecordID: [String: Component]] = [:]
    var records = RecordFile(parsing: bytes, of: file, zone: zone)
    records.edit { component, id in
      let occurrence = component.property(named: "RECURRENCE-ID")?.value ?? ""
      let mark = "\(component.name) \(occurrence)"
      if let first = seen[id, default: [:]][mark] {
        if first != component { component.setText(newID().rawValue, of: "UID") }
      } else {
        seen[id, default: [:]][mark] = component
      }
    }
    guard records.bytes != bytes else { return }
    bytes = records.bytes
    actions.append(.newIdentity)
  }

  /// Takes over what `action` made, if every byte of before is still there in its order.
  private mutating func take(_ mended: [UInt8], _ action: Mend.Action) {
    guard mended != bytes, Self.holds(mended, allOf: bytes) else { return }
    bytes = mended
    actions.append(action)
  }

  /// Whether `bytes` can be had from `mended` by leaving bytes out; line breaks do not count.
  static func holds(_ mended: [UInt8], allOf bytes: [UInt8]) -> Bool {
    var wanted = bytes.lazy.filter { $0 != 10 && $0 != 13 }.makeIterator()
    var next = wanted.next()
    for byte in mended where byte == next { next = wanted.next() }
    return next == nil
  }
}

extension FileMending {
  /// The file with the properties that its components must have (RFC 5545 §3.6, RFC 6350 §6).
  private func completed(noting names: inout [String]) -> [UInt8] {
    var records = RecordFile(parsing: bytes, of: file, zone: zone)
    var added: [String] = []
    records.edit { component, id in
      if component.text(of: "UID") == nil {
        component.setText(id.rawValue, of: "UID")
        added.append("UID")
      }
      if component.name == "VCARD" {
        added += complete(card: &component)
      } else if component.text(of: "DTSTAMP") == nil {
        stamp(&component)
        added.append("DTSTAMP")
      }
    }
    added += records.editCalendars { calendar in complete(calendar: &calendar) }
    names = Array(Set(added)).sorted()
    return records.bytes
  }

  private func complete(card: inout Component) -> [String] {
    var added: [String] = []
    if card.text(of: "VERSION") == nil {
      // A 4.0 card needs no N, and every 3.0 card must have one (RFC 2426 §3.1.2).
      let version = card.property(named: "N") == nil ? "4.0" : "3.0"
      card.insertFirst(ContentLine("VERSION", text: version))
      added.append("VERSION")
    }
    if card.text(of: "FN") == nil, let name = name(of: card) {
      card.setText(name, of: "FN")
      added.append("FN")
    }
    return added
  }

  /// What a card without FN calls its subject elsewhere.
  private func name(of card: Component) -> String? {
    let parts = card.fields(of: "N").map { $0.joined(separator: " ") }
    let inOrder = [3, 1, 2, 0, 4].compactMap { parts.indices.contains($0) ? parts[$0] : nil }
    let full = inOrder.filter { !$0.isEmpty }.joined(separator: " ")
    let others = [
      card.texts(of: "NICKNAME").first, card.fields(of: "ORG").first?.first,
      card.text(of: "EMAIL"),
    ]
    return ([full] + others.map { $0 ?? "" }).first { !$0.isEmpty }
  }

  private func complete(calendar: inout Component) -> [String] {
    var added: [String] = []
    if calendar.text(of: "PRODID") == nil {
      calendar.insertFirst(ContentLine("PRODID", text: "-//Samspill//Samspill//EN"))
      added.append("PRODID")
    }
    if calendar.text(of: "VERSION") == nil {
      calendar.insertFirst(ContentLine("VERSION", text: "2.0"))
      added.append("VERSION")
    }
    return added
  }

  /// Says when the record was written: as it tells itself, else as its file does.
  private func stamp(_ component: inout Component) {
    for name in ["LAST-MODIFIED", "CREATED"] {
      if case .dateTime(let time)? = component.dateValue(of: name), time.zone == .utc {
        return component.setDateValue(.dateTime(time), of: "DTSTAMP")
      }
    }
    component.setDateValue(.dateTime(ZonedDateTime(written.utc, in: .utc)), of: "DTSTAMP")
  }
}

extension ParsedFile {
  fileprivate var hasRepeatedIdentities: Bool {
    problems.contains { $0.code == .duplicateUID }
  }
}
