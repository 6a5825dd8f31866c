import Domain
import Testing

/// Numbers as people and programs write them.
struct PhoneNumberTests {
  @Test(arguments: [
    ("tel:+4795265512", "+4795265512"), ("TEL:+47-952-65-512", "+4795265512"),
    ("952 65 512", "+4795265512"), ("95.26.55.12", "+4795265512"),
    ("(+47) 95\u{a0}26\u{202f}55 12", "+4795265512"), ("0047 95265512", "+4795265512"),
    ("4795265512", "+4795265512"), ("+46/8 123 456 78", "+46812345678"),
    ("tel:+4795265512;ext=3", "+4795265512"), ("110", "+47110"),
    ("0046812345678", "+46812345678"),
  ])
  func `a number is told in the form of E164`(written: String, e164: String) {
    #expect(PhoneNumber(written).e164 == e164)
  }

  @Test(arguments: [
    "", "tel:", "+", "++47", "47+95", "00+4795265512", "95265512 kveld", "+12",
    "+1234567890123456", "tel\u{1a}95265512", "mob. 95265512", "95265512 / 95265513 x",
    "+٤٧٩٥٢٦٥٥١٢", "9\u{308}5265512",
  ])
  func `what is no number has no form of E164`(written: String) {
    #expect(PhoneNumber(written).e164 == nil)
    #expect(PhoneNumber(written).display == written)
  }

  @Test(arguments: [
    ("+4795265512", "95 26 55 12"), ("tel:+4780012345", "800 12 345"), ("110", "+47110"),
    ("+46812345678", "+46812345678"),
  ])
  func `a Norwegian number is shown in groups`(written: String, display: String) {
    #expect(PhoneNumber(written).display == display)
  }
}
