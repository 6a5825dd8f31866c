import Foundation

/// The built program in a real terminal, played by a tmux server of its own.
///
/// The server, its socket and everything it runs end with the value, or with the tests.
package final class TmuxSession: Sendable {
  /// A width and height in cells.
  package struct Size: Hashable, Sendable {
    package let columns: Int
    package let rows: Int

    package init(_ columns: Int, _ rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  private let scratch: ScratchDirectory

  /// Starts `program` in a terminal of the given size.
  ///
  /// The program sees nothing but `environment`, and the terminal's own `TERM` unless that is given.
  ///
  /// - Throws: ``TmuxFailure``, or ``StartFailure`` when tmux is not installed.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], size: Size
  ) throws {
    scratch = try ScratchDirectory()
    try scratch.write(Self.configuration, to: "tmux.conf")
    try scratch.write(Self.wrapper, to: "wrapper")
    var variables = ["TERM": "tmux-256color"]
    variables.merge(environment) { _, given in given }
    let assignments = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    // The outer shell has the terminal and dies when it is closed, as a user's shell does; only
    // then does the program hear of it.
    let shell = ["sh", "-c", #"sh "$0/wrapper" "$0" "$@"; exit"#, scratch.path, "\(getpid())"]
    try tmux(
      ["new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)"] + shell
        + ["env", "-i"] + assignments + [program] + arguments)
  }

  deinit {
    signal(SIGKILL)
    closeTerminal()
    // The folder may go only when the wrapper has written its last file there.
    if program != nil { _ = try? waitForEnd(within: .seconds(2)) }
  }

  /// Presses keys, by tmux's names for them: `Enter`, `Escape`, `C-s`, `Down`, `j`.
  package func press(_ keys: String...) throws {
    try tmux(["send-keys"] + keys)
  }

  /// Types text as it stands.
  package func type(_ text: String) throws {
    try tmux(["send-keys", "-l", "--", text])
  }

  /// Pastes text as a terminal does: bracketed, if the program has asked for that.
  package func paste(_ text: String) throws {
    try tmux(["set-buffer", "--", text])
    try tmux(["paste-buffer", "-p", "-d"])
  }

  /// Makes the terminal larger or smaller while the program runs.
  package func resize(to size: Size) throws {
    try tmux(["resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)"])
  }

  /// The screen as text, a line a row, without blanks at the ends.
  package func screen() throws -> String {
    try tmux(["capture-pane", "-p"])
  }

  /// The screen with its colours and attributes as escape sequences.
  package func styledScreen() throws -> String {
    try tmux(["capture-pane", "-p", "-e"])
  }

  /// What the program has made the window be called.
  package func title() throws -> String {
    try tmux(["display-message", "-p", "#{pane_title} #{window_name}"])
  }

  /// Everything that a program can change about a terminal and has to change back: the line
  /// discipline, the alternate screen, the cursor, the keypad, the mouse.
  package func modes() throws -> String {
    let flags = [
      "alternate_on", "cursor_flag", "insert_flag", "keypad_cursor_flag", "keypad_flag",
      "mouse_any_flag", "mouse_button_flag", "mouse_sgr_flag", "mouse_standard_flag",
      "origin_flag", "wrap_flag", "scroll_region_upper", "scroll_region_lower",
    ]
    return try tmux(
      ["display-message", "-p", flags.map { "\($0)=#{\($0)}" }.joined(separator: " ")])
  }

  /// Sends a signal to the program, such as `SIGKILL`.
  package func signal(_ number: Int32) {
    guard !hasEnded, let program else { return }
    kill(program, number)
  }

  /// The process of the program, once it has started; never 0, which would mean the tests.
  private var program: pid_t? {
    text(of: "process").flatMap { pid_t($0) }.flatMap { $0 > 1 ? $0 : nil }
  }

  /// What `stty -g` said before and after the program.
  package var lineDisciplines: (before: String?, after: String?) {
    (text(of: "before"), text(of: "after"))
  }

  package var hasEnded: Bool { exitCode != nil }

  /// What the shell saw the program end with: above 128 for a signal; `nil` while it runs.
  package var exitCode: Int32? {
    text(of: "code").flatMap { Int32($0) }
  }

  /// Closes the terminal under the program, as a user does who closes the window.
  package func closeTerminal() {
    _ = try? tmux(["kill-server"])
  }

  @discardableResult
  private func tmux(_ words: [String]) throws -> String {
    let command = Command(
      "tmux", ["-u", "-S", scratch.path + "/socket", "-f", scratch.path + "/tmux.conf"] + words,
      environment: ["PATH": Command.searchPath, "HOME": scratch.path, "LC_ALL": "C.UTF-8"])
    let outcome = try command.run()
    guard outcome.ending == .exit(0) else {
      throw TmuxFailure(command: words.joined(separator: " "), message: outcome.errors)
    }
    return outcome.output
  }

  private func text(of file: String) -> String? {
    guard let bytes = scratch.bytes(of: file) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : nil
  }

  private static let configuration = """
    set -g status off
    set -g default-terminal tmux-256color
    set -g focus-events on
    set -s escape-time 0
    set -s exit-empty on

    """

  /// Runs a program and stays behind with what it left.
  ///
  /// Its arguments are a folder to write to, the process without which nothing should stay, then
  /// the program and its own.
  private static let wrapper = """
    folder=$1
    tests=$2
    shift 2
    (tail --pid="$tests" -f /dev/null; tmux kill-server) < /dev/null > /dev/null 2>&1 &
    trap : HUP INT TERM
    stty -g > "$folder/before"
    echo 'Before the program.'
    sh -c 'echo $$ > "$0/process"; exec "$@"' "$folder" "$@"
    code=$?
    stty -g > "$folder/after" 2> /dev/null
    echo "After the program: $code"
    echo "$code" > "$folder/code"
    read -r line

    """
}

/// Why the terminal could not be asked or told something.
package struct TmuxFailure: Error, CustomStringConvertible {
  let command: String
  let message: String

  package var description: String { "tmux \(command): \(message)" }
}
