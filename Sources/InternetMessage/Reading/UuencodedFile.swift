/// A file in the middle of a text, as mail had them before MIME: `begin 644 name`, lines, `end`.
struct UuencodedFile {
  /// The name as the sender wrote it.
  let name: String
  /// From the line `begin` through the line `end`.
  let range: Range<Int>

  /// The files in `bytes` within `range`, in time linear in its size.
  ///
  /// A line that only looks like a beginning is left alone: what follows must be lines whose first
  /// character tells their length, up to one that is empty and one that says `end`.
  static func all(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UuencodedFile] {
    guard hasBeginning(in: bytes, range) else { return [] }
    var files: [UuencodedFile] = []
    var open: (name: String, start: Int)?
    var isEndNext = false
    var lines = LineReader(bytes, in: range, terminator: .lineFeed)
    while let line = lines.next() {
      let content = bytes.part(line.content)
      if let name = name(begunBy: content) {
        open = (name, line.range.lowerBound)
        isEndNext = false
      } else if let (name, start) = open {
        if content.trimmed.spells("end") {
          let range = start..<line.range.upperBound
          if isEndNext { files.append(UuencodedFile(name: name, range: range)) }
          open = nil
        } else if isEndNext || !isData(content) {
          open = nil
        } else {
          isEndNext = length(content) == 0
        }
      }
    }
    return files
  }

  /// Whether a line says `begin`, as hardly any does.
  private static func hasBeginning(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      if bytes.part(start..<range.upperBound).begins(with: "begin ") { return true }
      guard let end = bytes.firstIndex(of: .lineFeed, from: start, to: range.upperBound) else {
        return false
      }
      start = end + 1
    }
    return false
  }

  /// The name in `begin 644 name`.
  private static func name(begunBy line: UnsafeBufferPointer<UInt8>) -> String? {
    let words = line.split(separator: .space, maxSplits: 2)
    guard words.count == 3, words[0].elementsEqual("begin".utf8), (3...4).contains(words[1].count),
      words[1].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) })
    else { return nil }
    let name = Charset.decodeGuessing(words[2].trimmed)
    return name.isEmpty ? nil : name
  }

  /// How many bytes the line says that it holds.
  private static func length(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    line.first.map { Int(($0 &- 32) & 63) } ?? 0
  }

  /// Whether the line is as long as it says, blanks at its end lost or a checksum added.
  private static func isData(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.allSatisfy({ (32...96).contains($0) }) else { return false }
    return line.count - 1 <= (length(line) + 2) / 3 * 4 + 2
  }
}

extension MailPart {
  /// Files within the text of this part, each as a part of its own.
  func parts(for files: [UuencodedFile]) -> [MailPart] {
    files.enumerated().map { index, file in
      let start = file.range.lowerBound
      return MailPart(
        id: "\(id).u\(index + 1)",
        header: HeaderBlock(bytes: header.bytes, range: start..<start, fields: []),
        contentRange: file.range, type: "application/octet-stream",
        transferEncoding: .uuencode, children: [], nameInText: file.name)
    }
  }

  /// The files within the text of this part.
  var uuencodedFiles: [UuencodedFile] {
    guard type == "text/plain", transferEncoding == .identity else { return [] }
    return header.bytes.withUnsafeBufferPointer { UuencodedFile.all(in: $0, contentRange) }
  }

  /// The encoded content between files within it.
  func content(without files: [UuencodedFile]) -> ArraySlice<UInt8> {
    guard !files.isEmpty else { return header.bytes[contentRange] }
    var bytes: [UInt8] = []
    var start = contentRange.lowerBound
    for file in files {
      bytes += header.bytes[start..<file.range.lowerBound]
      start = file.range.upperBound
    }
    bytes += header.bytes[start..<contentRange.upperBound]
    return bytes[...]
  }
}
