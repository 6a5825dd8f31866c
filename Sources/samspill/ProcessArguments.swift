import Glibc

/// The words that the program was started with, as bytes: names of files need not be UTF-8.
enum ProcessArguments {
  /// All of them, the program's own name first.
  ///
  /// Swift looks for them on the stack and finds none when a preloaded library has moved the
  /// environment; then the system is asked.
  static let all: [[UInt8]] = {
    let count = Int(CommandLine.argc)
    guard count > 0 else { return fromSystem() }
    return (0..<count).compactMap { index in
      guard let word = CommandLine.unsafeArgv[index] else { return nil }
      return UnsafeBufferPointer(start: word, count: strlen(word)).map { UInt8(bitPattern: $0) }
    }
  }()

  private static func fromSystem() -> [[UInt8]] {
    let bytes = SystemFile.bytes(of: "/proc/self/cmdline")
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { Array($0) }
  }
}
