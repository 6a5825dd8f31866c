/// Somebody or something that a note names with a sign: `@Åse Demo`, `#Frosta`.
package struct Mention: Hashable, Sendable {
  /// Whom a mention stands for, as far as that can be told.
  package enum Target: Hashable, Sendable {
    case person(RecordID)
    case organization(RecordID)
    /// Several people could be meant; in Norwegian order.
    case ambiguousPerson([RecordID])
    /// Nobody of that name is known.
    case unknownPerson
    /// No municipality or organisation of that name is known.
    case unknownOrganization
  }

  package let target: Target
  /// What stands behind the sign, as written.
  package let name: String
  /// UTF-8 offsets in the text, the sign included.
  package let range: Range<Int>
}

/// The names that a note can mention, folded, each with whom it stands for.
///
/// Costs a pass over all names to make; keep it while the catalog stays.
package struct MentionDirectory: Sendable {
  private var people: [String: [RecordID]] = [:]
  /// By the beginning of a name, or by the family name.
  private var peopleByPart: [String: [RecordID]] = [:]
  private var organizations: [String: RecordID] = [:]
  private var longestName = 1

  package init(_ catalog: Catalog) {
    for contact in catalog.contacts { add(contact) }
    add(catalog.organizations)
  }

  /// Of a network's names those that `text` can mention, which reads it just as all of them would.
  ///
  /// For a text that is read once: costs a look at everybody's folded name, and unpacks few.
  package init(_ catalog: Catalog, mentionedIn text: String) {
    let names = Self.names(behindSignsIn: Array(text.utf8))
    let shelf = catalog.shelves[.contact]
    var positions = shelf.positions(named: Set(names.flatMap(Self.beginnings)))
    self.init(shelf, at: positions)
    // Nobody who is called by the first word alone counts where more words name somebody.
    let others = names.filter { !knowsBeginning(of: $0) }.map { Array($0[0].utf8) }
    if !others.isEmpty {
      positions.formUnion(shelf.positions(named: Set(others)))
      self.init(shelf, at: positions)
    }
    add(catalog.organizations)
  }

  /// Some names alone, those of people in Norwegian order.
  init(of contacts: [Contact], _ organizations: [Organization]) {
    for contact in contacts { add(contact) }
    add(organizations)
  }

  private init(_ contacts: Shelf, at positions: Set<Int>) {
    for position in positions.sorted() { add(contacts.value(at: position, as: Contact.self)) }
  }

  private mutating func add(_ contact: Contact) {
    let words = NameWord.words(of: contact.name).map(\.folded)
    longestName = max(longestName, words.count)
    people[words.joined(separator: " "), default: []].append(contact.id)
    for count in words.indices.dropLast() { add(contact.id, as: words[...count]) }
    add(contact.id, as: words.suffix(1))
  }

  private mutating func add(_ all: some Sequence<Organization>) {
    for organization in all {
      for name in organization.foldedNames {
        let words = NameWord.words(of: name).map(\.folded)
        longestName = max(longestName, words.count)
        let key = words.joined(separator: " ")
        if !key.isEmpty, organizations[key] == nil { organizations[key] = organization.id }
      }
    }
    longestName = min(longestName, 8)
  }

  /// The words behind each sign that may be before a person's name, folded; at least one each.
  private static func names(behindSignsIn bytes: [UInt8]) -> [[String]] {
    bytes.indices.filter { isSign(at: $0, in: bytes) && bytes[$0] == 0x40 }.map { offset in
      let rest = bytes[(offset + 1)...].prefix { $0 != 0x0a }
      let words = NameWord.words(of: String(decoding: rest, as: UTF8.self), maximumCount: 8)
      return words.map(\.folded)
    }.filter { $0.first.map { !$0.isEmpty } ?? false }
  }

  /// How a name begins, folded, that has the first two of some words, whatever parts them in it.
  private static func beginnings(_ words: [String]) -> [[UInt8]] {
    guard words.count > 1 else { return [] }
    return [" ", ". ", " - ", ". - "].map { Array((words[0] + $0 + words[1]).utf8) }
  }

  /// Whether two or more of the words, from the first on, name somebody.
  private func knowsBeginning(of words: [String]) -> Bool {
    words.indices.dropFirst().contains { last in
      let name = words[...last].joined(separator: " ")
      return people[name] != nil || peopleByPart[name] != nil
    }
  }

  /// Every mention in a text, in order.
  ///
  /// The longest name that fits counts. A sign inside a word (`kari@example.no`), one with nothing
  /// behind it and one before a blank (`# Overskrift`) is none.
  ///
  /// - Parameters:
  ///   - text: Markdown, or one line of it.
  ///   - near: People who are meant first where a name fits several.
  /// - Returns: Also the mentions of people and places that are not known.
  package func mentions(in text: String, near: Set<RecordID> = []) -> [Mention] {
    let bytes = Array(text.utf8)
    var mentions: [Mention] = []
    var offset = 0
    while offset < bytes.count {
      if Self.isSign(at: offset, in: bytes),
        let mention = mention(bytes[offset], at: offset, in: bytes, near)
      {
        mentions.append(mention)
        offset = mention.range.upperBound
      } else {
        offset += 1
      }
    }
    return mentions
  }

  private mutating func add(_ id: RecordID, as words: ArraySlice<String>) {
    let name = words.joined(separator: " ")
    if peopleByPart[name]?.last != id { peopleByPart[name, default: []].append(id) }
  }

  private func mention(
    _ sign: UInt8, at start: Int, in bytes: [UInt8], _ near: Set<RecordID>
  ) -> Mention? {
    let lineEnd = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
    let rest = String(decoding: bytes[start + 1..<lineEnd], as: UTF8.self)
    let words = NameWord.words(of: rest, maximumCount: longestName)
    guard let first = words.first, first.range.lowerBound == 0 else { return nil }
    for count in stride(from: words.count, through: 1, by: -1) {
      let key = words[..<count].map(\.folded).joined(separator: " ")
      let end = words[count - 1].range.upperBound
      guard
        let target = sign == 0x40
          ? person(key, near) : organizations[key].map(Mention.Target.organization)
      else { continue }
      return Mention(target, rest, end: end, at: start)
    }
    let unknown: Mention.Target = sign == 0x40 ? .unknownPerson : .unknownOrganization
    return Mention(unknown, rest, end: first.range.upperBound, at: start)
  }

  private func person(_ name: String, _ near: Set<RecordID>) -> Mention.Target? {
    guard let found = people[name] ?? peopleByPart[name], let first = found.first else {
      return nil
    }
    if found.count == 1 { return .person(first) }
    let nearby = found.filter(near.contains)
    return nearby.count == 1 ? .person(nearby[0]) : .ambiguousPerson(found)
  }

  /// Whether there is an `@` or a `#` that is not inside a word.
  private static func isSign(at offset: Int, in bytes: [UInt8]) -> Bool {
    (bytes[offset] == 0x40 || bytes[offset] == 0x23)
      && (offset == 0 || !isWordByte(bytes[offset - 1]))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}

extension Shelf {
  /// Where those stand in whose title one of some folded texts is.
  fileprivate func positions(named texts: Set<[UInt8]>) -> Set<Int> {
    guard !texts.isEmpty else { return [] }
    var positions: Set<Int> = []
    visitFolded(0..<count) { position, _, text in
      if texts.contains(where: text.titleContains) { positions.insert(position) }
    }
    return positions
  }
}

extension Mention {
  fileprivate init(_ target: Target, _ rest: String, end: Int, at start: Int) {
    self.target = target
    name = String(decoding: Array(rest.utf8)[..<end], as: UTF8.self)
    range = start..<start + 1 + end
  }
}

/// A word of a name and where it stands.
private struct NameWord {
  let folded: String
  /// UTF-8 offsets.
  let range: Range<Int>

  /// The words of a text up to the first thing that cannot be in a name.
  ///
  /// Letters, digits, hyphens and apostrophes make words; one blank or a full stop and a blank part
  /// them.
  static func words(of text: String, maximumCount: Int = .max) -> [NameWord] {
    let bytes = Array(text.utf8)
    var words: [NameWord] = []
    var offset = 0
    while offset < bytes.count, words.count < maximumCount {
      let start = offset
      while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
      var end = offset
      while end > start, bytes[end - 1] == 0x2d || bytes[end - 1] == 0x27 { end -= 1 }
      guard end > start else { break }
      let word = String(decoding: bytes[start..<end], as: UTF8.self)
      words.append(NameWord(folded: SearchText.fold(word), range: start..<end))
      if end < offset { break }
      // "B." and the dash of "Raarvihke – Røyrvik" belong to a name.
      if offset + 1 < bytes.count, bytes[offset] == 0x2e, bytes[offset + 1] == 0x20 { offset += 1 }
      guard offset < bytes.count, bytes[offset] == 0x20 else { break }
      offset += 1
      for dash in ["– ", "- "] where bytes[offset...].starts(with: dash.utf8) {
        offset += dash.utf8.count
      }
    }
    return words
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2d || byte == 0x27
  }
}
