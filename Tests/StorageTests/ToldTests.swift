import CivilTime
import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Everything that can be wrong and that only people can decide upon: told, and left as it is.
struct ToldTests {
  /// Something that is done to a store, and what is then told of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// `path:line code` and a part of the sentence.
    let place: String
    let words: String
    let harm: @Sendable (TestStore) throws -> Void

    init(
      _ description: String, _ place: String, _ words: String,
      harm: @escaping @Sendable (TestStore) throws -> Void
    ) {
      (testDescription, self.place, self.words, self.harm) = (description, place, words, harm)
    }
  }

  static let cases = files + names + own

  private static let files = [
    Case("empty", "contacts/x.vcf:1 empty", "empty") { try write("", "contacts/x.vcf", $0) },
    Case("no card", "contacts/x.vcf:1 structure", "no BEGIN") {
      try write("hello\r\n", "contacts/x.vcf", $0)
    },
    Case("not UTF-8", "methods/x.md:0 utf8", "not UTF-8") { test in
      let directory = try Directory(opening: test.path + "/methods")
      try AtomicFile.write(
        [0xff, 0xfe], to: StoreName.fixed("x.md"), in: directory, expecting: .absent)
    },
    Case("front matter that never ends", "methods/x.md:1 structure", "never ended") {
      try write("---\ntitle: x\n", "methods/x.md", $0)
    },
    Case("a day that is none", "calendar/x.ics:7 value", "a day that exists") {
      let item = MisplacedTests.item("VEVENT", "u")
      try write(
        MisplacedTests.calendar(
          item.replacing("20210901T100000Z\r\nS", with: "20210231T100000Z\r\nS")),
        "calendar/x.ics", $0)
    },
    Case("no record", "calendar/x.ics:0 empty", "holds no") {
      try write(
        MisplacedTests.calendar(
          "BEGIN:VFREEBUSY\r\nUID:u\r\nDTSTAMP:20210901T100000Z\r\nEND:VFREEBUSY\r\n"),
        "calendar/x.ics", $0)
    },
    Case("a symbolic link", "contacts/x.vcf:0 symlink", "put the file itself here") {
      symlink("/etc/hostname", $0.path + "/contacts/x.vcf")
    },
    Case("a FIFO", "contacts/x.vcf:0 not-regular", "move it away") {
      mkfifo($0.path + "/contacts/x.vcf", 0o600)
    },
    Case("a folder with a file's name", "contacts/x.vcf:0 not-regular", "move it away") {
      mkdir($0.path + "/contacts/x.vcf", 0o700)
    },
    Case("too big", "contacts/x.vcf:0 too-big", "at most 64 MiB") {
      try write("", "contacts/x.vcf", $0)
      truncate($0.path + "/contacts/x.vcf", off_t(Directory.largestFile + 1))
    },
    Case("a hard link", "contacts/x.vcf:0 structure", "hard link") {
      try write(MisplacedTests.card("u"), "contacts/x.vcf", $0)
      link($0.path + "/contacts/x.vcf", $0.scratch.path + "/other.vcf")
    },
  ]

  private static let names = [
    Case("a name that tells nothing", "contacts/x:0 structure", "does not end in .vcf") {
      try write(MisplacedTests.card("u"), "contacts/x", $0)
    },
    Case("a stray that is no record", "x.vcf:0 structure", "no record that can be understood") {
      try write("hello\r\n", "x.vcf", $0)
    },
    Case("a folder in a collection", "contacts/old:0 structure", "1 records in it are not read") {
      try write(MisplacedTests.card("u"), "contacts/old/x.vcf", $0)
    },
    Case("a file that was never written to its end", "contacts/x.vcf.tmp:0 structure", "36 hours") {
      try write("BEGIN", "contacts/x.vcf.tmp", $0)
      let time = Date(timeIntervalSince1970: TimeInterval(now.secondsSince1970 - 37 * 3600))
      try FileManager.default.setAttributes(
        [.modificationDate: time], ofItemAtPath: $0.path + "/contacts/x.vcf.tmp")
    },
    Case("no list of flags", "threads/cur/1.a:1,x:0 structure", "no list of flags") {
      try write(MisplacedTests.mail("u"), "threads/cur/1.a:1,x", $0)
    },
    Case("a message whose name is no text", "threads/cur/\u{fffd}:2,:0 structure", "other systems")
    {
      let directory = try Directory(opening: $0.path + "/threads/cur")
      let name = try #require(FileName(bytes: [0xe6] + Array(":2,".utf8)))
      try AtomicFile.write(
        Array(MisplacedTests.mail("u").utf8), to: name, in: directory, expecting: .absent)
    },
  ]

  private static let own = [
    Case("links behind a link", "links.json:0 symlink", "symbolic link") {
      symlink("/etc/hostname", $0.path + "/links.json")
    },
    Case("links that are no JSON", "links.json:2 syntax", "mend it") {
      try write("{\n\"m@x\": [,]}", "links.json", $0)
    },
    Case("a trash that is a file", ".samspill/trash:0 not-regular", "move it away") {
      rmdir($0.path + "/.samspill/trash")
      try write("x", ".samspill/trash", $0)
    },
    Case("a deleted record that is damaged", ".samspill/trash/1.item:0 structure", "deleted") {
      try write("x", ".samspill/trash/1.item", $0)
    },
    Case("a change that is damaged", ".samspill/history/1.done:0 structure", "undone") {
      try write("x", ".samspill/history/1.done", $0)
    },
    Case("a draft that is a FIFO", ".samspill/drafts/d:0 not-regular", "move it away") {
      try write("", ".samspill/drafts/x", $0)
      unlink($0.path + "/.samspill/drafts/x")
      mkfifo($0.path + "/.samspill/drafts/d", 0o600)
    },
    Case("no description", "network.json:0 not-found", "samspill init") {
      unlink($0.path + "/network.json")
    },
    Case("a time zone that there is not", "network.json:0 timezone", "Mars/Base") {
      let text = try #require($0.text(of: "network.json"))
      try write(text.replacing("Europe/Oslo", with: "Mars/Base"), "network.json", $0)
    },
  ]

  @Test(arguments: cases) func `what only people can decide is told and left alone`(
    of: Case
  ) throws {
    let test = try TestStore()
    _ = try test.store.repair(test.store.mends(), label: "Mapper")
    try of.harm(test)
    let store = try test.opened()
    let problems = store.check().filter {
      "\($0.path):\($0.line) \($0.code)" == of.place && $0.message.contains(of.words)
    }
    #expect(problems.count == 1, "\(store.check())")
    let before = try Self.bytes(below: test.path)
    _ = try store.repair(store.mends(), label: "Rettet")
    #expect(try Self.bytes(below: test.path) == before)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func `what belongs to somebody else is told`() throws {
    let test = try TestStore()
    _ = try test.store.repair(test.store.mends(), label: "Mapper")
    try Self.write(MisplacedTests.card("u"), "contacts/x.vcf", test)
    chown(test.path + "/contacts/x.vcf", 65534, 65534)
    #expect(
      test.store.check().map(\.message) == ["belongs to another user (65534) than the store (0)"])
  }

  /// All regular files but our own records of what was done.
  private static func bytes(below path: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var status = stat()
      guard lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_size < 1 << 20, !name.hasPrefix(".samspill/lock")
      else { continue }
      found[name] = FileManager.default.contents(atPath: path + "/" + name)
    }
    return found
  }

  private static func write(_ text: String, _ path: String, _ test: TestStore) throws {
    try test.write(text, to: path)
    var folder = URL(fileURLWithPath: test.path + "/" + path).deletingLastPathComponent()
    while folder.path != test.scratch.path {
      chmod(folder.path, 0o700)
      folder.deleteLastPathComponent()
    }
    chmod(test.path + "/" + path, 0o600)
  }
}
