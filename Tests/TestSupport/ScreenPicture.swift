import Foundation

/// Comparing screens as pictures of text, so that a failing test shows both.
package enum ScreenPicture {
  /// What to say about a picture that is not as expected; `nil` if it is.
  ///
  /// Both are shown side by side, with a ">" at the rows that differ.
  package static func difference(_ actual: String, from expected: String) -> String? {
    guard actual != expected else { return nil }
    let (wanted, found) = (rows(of: expected), rows(of: actual))
    let width = wanted.map(\.count).max() ?? 0
    let lines = (0..<max(wanted.count, found.count)).map { index in
      let left = index < wanted.count ? wanted[index] : ""
      let right = index < found.count ? found[index] : ""
      let padding = String(repeating: " ", count: width - left.count)
      return (left == right ? "  " : "> ") + left + padding + "  │  " + right
    }
    return (["expected, and found:"] + lines).joined(separator: "\n")
  }

  /// The same against the file `Tests/Fixtures/screens/<name>.txt`.
  ///
  /// With `RECORD=1` in the environment the file is written anew first.
  package static func difference(_ actual: String, fromFixture name: String) throws -> String? {
    let url = fixtures.appendingPathComponent(name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: fixtures, withIntermediateDirectories: true)
      try Data((actual + "\n").utf8).write(to: url)
    }
    let text = try String(contentsOf: url, encoding: .utf8)
    return difference(actual, from: text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/screens")

  private static func rows(of picture: String) -> [Substring] {
    picture.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
