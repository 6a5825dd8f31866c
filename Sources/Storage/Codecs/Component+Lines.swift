import CivilTime
import Domain
import VObject

extension Component {
  /// Whether it is the record, or one of its changed occurrences.
  func hasUID(_ id: RecordID) -> Bool { text(of: "UID").map { RecordID($0) == id } ?? false }

  /// Makes the lines of that name say `wanted` in this order, keeping every line that says one of them already.
  ///
  /// - Parameters:
  ///   - name: Of the property.
  ///   - wanted: What the lines are to say.
  ///   - read: What a line says; `nil` if it is not one of those that `wanted` is about, and so stays.
  ///   - make: A line that says it.
  ///   - parameterNames: Parameters that a line keeps no other value of.
  mutating func setLines<Element: Equatable>(
    named name: String, to wanted: [Element], reading read: (ContentLine) -> Element?,
    making make: (Element) -> ContentLine, comparing parameterNames: Set<String> = []
  ) {
    var existing: [(line: ContentLine, says: Element)] = []
    var lines: [ContentLine] = []
    for line in properties(named: name) {
      if let says = read(line) { existing.append((line, says)) } else { lines.append(line) }
    }
    for element in wanted {
      if let index = existing.firstIndex(where: { $0.says == element }) {
        lines.append(existing.remove(at: index).line)
      } else {
        lines.append(make(element))
      }
    }
    setProperties(named: name, to: lines, comparing: parameterNames)
    let inPlace = properties(named: name)
    guard inPlace.compactMap(read) != wanted else { return }
    removeProperties(named: name)
    for line in lines.filter({ read($0) == nil }) { insert(line) }
    var rest = inPlace.filter { read($0) != nil }
    for element in wanted {
      guard let index = rest.firstIndex(where: { read($0) == element }) else { continue }
      insert(rest.remove(at: index))
    }
  }

  /// Makes the properties of that name list `texts`, in this order: the first category of a note is
  /// its kind.
  mutating func setOrderedTexts(_ wanted: [String], of name: String) {
    setTexts(wanted, of: name)
    guard texts(of: name) != wanted, !wanted.isEmpty else { return }
    setProperties(named: name, to: [ContentLine(name, texts: wanted)])
  }

  /// Replaces all properties of that name by one that says `text`, or by none if it is empty.
  mutating func setOnlyText(_ text: String, of name: String) {
    if text.isEmpty {
      removeProperties(named: name)
    } else if properties(named: name).count <= 1 {
      setText(text, of: name)
    } else {
      setProperties(named: name, to: [ContentLine(name, text: text)])
    }
  }

  /// The number that the first property of that name holds, or `nil`.
  func number(of name: String) -> Int? {
    text(of: name).flatMap { Int($0) }
  }
}
