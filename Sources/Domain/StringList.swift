extension [String] {
  /// The texts with a separator between them.
  ///
  /// The standard library's is not made for any one type: the first call of a run takes as long as
  /// hundreds of others.
  package func joined(separator: String) -> String {
    var text = first ?? ""
    for part in dropFirst() {
      text += separator
      text += part
    }
    return text
  }

  /// The texts in one, for the same reason.
  package func joined() -> String { joined(separator: "") }
}
