/// Text as it is searched: without case, accents and the many ways of writing æ, ø and å.
package enum SearchText {
  /// Folds `text` so that `orland`, `Oerland` and `Ørland` become the same.
  ///
  /// æ, ä, ae → a; ø, ö, oe → o; å, aa → a; ï → i; é → e; ü → u; capitals → small letters.
  package static func fold(_ text: String) -> String {
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    var previous: Unicode.Scalar = " "
    for scalar in text.lowercased().unicodeScalars {
      let base = base(of: scalar)
      defer { previous = base }
      if base == "e" && (previous == "a" || previous == "o") { continue }
      if base == "a" && previous == "a" { continue }
      if base.properties.generalCategory == .nonspacingMark { continue }
      folded.unicodeScalars.append(base)
    }
    return folded
  }

  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "æ", "ä", "å", "á", "à", "â", "ã": "a"
    case "ø", "ö", "ó", "ò", "ô", "õ": "o"
    case "ï", "í", "ì", "î": "i"
    case "é", "è", "ê", "ë": "e"
    case "ü", "ú", "ù", "û": "u"
    default: scalar
    }
  }
}
