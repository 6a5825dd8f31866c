import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// Saving what came with a message, from the list to the file.
  @Suite struct Attachments {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
      try home.addNetwork()
      try home.scratch.write(Self.mail, to: "store/threads/cur/1630000000.M1P1.demo:2,S")
      try FileManager.default.createDirectory(
        atPath: downloads, withIntermediateDirectories: false)
    }

    private var downloads: String { home.scratch.path + "/home" + "/Downloads" }

    private func saved(_ name: String) -> String? {
      home.scratch.bytes(of: "home" + "/Downloads/" + name).map {
        String(decoding: $0, as: UTF8.self)
      }
    }

    @Test(arguments: [TmuxSession.Size(120, 34), TmuxSession.Size(80, 24)])
    func `a file goes to the downloads under a safe name, over nothing`(
      size: TmuxSession.Size
    ) throws {
      try home.scratch.write("mine", to: "home" + "/Downloads/plan.txt")
      let session = try home.open(size: size)
      try session.wait(for: "Kontakter", "avslutt")
      try session.press("3")
      try session.press("/")
      try session.type("Planen fra")
      try session.press("Enter")
      try session.wait(for: "Planen fra i", "Demo")
      try session.press("f")
      try session.wait(for: "Vedleggene i tråden", "plan.txt")
      try session.press("Enter")
      try session.wait(for: "Mappe", "~/Downloads")
      try session.press("C-s")
      try session.wait(for: "Lagret: ~/Downloads/plan-2.txt")
      #expect(saved("plan.txt") == "mine")
      #expect(saved("plan-2.txt") == "en æ")
      try session.press("f")
      try session.wait(for: "Vedleggene i tråden")
      try session.press("Enter")
      try session.wait(for: "Mappe")
      try session.type("/finnes-ikke")
      try session.press("C-s")
      try session.wait(for: "Mappa finnes ikke")
      try session.press("Escape")
    }

    private static let mail = """
      From: Demo <demo@example.no>
      Date: Mon, 30 Aug 2021 10:00:00 +0200
      Message-ID: <plan@example.no>
      Subject: Planen fra i fjor
      Content-Disposition: attachment; filename="../../plan.txt"
      Content-Transfer-Encoding: base64

      ZW4gw6Y=
      """
  }
}
