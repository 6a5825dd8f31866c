import TestSupport
import Testing

@testable import InternetMessage

/// Lines and names that are found many bytes at a time are those that are found one by one.
struct LineTests {
  @Test func `a line of hyphens is found where reading line by line finds it`() {
    let pieces = ["-", "--", "--b", "a", "\n", "\n", "\r\n", "\r", "\r\r\n", " ", "\n--"]
    var foundCount = 0
    for seed in 0..<3000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 0..<14, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        var (lines, slow) = (LineReader(bytes), LineReader(bytes))
        // From the beginning and from behind each line found.
        while lines.position < lines.end {
          let start = lines.position
          var contentEnd = start
          while let line = slow.peek(), !bytes.part(line.content).begins(with: "--") {
            contentEnd = line.content.upperBound
            _ = slow.next()
          }
          lines.skipToHyphens()
          #expect(lines.position == slow.position, "\(text.debugDescription)")
          guard slow.next() != nil else { break }
          foundCount += 1
          #expect(lines.endOfContent(from: start) == contentEnd, "\(text.debugDescription)")
          _ = lines.next()
        }
      }
    }
    #expect(foundCount > 500)
  }

  @Test(arguments: [":", " :", "\t:", "\u{7F}:", "å:", "\0", "\r\n", ""] as [String])
  func `the name of a field ends at the first byte that is of none`(end: String) {
    for length in 0..<20 {
      for following in 0..<10 {
        let name = String("Abc!~9-_;x=Abc!~9-_;x=".prefix(length))
        let bytes = Array((">" + name + end + String(repeating: "x", count: following)).utf8)
        let expected = bytes.firstIndex { !$0.isFieldName } ?? bytes.count
        let found = bytes.withUnsafeBufferPointer { $0.endOfFieldName(1..<bytes.count) }
        #expect(found == expected, "\(length) \(following)")
      }
    }
  }

  @Test func `base64 is undone wherever its lines break`() {
    for count in 0..<14 {
      let bytes = (0..<count).map { UInt8($0 * 37 & 255) }
      let encoded = TransferEncoding.encodeBase64(bytes).filter { !$0.isWhitespace }
      for place in 0...encoded.count {
        for lineEnd in ["\n", "\r\n", " \n\n"] {
          let text = encoded[..<place] + lineEnd.utf8 + encoded[place...]
          let decoded = TransferEncoding.base64.decode(text[...])
          #expect(decoded.bytes == bytes && decoded.isClean, "\(count) \(place)")
        }
        let broken = TransferEncoding.base64.decode((encoded[..<place] + "?".utf8)[...])
        #expect(broken.bytes.elementsEqual(bytes.prefix(broken.bytes.count)) && !broken.isClean)
      }
    }
  }
}
