/// What stands behind a verb: options with a value, flags, and operands.
struct FileArguments {
  /// The command line does not make sense; `message` says why.
  struct UsageError: Error {
    var message: String
  }

  private(set) var operands: [OperandPath] = []
  private var options: [(name: String, value: String)] = []
  private var flags: Set<String> = []

  /// Sorts `arguments`; `--name value` and `--name=value` are the same, and all after `--` is an
  /// operand.
  init(
    _ arguments: [[UInt8]], options known: Set<String> = [], flags knownFlags: Set<String> = []
  ) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let text = String(decoding: argument, as: UTF8.self)
      if text == "--" {
        operands += rest.map { OperandPath($0) }
        return
      }
      guard text.hasPrefix("-"), text != "-" else {
        operands.append(OperandPath(argument))
        continue
      }
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      if known.contains(name) {
        let value = parts.count == 2 ? String(parts[1]) : rest.popFirst().map(Self.text)
        guard let value else { throw UsageError(message: "\(name) needs a value") }
        options.append((name, value))
      } else if knownFlags.contains(text) {
        flags.insert(text)
      } else {
        throw UsageError(message: "unknown option \(name)")
      }
    }
  }

  /// The last value given for the option, or `nil`.
  func value(of name: String) -> String? { values(of: name).last }

  /// All values given for the option, in order.
  func values(of name: String) -> [String] {
    options.filter { $0.name == name }.map(\.value)
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The operands, of which there must be one at least.
  func requireOperands(_ what: String) throws(UsageError) -> [OperandPath] {
    guard !operands.isEmpty else { throw UsageError(message: "name \(what)") }
    return operands
  }

  /// The one operand that there must be.
  func requireOperand(_ what: String) throws(UsageError) -> OperandPath {
    guard let operand = operands.first, operands.count == 1 else {
      throw UsageError(message: "name \(what), and nothing else")
    }
    return operand
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
