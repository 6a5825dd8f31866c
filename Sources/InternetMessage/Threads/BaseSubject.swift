/// What a subject is about, without the marks that replies and lists add, RFC 5256 §2.1.
package struct BaseSubject: Hashable, Sendable {
  /// Empty if nothing but marks was there.
  package let text: String
  /// Whether the marks say that the message answers or forwards another.
  package let isReplyOrForward: Bool

  /// Takes a decoded subject; linear in its length.
  package init(of subject: String) {
    var scanner = SubjectScanner(subject)
    scanner.strip()
    text = scanner.rest.text
    isReplyOrForward = scanner.isReplyOrForward
  }

  /// The spelling to compare by: subjects that differ in case only are the same, RFC 5256 §1.
  var key: String { text.withSmallLetters }
}

extension String {
  /// In small letters; of ASCII and Latin-1, which nearly all text is, by the byte.
  fileprivate var withSmallLetters: String {
    guard utf8.allSatisfy({ $0 < 0xC4 }) else { return lowercased() }
    return String(unsafeUninitializedCapacity: utf8.count) { buffer in
      var (count, previous) = (0, UInt8(0))
      for byte in utf8 {
        // À to Þ lie thirty-two before their small letters, as in ASCII; × is among them.
        let isCapital = previous == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97
        buffer[count] = isCapital ? byte | 0x20 : byte.lowercased
        (count, previous) = (count + 1, byte)
      }
      return count
    }
  }
}

private struct SubjectScanner {
  private(set) var rest: ArraySlice<UInt8>
  private(set) var isReplyOrForward = false

  init(_ subject: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(subject.utf8.count)
    for byte in subject.utf8 where byte != .carriageReturn {
      let isBlank = byte.isWhitespace
      if isBlank, bytes.last == .space { continue }
      bytes.append(isBlank ? .space : byte)
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
