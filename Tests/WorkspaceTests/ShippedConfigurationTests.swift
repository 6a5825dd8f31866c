import Foundation
import Testing

@testable import Workspace

/// The configuration file that is shipped says what the program does by itself.
@Suite struct ShippedConfigurationTests {
  @Test func `the shipped file is made from the table of commands`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("config/samspill.conf")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(Configuration.shippedText.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == Configuration.shippedText)
  }
}
