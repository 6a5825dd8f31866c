import CivilTime
import Domain
import TestSupport
import Testing
import VObject

@testable import Storage

/// Between values and files: what is written is read back, what is read is written back unchanged.
struct CodecLawTests {
  let zone = LocalZone(name: "Europe/Oslo")
  let now = Instant(secondsSince1970: 1_631_779_200)

  @Test(arguments: RandomRecords.kinds)
  func `what is written is read back`(kind: RecordKind) throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let record = random.record(kind)
      let file = storedFile(for: kind)
      let bytes = RecordFile(record, as: file, zone: zone, at: now).bytes
      let read = RecordReader(bytes, of: file, zone: zone).records
      #expect(read.records.map(\.record) == [record], "seed \(seed)")
      #expect(read.problems.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: RandomRecords.kinds)
  func `one record's file can become any other's`(kind: RecordKind) throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let old = random.record(kind)
      let new = random.record(kind).identified(as: old.key.id)
      let file = storedFile(for: kind)
      var edited = RecordFile(old, as: file, zone: zone, at: now)
      try edited.replace(old, by: new, at: now)
      let read = RecordReader(edited.bytes, of: file, zone: zone).records
      #expect(read.records.map(\.record) == [new], "seed \(seed)")
    }
  }

  @Test(arguments: RandomRecords.kinds)
  func `nothing changes where nothing was changed`(kind: RecordKind) throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let record = random.record(kind)
      let file = storedFile(for: kind)
      let bytes = RecordFile(record, as: file, zone: zone, at: now).bytes
      var same = RecordFile(parsing: bytes, of: file, zone: zone)
      try same.replace(record, by: record, at: now.adding(seconds: 60))
      #expect(same.bytes == bytes, "seed \(seed)")
    }
  }

  @Test func `a page of method material is read and written as it is`() throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      guard case .method(var page) = random.record(.method) else { return }
      let bytes = MethodPageCodec.make(page)
      if page.title.isEmpty { page.title = page.id.rawValue }
      let read = MethodPageCodec.read(bytes, id: page.id)
      #expect(read == page, "seed \(seed)")
      var edited = page
      edited.section = "Ny"
      let after = MethodPageCodec.write(edited, replacing: read, into: bytes)
      #expect(MethodPageCodec.read(after, id: page.id) == edited, "seed \(seed)")
      #expect(MethodPageCodec.write(page, replacing: read, into: bytes) == bytes)
    }
  }

  private func storedFile(for kind: RecordKind) -> StoredFile {
    StoredFile(folder: StoreFolder(for: kind), name: StoreName.fixed("item.ics"))
  }
}

extension Record {
  fileprivate func identified(as id: RecordID) -> Record {
    switch self {
    case .contact(var value):
      value.id = id
      return .contact(value)
    case .organization(var value):
      value.id = id
      return .organization(value)
    case .event(var value):
      value.id = id
      return .event(value)
    case .note(var value):
      value.id = id
      return .note(value)
    case .followUp(var value):
      value.id = id
      return .followUp(value)
    case .project(var value):
      value.id = id
      return .project(value)
    case .message, .method:
      return self
    }
  }
}
