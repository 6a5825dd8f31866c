/// Numbers for texts, counted from 0 in the order in which the texts first come; equal texts have one.
///
/// Only the three characters beyond ASCII that Unicode has for one within it (U+037E, U+1FEF, U+212A) are
/// told apart from that.
///
/// For many short texts, nearly all of them ASCII: a fraction of what a dictionary by text takes.
struct TextNumbers {
  /// By their numbers.
  private var texts: [(text: String, hash: UInt64)] = []
  /// A number at the first free place from where its hash points to; -1 where none is.
  ///
  /// Half are free at least.
  private var places: [Int32]
  /// Another one in every run, so that nobody can choose texts that get into each other's way.
  private let seed = UInt64(truncatingIfNeeded: 0.hashValue)

  /// - Parameter count: For about how many texts there should be room; more may come.
  init(expecting count: Int) {
    places = Self.places(for: count)
  }

  /// The number of a text, a new one where it comes for the first time.
  mutating func number(of text: String) -> Int {
    let hash = hash(of: text)
    var place = firstPlace(of: hash)
    while places[place] >= 0 {
      let number = Int(places[place])
      if texts[number].hash == hash, texts[number].text == text { return number }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(texts.count)
    texts.append((text, hash))
    if texts.count > places.count / 2 { makeRoom() }
    return texts.count - 1
  }

  private mutating func makeRoom() {
    places = Self.places(for: texts.count * 2)
    for (number, text) in texts.enumerated() {
      var place = firstPlace(of: text.hash)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  private static func places(for count: Int) -> [Int32] {
    let bits = Int.bitWidth - max(count, 8).leadingZeroBitCount
    return [Int32](repeating: -1, count: 2 << bits)
  }

  private func firstPlace(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (places.count - 1)
  }

  private func hash(of text: String) -> UInt64 {
    let hash = text.utf8.withContiguousStorageIfAvailable { bytes in
      self.hash(ofASCII: UnsafeRawBufferPointer(bytes))
    }
    // Beyond ASCII equal texts may be spelled with other bytes.
    return (hash ?? nil) ?? UInt64(truncatingIfNeeded: text.hashValue)
  }

  /// `nil` if there is more than ASCII among the bytes.
  private func hash(ofASCII bytes: UnsafeRawBufferPointer) -> UInt64? {
    var (hash, all, offset) = (seed ^ UInt64(bytes.count), UInt64(0), 0)
    func take(_ word: UInt64) {
      hash = mix(hash ^ word)
      all |= word
    }
    while offset + 8 <= bytes.count {
      take(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    take(rest)
    return all & 0x8080_8080_8080_8080 == 0 ? mix(hash) : nil
  }

  private func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
    return product.high ^ product.low
  }
}
