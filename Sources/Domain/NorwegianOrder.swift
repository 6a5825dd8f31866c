/// The order in which Norwegians look things up: … z æ ø å, capitals aside.
package enum NorwegianOrder {
  /// A key whose plain comparison gives the Norwegian order of the texts.
  ///
  /// - Parameters:
  ///   - text: What is to be sorted.
  ///   - isPersonName: Whether aa counts as å, as it does in Norwegian personal names but not in
  ///     South Sámi place names.
  /// - Returns: Text to compare with `<`.
  package static func key(for text: String, isPersonName: Bool) -> String {
    var key = ""
    var previousIsA = false
    for scalar in text.lowercased().unicodeScalars {
      if isPersonName, scalar == "a", previousIsA {
        key.removeLast()
        key.append("\u{7d}")
        previousIsA = false
        continue
      }
      previousIsA = scalar == "a"
      switch scalar {
      case "æ", "ä": key.append("\u{7b}")
      case "ø", "ö": key.append("\u{7c}")
      case "å": key.append("\u{7d}")
      case "é", "è", "ê", "ë": key.append("e")
      case "ï", "í", "î": key.append("i")
      case "ü": key.append("y")
      default: key.unicodeScalars.append(scalar)
      }
    }
    return key
  }
}
