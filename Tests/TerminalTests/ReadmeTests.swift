import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// What the README shows is what the program shows.
  ///
  /// `RECORD=1` puts the screen of today into the README.
  @Suite struct Readme {
    @Test func `the screenshot is the first screen of the demo network`() throws {
      let home = try ProgramHome()
      let session = try home.open(
        ["--demo", "--today", "2021-09-01"], size: TmuxSession.Size(100, 30))
      // The last line comes last, and is another before the network is known.
      _ = try session.wait(for: "31/38", "Demo", "påmeldt", "Enter åpne", within: .seconds(30))
      let screen = try session.screen().trimmingCharacters(in: .newlines)
      try session.press("q")
      #expect(try session.waitForEnd() == 0)

      let readme = try Self.text()
      let shown = try #require(Self.block(in: readme), "README.md has no screenshot")
      if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        let text = readme.replacingCharacters(in: shown.startIndex..<shown.endIndex, with: screen)
        try Data(text.utf8).write(to: URL(fileURLWithPath: Self.path))
      } else if let difference = ScreenPicture.difference(screen, from: String(shown)) {
        Issue.record("\(difference)")
      }
    }

    private static let path =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/README.md"

    private static func text() throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    /// What stands between the fences below the mark.
    private static func block(in readme: String) -> Substring? {
      guard let mark = readme.range(of: "<!-- screenshot -->\n```text\n"),
        let end = readme.range(of: "\n```", range: mark.upperBound..<readme.endIndex)
      else { return nil }
      return readme[mark.upperBound..<end.lowerBound]
    }
  }
}
