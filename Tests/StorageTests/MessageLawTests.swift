import Domain
import InternetMessage
import TestSupport
import Testing

@testable import Storage

/// What we write of a message that others sent: flags in its name, links beside it.
struct MessageLawTests {
  @Test func `flags are read as they were written, and the rest of the name stays`() throws {
    for seed in 0..<500 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let letters = (0..<random.below(6)).map { _ in random.pick(["S", "R", "F", "a", "z", "T"]) }
      let unique = random.pick(["1630000000.M1P1.demo", "æ,U=5", "a:2,S", "1"])
      let info = random.pick(["", ":2,", ":2," + letters.joined()])
      let name = try #require(FileName(unique + info))
      let flags = Message.Flags(rawValue: random.below(64))
      let written = flags.fileName(from: name)
      let (before, after) = (MaildirName(name.bytes), MaildirName(written.bytes))
      #expect(Message.Flags(after) == flags, "seed \(seed)")
      #expect(after.unique == before.unique, "seed \(seed)")
      for letter in "az".utf8 {
        #expect(after.flags.contains(letter) == before.flags.contains(letter), "seed \(seed)")
      }
      #expect(flags.fileName(from: written) == written, "seed \(seed)")
      let same = Message.Flags(before).fileName(from: name)
      #expect(info.isEmpty || same == name, "seed \(seed)")
    }
  }

  @Test func `links are read as they were written, and a link changes its own line`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      var links = MessageLinks()
      for index in 0..<random.below(8) {
        let id = RecordID("\(index)\"\\\u{1f}\n\(random.text())@example.no")
        links.set(numbers(&random), for: id)
      }
      let read = try #require(MessageLinks(strictlyParsing: links.bytes), "seed \(seed)")
      #expect(read == links && read.bytes == links.bytes, "seed \(seed)")
      var changed = read
      changed.set(numbers(&random), for: RecordID("new@example.no"))
      let old = links.bytes.split(separator: 10).map(withoutComma)
      let new = changed.bytes.split(separator: 10).map(withoutComma)
      #expect(new.filter { !old.contains($0) }.count <= 1, "seed \(seed)")
      #expect(old.allSatisfy(new.contains), "seed \(seed)")
      changed.set([], for: RecordID("new@example.no"))
      #expect(changed.bytes == links.bytes, "seed \(seed)")
    }
  }

  @Test func `what is no number that can be read stays among the links of a message`() throws {
    let text = "{\n  \"m@x\": [\"Frosta\", \"5036\"]\n}\n"
    var links = try #require(MessageLinks(strictlyParsing: Array(text.utf8)))
    links.set([try #require(Municipality.Number("5037"))], for: RecordID("m@x"))
    #expect(
      String(decoding: links.bytes, as: UTF8.self) == "{\n  \"m@x\": [\"5037\", \"Frosta\"]\n}\n")
    links.set([], for: RecordID("m@x"))
    #expect(String(decoding: links.bytes, as: UTF8.self) == "{\n  \"m@x\": [\"Frosta\"]\n}\n")
  }

  @Test func `links that two lines tell of are all there`() throws {
    let text = "\u{feff}{\"a@x\": [\"5001\"], \"b@x\": [], \"a@x\": [\"5036\"]}"
    let links = try #require(MessageLinks(strictlyParsing: Array(text.utf8)))
    #expect(links.municipalities(of: RecordID("a@x")).map(\.description) == ["5001", "5036"])
    #expect(links.messages == [RecordID("a@x")])
    for broken in ["", "[]", "{\"a\": 1}", "{\"a\": [1]}", "{\"a\": []"] {
      #expect(MessageLinks(strictlyParsing: Array(broken.utf8)) == nil, "\(broken)")
    }
  }

  private func numbers(_ random: inout RandomRecords) -> [Municipality.Number] {
    (0...random.below(3)).compactMap { _ in
      Municipality.Number(random.pick(["5001", "5036", "0301"]))
    }
  }

  /// The last line of a list has none.
  private func withoutComma(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == UInt8(ascii: ",") ? line.dropLast() : line
  }
}
