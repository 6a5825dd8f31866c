extension ContentLine {
  /// All parameters in order; one named twice is there twice.
  package var parameters: [Parameter] { Parameter.list(parsing: head) }

  /// The first value of the parameter, or `nil` if there is no such parameter.
  package func parameter(_ name: StaticString) -> String? {
    guard hasParameters else { return nil }
    let head = head
    let bytes = head.span
    var scanner = ParameterScanner(in: bytes)
    while let found = scanner.nextName(in: bytes) {
      if found.isNamed(name, in: bytes), let value = scanner.nextValue(in: bytes) {
        return value.text(in: head)
      }
    }
    return nil
  }

  /// Gives `take` what ``parameter(_:)`` is made of for each of some parameters that are there, with its
  /// place among `names`, of which there are 64 at most; all are found in one walk over the head.
  package func forEachFirstValue(
    ofParameters names: NameTable, _ take: (Int, ParameterText) -> Void
  ) {
    guard hasParameters else { return }
    var found: UInt64 = 0
    let folded = storage[Int(start)..<Int(start) + Int(colon)]
    // What stands before the first fold needs no copy of the head, and often it is all.
    let fold = isFolded ? storage.span.lineBreak(in: folded.indices) : folded.endIndex
    Self.readFirstValues(
      of: names, in: folded[..<fold], isCut: fold < folded.endIndex, &found, take)
    if fold < folded.endIndex, found.nonzeroBitCount < names.count {
      Self.readFirstValues(of: names, in: Self.unfolded(folded), isCut: false, &found, take)
    }
  }

  /// Gives `take` those that are not `found` yet; of a head that is cut, what reaches to its end is not
  /// read to the end.
  private static func readFirstValues(
    of names: NameTable, in head: ArraySlice<UInt8>, isCut: Bool, _ found: inout UInt64,
    _ take: (Int, ParameterText) -> Void
  ) {
    let bytes = head.span
    let limit = isCut ? bytes.count : bytes.count + 1
    var scanner = ParameterScanner(in: bytes)
    while found.nonzeroBitCount < names.count, let name = scanner.nextName(in: bytes),
      scanner.index < limit
    {
      guard let index = name.index(in: names, of: bytes), found >> index & 1 == 0,
        let value = scanner.nextValue(in: bytes), scanner.index < limit
      else { continue }
      found |= 1 << index
      take(index, ParameterText(head: head, value: value))
    }
  }

  /// All values of all parameters of that name.
  package func values(ofParameter name: String) -> [String] {
    parameters.values(of: name)
  }

  /// Whether a semicolon is in the head, behind which there may be a parameter.
  private var hasParameters: Bool {
    storage.span.firstIndex(
      of: ASCII.semicolon, in: Int(start)..<Int(start) + Int(colon)) != nil
  }

  /// Whether the head holds a word, in upper case, that the parameter might have for its name; `false`
  /// is certain.
  func mayHaveParameter(_ name: StaticString) -> Bool {
    guard hasParameters else { return false }
    let head = head
    let bytes = head.span
    let word = name.utf8Bytes
    var index = 0
    while index < bytes.count, bytes[index] != ASCII.semicolon { index += 1 }
    while index + word.count <= bytes.count {
      var length = 0
      while length < word.count, bytes[index + length].uppercased == word[length] { length += 1 }
      if length == word.count { return true }
      index += 1
    }
    return false
  }
}
