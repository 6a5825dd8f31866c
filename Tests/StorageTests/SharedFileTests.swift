import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Undo and redo where several records share a file, and others change the one while we change the other.
struct SharedFileTests {
  let test: TestStore
  let ours = RecordKey(.event, RecordID("a"))
  let other = RecordID("b")
  private let path = "calendar/both.ics"

  init() throws {
    test = try TestStore()
    let events = ["a", "b"].map { id in
      "BEGIN:VEVENT\r\nUID:\(id)\r\nDTSTAMP:20210101T000000Z\r\nDTSTART;VALUE=DATE:20211001\r\n"
        + "SUMMARY:Møte \(id)\r\nX-ODD:\(id)\r\nEND:VEVENT\r\n"
    }
    try test.write(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n\(events.joined())END:VCALENDAR\r\n", to: path)
    _ = test.store.load()
  }

  @Test func `undo of a deletion keeps what others made of the file's other record`() throws {
    _ = try test.delete(ours)
    try sync("SUMMARY:Møte b", "SUMMARY:Flyttet")
    let catalog = try test.store.undo().catalog
    #expect(catalog.event(ours.id)?.title == "Møte a")
    #expect(catalog.event(other)?.title == "Flyttet")
    #expect(try lines().count { $0.hasPrefix("X-ODD:") } == 2)
    #expect(try test.store.trash().isEmpty)
  }

  @Test func `redo of a deletion keeps what others made of the file's other record`() throws {
    _ = try test.delete(ours)
    _ = try test.store.undo()
    try sync("SUMMARY:Møte b", "SUMMARY:Flyttet")
    let catalog = try test.store.redo().catalog
    #expect(catalog.event(ours.id) == nil)
    #expect(catalog.event(other)?.title == "Flyttet")
    #expect(try test.store.trash().map(\.title) == ["Møte a"])
    #expect(try test.store.undo().catalog.event(ours.id)?.title == "Møte a")
  }

  @Test func `redo asks before it deletes what others changed, and keeps theirs in the trash`()
    throws
  {
    _ = try test.delete(ours)
    _ = try test.store.undo()
    try sync("SUMMARY:Møte a", "SUMMARY:Deres")
    try sync("SUMMARY:Møte b", "SUMMARY:Flyttet")
    #expect(throws: ChangeFailure.self) { try test.store.redo() }
    let catalog = try test.store.redo(insisting: true).catalog
    #expect(catalog.event(ours.id) == nil)
    #expect(catalog.event(other)?.title == "Flyttet")
    #expect(try Set(test.store.trash().map(\.title)) == ["Møte a", "Deres"])
  }

  @Test func `undo that wins over a removal brings back the record alone`() throws {
    guard case .event(var event)? = test.store.catalog.record(ours) else {
      throw StorageError.missing(path: path)
    }
    event.title = "Nytt"
    _ = try test.put(.event(event))
    let parts = try #require(test.text(of: path)).components(separatedBy: "BEGIN:VEVENT")
    let rest = parts[2].replacing("Møte b", with: "Flyttet")
    try test.write(parts[0] + "BEGIN:VEVENT" + rest, to: path)
    #expect(throws: ChangeFailure.self) { try test.store.undo() }
    let catalog = try test.store.undo(insisting: true).catalog
    #expect(catalog.event(ours.id)?.title == "Møte a")
    #expect(catalog.event(other)?.title == "Flyttet")
  }

  private func sync(_ old: String, _ new: String) throws {
    let text = try #require(test.text(of: path))
    try test.write(text.replacing(old, with: new), to: path)
  }

  private func lines() throws -> [Substring] {
    try #require(test.text(of: path)).split(separator: "\r\n")
  }
}
