/// Moving through text by characters and words. Places are UTF-8 offsets between characters.
extension String {
  /// The nearest place at or before an offset that does not split a character.
  func place(at offset: Int) -> Int {
    let length = utf8.count
    guard offset > 0 else { return 0 }
    guard offset < length else { return length }
    let wanted = utf8.index(startIndex, offsetBy: offset)
    // `index(after:)` counts from the beginning of the character around `wanted`.
    return self.offset(of: index(before: index(after: wanted)))
  }

  func place(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    return self.offset(of: index(before: index(at: offset)))
  }

  func place(after offset: Int) -> Int {
    guard offset < utf8.count else { return utf8.count }
    return self.offset(of: index(after: index(at: offset)))
  }

  /// The beginning of the word that ends at or before an offset, or of the word around it.
  func wordStart(before offset: Int) -> Int {
    var place = index(at: offset)
    while place > startIndex, !self[index(before: place)].isWordPart { formIndex(before: &place) }
    while place > startIndex, self[index(before: place)].isWordPart { formIndex(before: &place) }
    return self.offset(of: place)
  }

  /// The end of the word that begins at or after an offset, or of the word around it.
  func wordEnd(after offset: Int) -> Int {
    var place = index(at: offset)
    while place < endIndex, !self[place].isWordPart { formIndex(after: &place) }
    while place < endIndex, self[place].isWordPart { formIndex(after: &place) }
    return self.offset(of: place)
  }

  /// The place whose character covers a column, counted from `start`; at most `end`.
  func place(atColumn column: Int, from start: Int = 0, to end: Int? = nil) -> Int {
    let limit = index(at: end ?? utf8.count)
    var place = index(at: start)
    var left = column
    while place < limit {
      let width = CellWidth.columns(of: self[place])
      if width > left { break }
      left -= width
      formIndex(after: &place)
    }
    return self.offset(of: place)
  }

  /// The columns between two offsets.
  func columns(from start: Int, to end: Int) -> Int {
    CellWidth.columns(of: self[index(at: start)..<index(at: end)])
  }

  func index(at offset: Int) -> Index {
    utf8.index(startIndex, offsetBy: Swift.min(Swift.max(0, offset), utf8.count))
  }

  private func offset(of index: Index) -> Int {
    utf8.distance(from: startIndex, to: index)
  }
}

extension Character {
  /// Letters, digits and what holds words together.
  fileprivate var isWordPart: Bool {
    isLetter || isNumber || self == "_" || self == "'"
  }
}
