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
    let descriptor = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { Array($0) }
  }
}
