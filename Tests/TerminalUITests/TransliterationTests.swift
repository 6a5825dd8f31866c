import Testing

@testable import TerminalUI

struct TransliterationTests {
  @Test func `the same screen can be drawn in ASCII`() {
    var frame = Frame(size: Size(rows: 4, columns: 24))
    let inner = frame.drawBox(frame.area, title: "Tråder", trailing: "2")
    frame.draw("● Ærfugl på Røros – «…»", in: inner.row(0))
    frame.draw("Snåasen Tjïelte ŋ 漢 e\u{301}", in: inner.row(1))
    #expect(
      frame.inASCII.text == """
        + Trader ----------- 2 +
        |* Arfugl pa Roros - ".|
        |Snaasen Tjielte n ?  e|
        +----------------------+
        """)
  }

  @Test func `no byte above ASCII is left, whatever the scalar`() {
    let wrong = (0x80...0x10ffff as ClosedRange<UInt32>).filter { value in
      guard let scalar = Unicode.Scalar(value) else { return false }
      return !(0x20..<0x7f).contains(Transliteration.ascii(scalar))
    }
    #expect(wrong.isEmpty)
  }
}
