import Glibc

/// The three descriptors that a program is born with.
enum StandardStreams {
  /// Takes the places of those that whoever started the program has closed.
  ///
  /// The next file opened would get them otherwise, and what is printed would go into it, or the
  /// standard input be read from it. What stands there instead can neither be read from nor written
  /// to in that direction, so that it fails as a closed one does.
  static func claim() {
    for (descriptor, wrongWay) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free one, which is this.
      _ = open("/dev/null", wrongWay)
    }
  }
}
