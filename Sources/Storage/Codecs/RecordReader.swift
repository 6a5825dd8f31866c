import CivilTime
import Domain
import VObject

/// What a vCard or iCalendar file of the store says; who changes it takes a ``RecordFile``.
///
/// As a rule there is one record; several are read all the same.
struct RecordReader {
  private let bytes: [UInt8]
  /// The same in UTF-8.
  let text: [UInt8]
  let file: StoredFile
  let zone: LocalZone
  private let outline: FileOutline
  private let items: [RecordList<PropertyIndex>.Item]

  init(_ bytes: [UInt8], of file: StoredFile, zone: LocalZone) {
    (self.bytes, self.file, self.zone) = (bytes, file, zone)
    text = UTF16Text.inUTF8(bytes)
    outline = FileOutline(parsing: text)
    var list = RecordList<PropertyIndex>(in: file)
    outline.forEachComponent { component in
      list.add(component)
      if component.kind == .calendar { component.forEachComponent { list.add($0) } }
    }
    items = list.items
  }

  /// The events that happen more than once, by UID.
  var recurringEvents: Set<RecordID> {
    var events: Set<RecordID> = []
    let marks: [StaticString] = ["RRULE", "RDATE", "RECURRENCE-ID"]
    for item in items where item.content.kind == .event && item.hasUID {
      if marks.contains(where: { item.content.property(named: $0) != nil }) {
        events.insert(item.id)
      }
    }
    return events
  }

  /// Every record, each with its revision, and what could not be read.
  var records: (records: [StoredRecord], problems: [Problem]) {
    var problems = outline.diagnostics.map { Problem($0, path: file.path) }
    if text != bytes {
      let message = "the file is in UTF-16, which other programs may not read; save it as UTF-8"
      problems.append(Problem(Diagnostic(line: 1, .error, .utf8, message), path: file.path))
    }
    var records: [StoredRecord] = []
    var seen: Set<RecordID> = []
    for item in items where items.count == 1 || seen.insert(item.id).inserted {
      let component = item.content
      if !item.hasUID { problems.append(problem(component, .warning, "it has no UID")) }
      guard let record = Record.read(component, in: file.folder, id: item.id, zone: zone) else {
        problems.append(problem(component, .error, missing(in: component)))
        continue
      }
      let revision = Revision(of: items.count == 1 ? bytes : Array(component.bytes))
      records.append(StoredRecord(record, revision: revision, path: file.path))
    }
    return (records, problems)
  }

  /// One of the records.
  func record(_ key: RecordKey) -> StoredRecord? {
    records.records.first { $0.record.key == key }
  }

  private func missing(in component: PropertyIndex) -> String {
    component.kind == .event ? "it has no DTSTART that can be read" : "it cannot be read"
  }

  private func problem(
    _ component: PropertyIndex, _ severity: Problem.Severity, _ message: String
  ) -> Problem {
    Problem(
      path: file.path, line: component.lineNumber, severity: severity, code: "property",
      message: message)
  }
}

extension RecordList<PropertyIndex> {
  /// Takes in the component if it can be a record.
  fileprivate mutating func add(_ component: PropertyIndex) {
    guard component.kind?.isRecord ?? false else { return }
    add(
      component, uid: component.text(of: "UID"),
      isException: component.property(named: "RECURRENCE-ID") != nil)
  }
}

extension Problem {
  /// What the reader of a file found.
  init(_ diagnostic: Diagnostic, path: String) {
    self.init(
      path: path, line: diagnostic.line, column: diagnostic.column,
      severity: diagnostic.severity == .error ? .error : .warning, code: diagnostic.code.rawValue,
      message: diagnostic.message)
  }
}
