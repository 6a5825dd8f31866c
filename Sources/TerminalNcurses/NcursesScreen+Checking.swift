extension NcursesScreen {
  /// Makes sure that there is a terminal that can show frames, without touching it.
  ///
  /// - Throws: ``StartFailure`` if there is none.
  package static func checkTerminal(_ port: TerminalPort = .standard) throws(StartFailure) {
    try NcursesSession.check(port)
  }
}
