import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// Files that came with mail: listed, and saved where nothing is overwritten unasked.
@Suite struct AttachmentVerbTests {
  private let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.write(Self.mail, to: "threads/cur/1630000000.M1P1.demo:2,S")
    try bench.write(Self.answer, to: "threads/cur/1630000001.M2P1.demo:2,S")
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
  }

  private var directory: String { bench.scratch.path + "/out" }

  /// Saves, and says how that ended and what lies in the folder then.
  private func save(_ options: String) -> (Bench.Outcome, files: [String: String]) {
    let outcome = bench.run("threads save plan@example.no --to-dir \(directory) \(options)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    let files = names.map { name in
      (name, String(decoding: bench.scratch.bytes(of: "out/" + name) ?? [], as: UTF8.self))
    }
    return (outcome, Dictionary(files) { first, _ in first })
  }

  @Test func `attachments are listed, of a thread those of all its messages`() {
    let rows = bench.run("threads attachments plan@example.no --json").objects
    #expect(rows.map { $0["number"] as? Int } == [1, 2, 3])
    #expect(rows.map { $0["name"] as? String } == ["plan.txt", "plan-2.txt", "svar.txt"])
    #expect(rows.map { $0["size"] as? Int } == [5, 5, 3])
    #expect(rows.last?["message"] as? String == "svar@example.no")
    #expect(bench.run("threads attachments svar@example.no").lines.count == 1)
    #expect(bench.run("threads attachments finnes-ikke").code == 1)
  }

  @Test func `all are saved under safe names and a second time nothing happens`() throws {
    let (outcome, files) = save("")
    #expect(outcome.code == 0, "\(outcome.err)")
    #expect(files == ["plan.txt": "en æ", "plan-2.txt": "to...", "svar.txt": "ja!"])
    #expect(outcome.lines == ["plan.txt", "plan-2.txt", "svar.txt"].map { "\(directory)/\($0)" })
    let (again, same) = save("")
    #expect(again.code == 0 && again.lines == outcome.lines && same == files)
  }

  @Test func `one is saved by number or name`() {
    #expect(save("--attachment 2").files.keys.sorted() == ["plan-2.txt"])
    #expect(save("--attachment svar.txt --attachment 3").files.count == 2)
    let (unknown, files) = save("--attachment 9")
    #expect(unknown.code == 1 && unknown.err.contains("plan.txt") && files.count == 2)
    #expect(bench.run("threads save plan@example.no").code == 2)
    #expect(bench.run("threads save plan@example.no --to-dir \(directory)/no").code == 3)
    #expect(bench.run("threads save plan@example.no --anonymize --to-dir \(directory)").code == 4)
  }

  @Test func `a file that is there is replaced only when that is confirmed`() throws {
    try bench.scratch.write("mine", to: "out/plan.txt")
    let (refused, files) = save("")
    #expect(refused.code == 4 && refused.err.contains("plan.txt"))
    #expect(files == ["plan.txt": "mine", "plan-2.txt": "to...", "svar.txt": "ja!"])
    bench.isTerminal = true
    bench.answers = ["n"]
    #expect(save("--attachment 1").files["plan.txt"] == "mine")
    bench.answers = ["j"]
    #expect(save("--attachment 1").files["plan.txt"] == "en æ")
    try bench.scratch.write("mine", to: "out/plan.txt")
    #expect(save("--attachment 1 --yes").files["plan.txt"] == "en æ")
  }

  @Test func `one that cannot be saved keeps nobody from the others`() throws {
    try bench.scratch.write("mine", to: "out/plan.txt/inner")
    let (outcome, files) = save("--yes")
    #expect(outcome.code == 3 && outcome.err.contains("plan.txt"))
    #expect(outcome.lines == ["plan-2.txt", "svar.txt"].map { "\(directory)/\($0)" })
    #expect(files["svar.txt"] == "ja!")
    #expect(bench.scratch.bytes(of: "out/plan.txt/inner") == Array("mine".utf8))
  }

  /// Two files that want the same name, one of them from outside the folder.
  private static let mail = """
    From: Demo <demo@example.no>
    Date: Mon, 30 Aug 2021 10:00:00 +0200
    Message-ID: <plan@example.no>
    Subject: Planen
    Content-Type: multipart/mixed; boundary=b

    --b

    Her er den.
    --b
    Content-Type: text/plain; charset=utf-8
    Content-Disposition: attachment; filename="../../plan.txt"
    Content-Transfer-Encoding: base64

    ZW4gw6Y=
    --b
    Content-Type: application/octet-stream
    Content-Disposition: attachment; filename="plan.txt"

    to...
    --b--

    """

  private static let answer = """
    From: Demo <demo@example.no>
    Date: Mon, 30 Aug 2021 11:00:00 +0200
    Message-ID: <svar@example.no>
    In-Reply-To: <plan@example.no>
    Subject: Re: Planen
    Content-Type: text/plain
    Content-Disposition: attachment; filename=svar.txt

    ja!
    """
}
