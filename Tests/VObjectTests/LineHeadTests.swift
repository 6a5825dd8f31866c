import TestSupport
import Testing

@testable import VObject

struct LineHeadTests {
  @Test func `the head of a line ends where a walk over its bytes says`() {
    let pieces = [
      "A", "x", "Q", "q", "CH", ";", ":", ",", "=", "\"", "=\"", ",\"", "\r\n ", "\r\n", "\n\t",
      " ",
      "\t", "\\", "æ", "PARTSTAT", "-", "1",
    ]
    var (withQuote, open, without) = (0, 0, 0)
    for seed in 0..<20_000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var text = "NAME;"
      for _ in 0..<Int.random(in: 0..<24, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let bytes = Array(text.utf8)
      let found = LineHead.boundary(in: bytes.span, bytes.indices)
      let walked = WalkedHead(bytes)
      #expect(found.colon == walked.colon, "\(text.debugDescription)")
      #expect(found.hasOpenQuote == walked.hasOpenQuote, "\(text.debugDescription)")
      #expect(found.mayBeEncoded == walked.mayBeEncoded, "\(text.debugDescription)")
      withQuote += bytes[..<(found.colon ?? 0)].contains(ASCII.quote) ? 1 : 0
      open += found.hasOpenQuote ? 1 : 0
      without += found.colon == nil ? 1 : 0
    }
    #expect(min(withQuote, open, without) > 500)
  }

  @Test(arguments: 0..<24)
  func `what ends a head is found at every place of eight bytes`(length: Int) {
    let filling = String(repeating: "x", count: length)
    let plain = Array("N;X=\(filling):v".utf8)
    #expect(LineHead.boundary(in: plain.span, plain.indices).colon == 4 + length)
    let quoted = Array("N;X=\"\(filling):\(filling)\";Y=\(filling):v".utf8)
    let boundary = LineHead.boundary(in: quoted.span, quoted.indices)
    #expect(boundary.colon == 10 + 3 * length)
    #expect(!boundary.mayBeEncoded)
    let encoded = Array("N;\(filling)=Q:v".utf8)
    #expect(LineHead.boundary(in: encoded.span, encoded.indices).mayBeEncoded)
  }
}

/// The end of a head as the rules have it, byte by byte.
private struct WalkedHead {
  private(set) var colon: Int?
  private(set) var hasOpenQuote = false
  private(set) var mayBeEncoded = false

  init(_ bytes: [UInt8]) {
    var (index, isValueStart) = (0, false)
    var quotedColon: Int?
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte.isLineBreak {
        while index < bytes.count, bytes[index].isLineBreak { index += 1 }
        if index < bytes.count, bytes[index].isBlank { index += 1 }
        continue
      }
      if byte == ASCII.colon {
        if !hasOpenQuote {
          colon = index - 1
          return
        }
        quotedColon = quotedColon ?? index - 1
      }
      if byte == ASCII.quote { hasOpenQuote = isValueStart && !hasOpenQuote }
      let rest = bytes[index...].filter { !$0.isBlank && !$0.isLineBreak }
      mayBeEncoded =
        mayBeEncoded || byte.uppercased == UInt8(ascii: "Q")
        || byte == ASCII.semicolon && rest.prefix(2).equalsIgnoringCase("CH".utf8)
      isValueStart = !hasOpenQuote && (byte == ASCII.equals || byte == ASCII.comma)
    }
    colon = quotedColon
  }
}
