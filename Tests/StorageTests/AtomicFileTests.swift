import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

struct AtomicFileTests {
  let scratch: ScratchDirectory
  let directory: Directory
  let name: FileName

  init() throws {
    scratch = try ScratchDirectory()
    directory = try Directory(opening: scratch.path)
    name = try #require(FileName("item.ics"))
  }

  @Test func `a new file is private to its owner and holds what was written`() throws {
    let revision = try AtomicFile.write(
      Array("new".utf8), to: name, in: directory, expecting: .absent)
    let contents = try directory.read(name)
    #expect(contents.bytes == Array("new".utf8))
    #expect(contents.status.mode == 0o600)
    #expect(revision == Revision(of: contents.bytes))
    #expect(try names() == ["item.ics"])
  }

  @Test func `a file that is there already is not overwritten by a new one`() throws {
    try scratch.write("old", to: "item.ics")
    #expect(throws: StorageError.exists(path: scratch.path + "/item.ics")) {
      try AtomicFile.write(Array("new".utf8), to: name, in: directory, expecting: .absent)
    }
    #expect(scratch.bytes(of: "item.ics") == Array("old".utf8))
    #expect(try names() == ["item.ics"])
  }

  @Test func `an edit keeps the mode and replaces the contents`() throws {
    try scratch.write("old", to: "item.ics")
    chmod(scratch.path + "/item.ics", 0o640)
    try edit("old", to: "new")
    #expect(try directory.read(name).bytes == Array("new".utf8))
    #expect(try directory.read(name).status.mode == 0o640)
    #expect(try names() == ["item.ics"])
  }

  @Test func `an edit of what another program changed writes nothing`() throws {
    try scratch.write("theirs", to: "item.ics")
    #expect(throws: StorageError.changed(path: scratch.path + "/item.ics")) {
      try edit("old", to: "new")
    }
    #expect(scratch.bytes(of: "item.ics") == Array("theirs".utf8))
    #expect(try names() == ["item.ics"])
  }

  @Test func `an edit of what was deleted says so`() throws {
    #expect(throws: StorageError.missing(path: scratch.path + "/item.ics")) {
      try edit("old", to: "new")
    }
    #expect(try names().isEmpty)
  }

  @Test func `what a killed writer left behind is cleared away by the next one`() throws {
    let leftover = try TemporaryFile(for: name, in: directory, about: "")
    try leftover.write(Array("half a fi".utf8))
    close(leftover.descriptor)
    try AtomicFile.write(Array("whole".utf8), to: name, in: directory, expecting: .absent)
    #expect(try names() == ["item.ics"])
  }

  @Test func `a file that somebody is writing is not taken for a left-over`() throws {
    let other = try TemporaryFile(for: name, in: directory, about: "")
    defer { close(other.descriptor) }
    #expect(throws: StorageError.busy(path: scratch.path + "/item.ics")) {
      try AtomicFile.write(Array("mine".utf8), to: name, in: directory, expecting: .absent)
    }
    #expect(other.isInPlace)
  }

  @Test func `symbolic links, folders and FIFOs are neither read nor waited for`() throws {
    try scratch.write("secret", to: "elsewhere/secret")
    symlink("elsewhere/secret", scratch.path + "/link.ics")
    mkfifo(scratch.path + "/fifo.ics", 0o600)
    let path = scratch.path
    #expect(throws: StorageError.symbolicLink(path: path + "/link.ics")) { try read("link.ics") }
    #expect(throws: StorageError.notRegular(path: path + "/fifo.ics")) { try read("fifo.ics") }
    #expect(throws: StorageError.notRegular(path: path + "/elsewhere")) { try read("elsewhere") }
    #expect(throws: StorageError.missing(path: path + "/none.ics")) { try read("none.ics") }
  }

  @Test func `names of any bytes are listed, read and written`() throws {
    let strange = try #require(FileName(bytes: [0x62, 0xE6, 0xFF, 0x0A, 0x2E]))
    try AtomicFile.write([1], to: strange, in: directory, expecting: .absent)
    #expect(try directory.entries().map(\.name) == [strange])
    #expect(try directory.read(strange).bytes == [1])
    #expect(StoredFile(folder: .threads, name: strange).path == "threads/cur/b\u{fffd}\u{fffd}\n.")
    #expect(StoredFile(folder: .root, name: strange).path == "b\u{fffd}\u{fffd}\n.")
  }

  @Test func `what is read into memory that held another file is the file and no more`() throws {
    var bytes: [UInt8] = []
    for count in [3, 70_000, 0, 5, 4096, 4097, 1] {
      let contents = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      try scratch.write(String(decoding: contents.map { $0 & 0x7f }, as: UTF8.self), to: "item.ics")
      let status = try directory.read(name, into: &bytes)
      #expect(status.byteCount == count)
      #expect(bytes == contents.map { $0 & 0x7f })
    }
  }

  @Test(arguments: ["", ".", "..", "a/b", "a\0b"])
  func `what is no name cannot be one`(text: String) {
    #expect(FileName(text) == nil)
  }

  @Test func `a second lock waits and then gives up`() throws {
    let first = try StoreLock(locking: directory)
    #expect(throws: StorageError.busy(path: scratch.path)) {
      try StoreLock(locking: directory, waitingAtMost: 5)
    }
    withExtendedLifetime(first) {}
    #expect(try names().isEmpty)
  }

  @Test func `the revision follows every byte`() {
    var seen: Set<Revision> = []
    for length in 0..<40 {
      let bytes = [UInt8](repeating: 7, count: length)
      #expect(seen.insert(Revision(of: bytes)).inserted)
      for index in bytes.indices {
        var other = bytes
        other[index] ^= 1
        #expect(seen.insert(Revision(of: other)).inserted)
      }
    }
  }

  private func edit(_ old: String, to new: String) throws {
    let expected = Revision(of: Array(old.utf8))
    try AtomicFile.write(
      Array(new.utf8), to: name, in: directory, expecting: .unchanged(expected))
  }

  private func read(_ name: String) throws {
    _ = try directory.read(#require(FileName(name)))
  }

  private func names() throws -> [String] {
    try directory.entries().map(\.name.description).sorted()
  }
}
