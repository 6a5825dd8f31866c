import Foundation

/// What was waited for in vain, and what the screen showed instead.
package struct WaitingFailure: Error, CustomStringConvertible {
  let expectation: String
  let screen: String

  package var description: String {
    "waited in vain for \(expectation); the screen shows:\n\(screen)"
  }
}

extension TmuxSession {
  /// Waits until the screen shows all of `texts`, and returns that screen.
  ///
  /// - Throws: ``WaitingFailure`` after `limit`.
  @discardableResult
  package func wait(for texts: String..., within limit: Duration = .seconds(10)) throws -> String {
    try wait(until: "“\(texts.joined(separator: "”, “"))”", within: limit) { screen in
      texts.allSatisfy { screen.contains($0) }
    }
  }

  /// Waits until the screen no longer shows `text`, and returns that screen.
  @discardableResult
  package func wait(
    forEndOf text: String, within limit: Duration = .seconds(10)
  ) throws -> String {
    try wait(until: "the end of “\(text)”", within: limit) { !$0.contains(text) }
  }

  /// Waits until `isFulfilled` accepts the screen, and returns that screen.
  ///
  /// - Throws: ``WaitingFailure`` after `limit`, or as soon as the program has ended without it.
  @discardableResult
  package func wait(
    until expectation: String, within limit: Duration = .seconds(10),
    _ isFulfilled: (String) throws -> Bool
  ) throws -> String {
    let deadline = ContinuousClock.now + limit
    while true {
      let isLast = hasEnded || ContinuousClock.now > deadline
      let screen = try screen()
      if try isFulfilled(screen) { return screen }
      if isLast { throw WaitingFailure(expectation: expectation, screen: screen) }
      usleep(pollingInterval)
    }
  }

  /// Waits until the program has ended, and returns what the shell saw it end with.
  package func waitForEnd(within limit: Duration = .seconds(10)) throws -> Int32 {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if let exitCode { return exitCode }
      usleep(pollingInterval)
    }
    let screen = (try? screen()) ?? "(the terminal is closed)"
    throw WaitingFailure(expectation: "the end of the program", screen: screen)
  }

  /// Microseconds between two looks; short enough not to be felt, long enough to leave the
  /// processor to the program.
  private var pollingInterval: useconds_t { 10_000 }
}
