extension Component {
  /// Makes the properties of that name be `wanted`, as for TEL, EMAIL or ATTENDEE.
  ///
  /// A line that says the same by value, and by those of its parameters that `parameterNames`
  /// lists, keeps its bytes and its place. A line with the same value and other parameters gets
  /// the wanted ones and keeps those not listed. If after that one line is left over and one is
  /// wanted, the line gets the wanted value. What remains is removed and added.
  package mutating func setProperties(
    named name: String, to wanted: [ContentLine], comparing parameterNames: Set<String> = []
  ) {
    let known = Set(parameterNames.map(asciiUppercased))
    var missing = wanted
    var surplus = items.indices.filter {
      if case .property(let line) = items[$0] { line.isNamed(name) } else { false }
    }
    pair(&surplus, &missing) { $0.says($1, comparing: known) }
    let sameValue = pair(&surplus, &missing) { $0.meaning == $1.meaning }
    let sameLine = surplus.count == 1 && missing.count == 1 ? [(surplus[0], missing[0])] : []
    for (index, line) in sameValue + sameLine {
      replace(at: index, by: line, keepingAllBut: known)
    }
    if sameLine.isEmpty {
      for index in surplus.reversed() { items.remove(at: index) }
      for line in missing { insert(line) }
    }
  }

  /// Makes the first property of the line's name say what `wanted` says, as for DTSTART or GEO.
  ///
  /// What counts is the value and those parameters that `parameterNames` lists; others are kept.
  package mutating func setProperty(
    to wanted: ContentLine, comparing parameterNames: Set<String> = []
  ) {
    let index = items.firstIndex {
      if case .property(let line) = $0 { line.isNamed(wanted.name) } else { false }
    }
    if let index {
      replace(at: index, by: wanted, keepingAllBut: Set(parameterNames.map(asciiUppercased)))
    } else {
      insert(wanted)
    }
  }

  /// Takes out the pairs that match, each line being in one pair at most, and returns them.
  @discardableResult
  private func pair(
    _ surplus: inout [Int], _ missing: inout [ContentLine],
    by isMatch: (ContentLine, ContentLine) -> Bool
  ) -> [(Int, ContentLine)] {
    var pairs: [(Int, ContentLine)] = []
    surplus.removeAll { index in
      guard case .property(let line) = items[index],
        let found = missing.firstIndex(where: { isMatch(line, $0) })
      else { return false }
      pairs.append((index, missing.remove(at: found)))
      return true
    }
    return pairs
  }

  private mutating func replace(
    at index: Int, by wanted: ContentLine, keepingAllBut known: Set<String>
  ) {
    guard case .property(var line) = items[index] else { return }
    if line.meaning != wanted.meaning {
      line = line.replacingValue(withThatOf: wanted, style: style)
    }
    if !line.hasSameParameters(as: wanted, named: known) {
      line = line.replacingParameters(named: known, with: wanted.parameters, style: style)
    }
    items[index] = .property(line)
  }
}

extension ContentLine {
  /// What the value says, however it is escaped; empty fields at the end count for nothing.
  var meaning: ArraySlice<[String]> {
    isAddress ? [[text]] : fields.withoutEmptyEnd
  }

  func says(_ other: ContentLine, comparing parameterNames: Set<String>) -> Bool {
    meaning == other.meaning && hasSameParameters(as: other, named: parameterNames)
  }

  /// Whether the listed parameters have the same values here and there, in any order and case.
  func hasSameParameters(as other: ContentLine, named names: Set<String>) -> Bool {
    names.allSatisfy { name in
      let (mine, its) = (values(ofParameter: name), other.values(ofParameter: name))
      return mine == its || Set(mine.map { $0.lowercased() }) == Set(its.map { $0.lowercased() })
    }
  }
}
