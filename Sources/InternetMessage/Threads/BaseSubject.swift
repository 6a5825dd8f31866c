/// What a subject is about, without the marks that replies and lists add, RFC 5256 §2.1.
struct BaseSubject: Hashable, Sendable {
  private let bytes: ArraySlice<UInt8>
  /// Whether the marks say that the message answers or forwards another.
  let isReplyOrForward: Bool

  /// Takes a decoded subject; linear in its length.
  init(of subject: String) {
    var scanner = SubjectScanner(subject)
    scanner.strip()
    bytes = scanner.rest
    isReplyOrForward = scanner.isReplyOrForward
  }

  /// Whether nothing but marks was there.
  var isEmpty: Bool { bytes.isEmpty }

  var text: String { bytes.text }

  /// The spelling to compare by: subjects that differ in case only are the same, RFC 5256 §1.
  ///
  /// In small letters; of ASCII and Latin-1, which nearly all text is, by the byte.
  var key: String {
    guard bytes.allSatisfy({ $0 < 0xC4 }) else { return text.lowercased() }
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var previous: UInt8 = 0
      for (place, byte) in bytes.enumerated() {
        // À to Þ lie thirty-two before their small letters, as in ASCII; × is among them.
        let isCapital = previous == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97
        buffer[place] = isCapital ? byte | 0x20 : byte.lowercased
        previous = byte
      }
      return bytes.count
    }
  }
}

private struct SubjectScanner {
  private(set) var rest: ArraySlice<UInt8>
  private(set) var isReplyOrForward = false

  /// Begins with each run of blanks as one space.
  init(_ subject: String) {
    var subject = subject
    let bytes = subject.withUTF8 { text in
      [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
        for byte in text where byte != .carriageReturn {
          let isBlank = byte.isWhitespace
          if isBlank, count > 0, buffer[count - 1] == .space { continue }
          buffer[count] = isBlank ? .space : byte
          count += 1
        }
      }
    }
    rest = bytes[...]
  }

  mutating func strip() {
    repeat {
      stripTrailers()
      stripLeaders()
    } while unwrapForward()
  }

  /// Step (2).
  private mutating func stripTrailers() {
    while true {
      if rest.last == .space {
        rest.removeLast()
      } else if rest.suffix(5).spells("(fwd)") {
        rest.removeLast(5)
        isReplyOrForward = true
      } else {
        return
      }
    }
  }

  /// Steps (3) to (5).
  private mutating func stripLeaders() {
    while true {
      if rest.first == .space {
        rest.removeFirst()
        continue
      }
      var afterBlobs = rest
      var lastBlob = rest
      while let next = Self.droppingBlob(afterBlobs) { (lastBlob, afterBlobs) = (afterBlobs, next) }
      if let next = Self.droppingMark(afterBlobs) {
        rest = next
        isReplyOrForward = true
      } else {
        let next = afterBlobs.isEmpty ? lastBlob : afterBlobs
        guard next.startIndex > rest.startIndex else { return }
        rest = next
      }
    }
  }

  /// Step (6): `[fwd: subject]`.
  private mutating func unwrapForward() -> Bool {
    guard rest.count >= 6, rest.prefix(5).spells("[fwd:"), rest.last == .closeBracket else {
      return false
    }
    rest = rest.dropFirst(5).dropLast()
    isReplyOrForward = true
    return true
  }

  /// Without a `[list name]` in front and the blanks after it, or `nil` if there is none.
  private static func droppingBlob(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard bytes.first == .openBracket,
      let end = bytes.dropFirst().firstIndex(where: { $0 == .openBracket || $0 == .closeBracket }),
      bytes[end] == .closeBracket
    else { return nil }
    return bytes[(end + 1)...].drop { $0 == .space }
  }

  /// Without a `Re:`, `Fw:` or `Fwd [2]:` in front, or `nil` if there is none.
  private static func droppingMark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let length: Int
    if bytes.prefix(3).spells("fwd") {
      length = 3
    } else if bytes.prefix(2).spells("re") || bytes.prefix(2).spells("fw") {
      length = 2
    } else {
      return nil
    }
    var after = bytes.dropFirst(length).drop { $0 == .space }
    after = droppingBlob(after) ?? after
    return after.first == .colon ? after.dropFirst() : nil
  }
}
