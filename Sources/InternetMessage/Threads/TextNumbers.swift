/// Numbers for texts, counted from 0 in the order in which the texts first come; equal texts have one.
///
/// Texts are told apart by hashes, which may be made long before: two that differ have different ones, but
/// for a chance of one in 10^19.
struct TextNumbers {
  /// By their numbers.
  private var hashes: [UInt64] = []
  /// A number at the first free place from where its hash points to; -1 where none is.
  ///
  /// Half are free at least.
  private var places: [Int32]

  /// - Parameter count: For about how many texts there should be room; more may come.
  init(expecting count: Int) {
    places = Self.places(for: count)
  }

  /// The number of a text, a new one where it comes for the first time.
  mutating func number(of text: String) -> Int {
    number(ofHash: Self.hash(of: text))
  }

  /// The number of a text by what ``hash(of:)`` says of it.
  mutating func number(ofHash hash: UInt64) -> Int {
    var place = firstPlace(of: hash)
    while places[place] >= 0 {
      let number = Int(places[place])
      if hashes[number] == hash { return number }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(hashes.count)
    hashes.append(hash)
    if hashes.count > places.count / 2 { makeRoom() }
    return hashes.count - 1
  }

  private mutating func makeRoom() {
    places = Self.places(for: hashes.count * 2)
    for (number, hash) in hashes.enumerated() {
      var place = firstPlace(of: hash)
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

  /// A number that stands for the text in this run, and that nobody can choose texts to be taken for each
  /// other by.
  static func hash(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash(of: $0) }
  }

  /// The same of a text by its bytes.
  static func hash(of utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hasher = Hasher()
    if utf8.isASCII {
      hasher.combine(bytes: UnsafeRawBufferPointer(utf8))
    } else {
      // Of other texts several may be equal, however they are written.
      hasher.combine(utf8.text)
    }
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }
}
