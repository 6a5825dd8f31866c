extension Language {
  /// `Frosta`, `Frosta og Snåsa`, `Frosta, Snåsa og Røyrvik`.
  package func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    let others = items.dropLast().joined(separator: ", ")
    return others.isEmpty ? last : others + Phrase(no: " og ", en: " and ")(self) + last
  }
}
