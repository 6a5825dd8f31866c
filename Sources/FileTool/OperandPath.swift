import Glibc

/// A path as the system has it: any bytes but NUL, UTF-8 or not.
struct OperandPath: Hashable, Comparable {
  let bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  init(_ text: String) {
    self.init(text.utf8)
  }

  /// The path for people; what is not UTF-8 becomes U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes after the last slash.
  var name: [UInt8] {
    Array(bytes[((bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...])
  }

  /// The path of the folder, `.` for a name alone.
  var folder: OperandPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return OperandPath(".") }
    return OperandPath(slash == 0 ? bytes[...slash] : bytes[..<slash])
  }

  /// What follows the last period of the name, in lower case; empty if there is none.
  var pathExtension: String {
    let name = name
    guard let period = name.lastIndex(of: UInt8(ascii: ".")), period > 0 else { return "" }
    return String(decoding: name[(period + 1)...], as: UTF8.self).lowercased()
  }

  func appending(_ name: [UInt8]) -> OperandPath {
    OperandPath(bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
  }

  /// The same place without symbolic links, or `nil`, with the reason in `errno`.
  var realPath: OperandPath? {
    guard let real = withCString({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    let bytes = UnsafeBufferPointer(start: real, count: strlen(real))
    return OperandPath(bytes.map { UInt8(bitPattern: $0) })
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? "".withCString(body)
    }
  }

  static func < (left: OperandPath, right: OperandPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
