import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Files that came with mail, put into a folder that may hold anything.
@Suite struct AttachmentTests {
  private let scratch: ScratchDirectory
  private let folder: Directory

  init() throws {
    scratch = try ScratchDirectory()
    folder = try Directory(opening: scratch.path)
  }

  private func attachment(_ text: String) -> Storage.Attachment {
    Storage.Attachment(
      message: RecordID("m"), name: "plan.pdf", type: "application/pdf", bytes: Array(text.utf8))
  }

  @Test func `nothing that is there is replaced, and the same file is not saved twice`() throws {
    try scratch.write("mine", to: "plan.pdf")
    #expect(try attachment("a").save(in: folder) == scratch.path + "/plan-2.pdf")
    #expect(try attachment("b").save(in: folder) == scratch.path + "/plan-3.pdf")
    #expect(try attachment("a").save(in: folder) == scratch.path + "/plan-2.pdf")
    #expect(scratch.bytes(of: "plan.pdf").map { String(decoding: $0, as: UTF8.self) } == "mine")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
    #expect(names == ["plan-2.pdf", "plan-3.pdf", "plan.pdf"])
  }

  @Test func `a link in the way is neither followed nor replaced`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/plan.pdf", withDestinationPath: scratch.path + "/elsewhere")
    #expect(try attachment("a").save(in: folder) == scratch.path + "/plan-2.pdf")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/elsewhere"))
  }
}
