import Glibc

/// A name in a folder, kept as the bytes that the system gave: it need not be UTF-8.
package struct FileName: Hashable, Sendable {
  /// The bytes of the name with the NUL that C wants after them.
  private let terminated: [UInt8]

  /// Takes `text` as a name; `nil` if it is empty, `.`, `..` or holds a slash or NUL.
  package init?(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// Takes `bytes` as a name; `nil` if they are empty, `.`, `..` or hold a slash or NUL.
  package init?(bytes: [UInt8]) {
    guard !bytes.isEmpty, bytes != [dot], bytes != [dot, dot] else { return nil }
    guard !bytes.contains(slash), !bytes.contains(0) else { return nil }
    terminated = bytes + [0]
  }

  /// Copies a name that the system handed out, `byteCount` bytes and a NUL.
  init(copying name: UnsafePointer<CChar>, byteCount: Int) {
    terminated = Array(UnsafeRawBufferPointer(start: name, count: byteCount + 1))
  }

  /// Copies a name with the NUL behind it; `nil` where there is none.
  init?(terminated bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 1, bytes[bytes.count - 1] == 0 else { return nil }
    terminated = Array(bytes)
  }

  /// The name as it is, without the NUL.
  package var bytes: [UInt8] { Array(bytesInPlace) }

  /// The same, not copied.
  var bytesInPlace: ArraySlice<UInt8> { terminated.dropLast() }

  /// The name with a zero behind it, as system calls want it; to be used only within `body`.
  func withTerminatedBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    terminated.withUnsafeBytes(body)
  }

  /// The name as it is, without the NUL; to be used only within `body`.
  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    terminated.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<byteCount])) }
  }

  /// The bytes of `text` with those of the name behind them; to be used only within `body`.
  func withBytes<Result>(
    behind text: String, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(byteCount: text.utf8.count + byteCount, alignment: 1) { bytes in
      bytes.copyBytes(from: text.utf8)
      copyBytes(to: bytes, behind: text.utf8.count)
      return body(UnsafeRawBufferPointer(bytes))
    }
  }

  /// The name for people, behind that of the folder it is in and a slash.
  func text(behind folder: String) -> String {
    let start = folder.utf8.count + 1
    return String(unsafeUninitializedCapacity: start + byteCount) { text in
      let bytes = UnsafeMutableRawBufferPointer(text)
      bytes.copyBytes(from: folder.utf8)
      bytes[start - 1] = slash
      copyBytes(to: bytes, behind: start)
      return start + byteCount
    }
  }

  /// How long the name is without the NUL.
  private var byteCount: Int { terminated.count - 1 }

  private func copyBytes(to memory: UnsafeMutableRawBufferPointer, behind start: Int) {
    withBytes { UnsafeMutableRawBufferPointer(rebasing: memory[start...]).copyMemory(from: $0) }
  }

  /// Whether the name begins with a dot: ours or another program's own business, never a record.
  package var isHidden: Bool {
    terminated[0] == dot
  }

  /// Whether the name ends in `suffix`, ASCII letters compared without case.
  package func hasSuffix(_ suffix: StaticString) -> Bool {
    withCString { Self.ends($0, byteCount, in: suffix) }
  }

  /// Whether a name in memory ends so, capitals or not.
  static func ends(
    _ name: UnsafePointer<CChar>, _ byteCount: Int, in suffix: StaticString
  ) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard byteCount >= length else { return false }
    return (0..<length).allSatisfy { index in
      let byte = UInt8(bitPattern: name[byteCount - length + index])
      let small = (65...90).contains(byte) ? byte + 32 : byte
      return small == suffix.utf8Start[index]
    }
  }

  /// Whether every system and program can be told the name: UTF-8 without control characters, and
  /// no hyphen in front that would make an option of it.
  var isPortable: Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return !text.hasPrefix("-")
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) }
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    terminated.withUnsafeBytes { bytes in
      bytes.assumingMemoryBound(to: CChar.self).baseAddress.map(body) ?? "".withCString(body)
    }
  }
}

private let dot = UInt8(ascii: ".")
private let slash = UInt8(ascii: "/")

extension FileName: CustomStringConvertible {
  /// The name for people; bytes that are not UTF-8 become U+FFFD.
  package var description: String {
    withBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension FileName {
  /// Below 0, 0 or above it as one name comes before the other, is it, or comes behind it.
  static func order(_ left: UnsafePointer<CChar>, _ right: UnsafePointer<CChar>) -> Int32 {
    strcmp(left, right)
  }
}

extension FileName: Comparable {
  /// By bytes, as `LC_ALL=C ls` does.
  package static func < (left: FileName, right: FileName) -> Bool {
    left.withCString { left in right.withCString { right in order(left, right) < 0 } }
  }
}
