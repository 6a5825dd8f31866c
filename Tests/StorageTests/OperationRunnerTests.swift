import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Many operations at once, which are written in portions, and several on one file.
struct OperationRunnerTests {
  let test: TestStore
  let runner: OperationRunner

  init() throws {
    test = try TestStore()
    runner = OperationRunner(layout: test.store.layout)
  }

  @Test func `many files are written, and taken back as one`() throws {
    try test.write("old", to: "contacts/edited.vcf")
    let operations = creations(of: 150) + [.contents(edited, before: old, after: new)]
    for file in try runner.run(operations) { file.remove() }
    #expect(try names(in: "contacts").count == 151)
    #expect(test.text(of: "contacts/edited.vcf") == "new")
    for file in try runner.run(operations.reversed().map(\.reversed)) { file.remove() }
    #expect(try names(in: "contacts") == ["edited.vcf"])
    #expect(test.text(of: "contacts/edited.vcf") == "old")
  }

  @Test(arguments: [0, 63, 64, 149])
  func `a file that is not as it was takes back all before it`(place: Int) throws {
    try test.write("theirs", to: "contacts/edited.vcf")
    var operations = creations(of: 150)
    operations.insert(.contents(edited, before: old, after: new), at: place)
    #expect(throws: StorageError.changed(path: test.path + "/contacts/edited.vcf")) {
      try runner.run(operations)
    }
    #expect(try names(in: "contacts") == ["edited.vcf"])
    #expect(test.text(of: "contacts/edited.vcf") == "theirs")
  }

  @Test func `operations on one file are carried out in order`() throws {
    let moved = StoredFile(folder: .contacts, name: StoreName.fixed("moved.vcf"))
    let between = Array("between".utf8)
    let operations: [FileOperation] = [
      .contents(edited, before: nil, after: old), .contents(edited, before: old, after: between),
      .rename(edited, to: moved), .contents(moved, before: between, after: new),
      .contents(edited, before: nil, after: old), .contents(edited, before: old, after: nil),
    ]
    for file in try runner.run(operations) { file.remove() }
    #expect(try names(in: "contacts") == ["moved.vcf"])
    #expect(test.text(of: "contacts/moved.vcf") == "new")
    for file in try runner.run(operations.reversed().map(\.reversed)) { file.remove() }
    #expect(try names(in: "contacts").isEmpty)
  }

  private let edited = StoredFile(folder: .contacts, name: StoreName.fixed("edited.vcf"))
  private let old = Array("old".utf8)
  private let new = Array("new".utf8)

  private func creations(of count: Int) -> [FileOperation] {
    (0..<count).map { number in
      let name = StoreName.fixed("new\(number).vcf")
      return .contents(
        StoredFile(folder: .contacts, name: name), before: nil, after: Array("\(number)".utf8))
    }
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: test.path + "/" + folder).sorted()
  }
}
