import VObject

/// What a verb is given to read: the bytes, what they are, and what is odd about them as a whole.
struct FileContents {
  /// In UTF-8 if the file is a calendar, a card or JSON in UTF-16.
  let bytes: [UInt8]
  let kind: FileKind
  let remark: FileDiagnostic?

  /// Reads the file at `path`.
  init(of path: OperandPath) throws(FileFailure) {
    let bytes = try InputFile.read(path)
    if let decoded = UTF16Text.decoded(bytes) {
      let kind = FileKind(of: path, decoded)
      if kind != .message {
        let message = "the file is in UTF-16, which other programs may not read; save it as UTF-8"
        (self.bytes, self.kind) = (decoded, kind)
        remark = FileDiagnostic(.utf8, message)
        return
      }
    }
    (self.bytes, kind, remark) = (bytes, FileKind(of: path, bytes), nil)
  }
}
