extension String {
  /// Calls `body` with the text in UTF-8.
  ///
  /// As `withUTF8`, but nothing is counted for a text that is at hand in UTF-8, as nearly all are.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var text = self
    return text.withUTF8(body)
  }
}
