import TestSupport
import Testing

@testable import VObject

struct ContentLineTests {
  @Test func `a line says the same whatever is known of it`() {
    var count = 0
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      for component in ParsedFile(parsing: randomFile(using: &generator)).components {
        for line in component.properties {
          let mark = LineMark(
            at: Int(line.start)..<Int(line.end), colon: Int(line.start + line.colon),
            number: line.lineNumber)
          let other = ContentLine(of: line.storage, at: mark)
          #expect(line.head == other.head, "seed \(seed)")
          #expect(line.valueBytes == other.valueBytes, "seed \(seed)")
          #expect(line.decodedValueBytes == other.decodedValueBytes, "seed \(seed)")
          #expect(line.text == other.text, "seed \(seed)")
          #expect(line.elements == other.elements, "seed \(seed)")
          count += 1
        }
      }
    }
    #expect(count > 1000)
  }

  @Test(
    arguments: [
      ("NOTE;CHARSET=latin1:x", true), ("NOTE;charset=latin1:x", true),
      ("NOTE;X=1; C\r\n HARSET=latin1:x", true), ("NOTE;QUOTED-PRINTABLE:x", true),
      ("NOTE;TYPE=home,quoted-\r\n printable:x", true), ("NOTE;TYPE=home:x", false),
      ("NOTE;CN=Charset;CUTYPE=GROUP:x", false), ("REQUEST-STATUS:CHARSET", false),
    ])
  func `what may tell an encoding is not overlooked`(text: String, isSuspect: Bool) {
    #expect(ContentLine(rawBytes: Array(text.utf8)).mayBeEncoded == isSuspect)
  }

  @Test(
    arguments: [
      ("", ""), ("\\", "\\"), ("\\\\", "\\"), ("\\\\n", "\\n"),
      ("a\\n\\N\\,\\;\\:\\\"b", "a\n\n,;:\"b"),
      ("\\x\\", "\\x\\"), ("\\x\\ny", "\\x\ny"), ("a\\\r\n ny", "a\ny"),
      ("a\r\n \r\n\tb\\,\r\n", "ab,"),
      ("æ\r\n ø\\, å", "æø, å"),
    ])
  func `folds and escapes are undone in one text`(written: String, text: String) {
    #expect(ContentLine(rawBytes: Array("NOTE:\(written)\r\n".utf8)).text == text)
  }

  @Test(
    arguments: [
      "A;CN=\"a;b,c:d\";X=1;TYPE=e,f:v", "A;CN = g ;CN=h;X=\"i\"j:v", "A;X=;TYPE;CN=k:v",
      "A;PAGER;X=a^nb;CN=æ:v",
    ])
  func `a fold anywhere in the head changes nothing of what the parameters say`(text: String) {
    let names = NameTable(["CN", "X", "TYPE"])
    func found(_ line: ContentLine) -> [Int: String] {
      var found: [Int: String] = [:]
      line.forEachFirstValue(ofParameters: names) { found[$0] = $1.text }
      return found
    }
    let whole = Array(text.utf8)
    let plain = found(ContentLine(rawBytes: whole))
    #expect(!plain.isEmpty)
    for place in 1..<whole.count - 2 {
      let folded = whole[..<place] + "\r\n ".utf8 + whole[place...]
      #expect(found(ContentLine(rawBytes: Array(folded))) == plain, "fold at \(place)")
    }
  }

  @Test func `a word is known in any case and however it is written`() {
    let words = NameTable(["GROUP", "NEEDS-ACTION"])
    let texts = ["GROUP", "group", "\"Group\"", "gr\r\n oup", "\"gro\"up", "needs-action"]
    let others = ["", "GROUPS", "GROU", "GRO^UP", "ſ", "\"GROUP \""]
    for (place, text) in (texts + others).enumerated() {
      var index: Int?
      ContentLine(rawBytes: Array("A;X=\(text):v".utf8))
        .forEachFirstValue(ofParameters: NameTable(["X"])) { index = $1.index(in: words) }
      #expect(index == (place < 5 ? 0 : place == 5 ? 1 : nil), "\(text)")
    }
  }

  @Test func `the printable end where the first other byte is`() {
    for odd in [0x00, 0x09, 0x0a, 0x1f, 0x7f, 0x80, 0xff] as [UInt8] {
      for count in 0..<20 {
        for place in 0..<count {
          var bytes = [UInt8](repeating: 0x7e, count: count)
          bytes[place] = odd
          let end = odd == 0x7f ? count : place
          #expect(bytes.span.endOfPrintable(from: 0) == end, "\(odd) at \(place) of \(count)")
        }
      }
    }
  }

  @Test func `a byte is found wherever it stands`() {
    let bytes = (0..<40).map { UInt8($0 % 13) }
    for byte in 0...13 as ClosedRange<UInt8> {
      for start in bytes.indices {
        for end in start...bytes.count {
          let found = bytes.span.firstIndex(of: byte, in: start..<end)
          #expect(found == bytes[start..<end].firstIndex(of: byte))
        }
      }
    }
  }
}
