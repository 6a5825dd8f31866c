/// Finds people's names, mail addresses and phone numbers in running text and masks them.
///
/// Full names are found however they are spelled; a given or family name alone where it begins with
/// a capital, unless an organisation is called so. One pass, linear in the text.
struct NameMasker: Sendable {
  /// A full name behind its first word.
  private struct Rest: Sendable {
    let words: [String]
    let number: Int
  }

  private var fullNames: [String: [Rest]] = [:]
  /// Whose a single name is; 0 if several people's.
  private var singleNames: [String: Int] = [:]
  private let table: MaskTable

  init(_ table: MaskTable) {
    self.table = table
    for person in table.names {
      let words = person.folded.split(separator: " ").map { Self.bareWord(String($0)) }
        .filter { !$0.isEmpty }
      guard let first = words.first else { continue }
      fullNames[first, default: []].append(
        Rest(words: Array(words.dropFirst()), number: person.number))
      for word in words where word.utf8.count > 1 && !table.publicNames.contains(word) {
        let other = singleNames[word]
        singleNames[word] = other == nil || other == person.number ? person.number : 0
      }
    }
    for first in fullNames.keys {
      fullNames[first]?.sort { $0.words.count > $1.words.count }
    }
  }

  func masked(_ text: String, address: (String) -> String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var words: [Word]?
    var offset = 0
    while offset < bytes.count {
      if let end = AddressScan.endOfAddress(at: offset, in: bytes) {
        result += address(String(decoding: bytes[offset..<end], as: UTF8.self)).utf8
        offset = end
      } else if let end = AddressScan.endOfPhone(at: offset, in: bytes) {
        result += "00 00 00 00".utf8
        offset = end
      } else if Word.begins(at: offset, in: bytes) {
        let found = words ?? Word.all(in: bytes)
        words = found
        let (mask, end) = self.mask(at: offset, among: found)
        result += mask.map { Array($0.utf8) } ?? Array(bytes[offset..<end])
        offset = end
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The mask of the name that begins at an offset, and where the name or else the word ends.
  private func mask(at offset: Int, among words: [Word]) -> (String?, Int) {
    guard let index = words.binarySearch(offset) else { return (nil, offset + 1) }
    let word = words[index]
    for rest in fullNames[word.folded] ?? [] {
      let last = index + rest.words.count
      guard last < words.count, !rest.words.isEmpty,
        zip(rest.words, words[(index + 1)...]).allSatisfy({ $0 == $1.folded && $1.isJoined })
      else { continue }
      return (table.name(rest.number), words[last].end)
    }
    guard word.isCapitalized, let number = singleNames[word.folded] else { return (nil, word.end) }
    return (number == 0 ? "Person" : table.name(number), word.end)
  }

  /// A word as ``Word`` has it: without the full stop of an initial.
  private static func bareWord(_ word: String) -> String {
    String(decoding: word.utf8.filter { $0 != 0x2e }, as: UTF8.self)
  }
}

/// A word of a text and where it stands, in UTF-8 offsets.
private struct Word {
  let start: Int
  let end: Int
  let folded: String
  let isCapitalized: Bool
  /// Whether nothing but blanks, a full stop and at most one line end lie before it.
  let isJoined: Bool

  static func all(in bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var offset = 0
    var gap = 0
    while offset < bytes.count {
      guard begins(at: offset, in: bytes) else {
        offset += 1
        continue
      }
      let start = offset
      while offset < bytes.count, isWordByte(bytes[offset]) { offset += 1 }
      let text = String(decoding: bytes[start..<offset], as: UTF8.self)
      let between = bytes[gap..<start]
      words.append(
        Word(
          start: start, end: offset, folded: SearchText.fold(text),
          isCapitalized: text.first?.isUppercase ?? false,
          isJoined: between.count <= 3
            && between.allSatisfy { $0 == 0x20 || $0 == 0x0a || $0 == 0x2e }))
      gap = offset
    }
    return words
  }

  /// Whether a word begins at an offset: a letter with no letter before it.
  static func begins(at offset: Int, in bytes: [UInt8]) -> Bool {
    isWordByte(bytes[offset]) && (offset == 0 || !isWordByte(bytes[offset - 1]))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2d || byte == 0x27
  }
}

extension [Word] {
  /// The index of the word that starts at `offset`.
  fileprivate func binarySearch(_ offset: Int) -> Int? {
    let index = indices.partitioningIndex { self[$0].start >= offset }
    return index < count && self[index].start == offset ? index : nil
  }
}
