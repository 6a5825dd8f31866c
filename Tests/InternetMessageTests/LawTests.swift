import TestSupport
import Testing

@testable import InternetMessage

struct LawTests {
  @Test func `no byte of a header is lost, whatever the bytes`() {
    for seed in 0..<1000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = Self.randomMessage(using: &generator)
      let header = MailMessage(parsing: bytes).header
      var position = header.range.lowerBound
      for field in header.fields {
        #expect(field.range.lowerBound >= position, "seed \(seed)")
        #expect(field.nameRange.lowerBound == field.range.lowerBound, "seed \(seed)")
        #expect(field.valueRange.upperBound <= field.range.upperBound, "seed \(seed)")
        position = field.range.upperBound
      }
      #expect(position <= header.range.upperBound && header.range.lowerBound == 0)
    }
  }

  @Test func `any bytes are read without harm, and parts lie within the message`() {
    for seed in 0..<1000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = Self.randomMessage(using: &generator)
      let message = MailMessage(parsing: bytes)
      _ = message.diagnostics()
      _ = message.readableText
      for part in message.body.flattened {
        #expect(part.contentRange.upperBound <= bytes.count, "seed \(seed)")
        _ = part.decodedBytes()
      }
      let header = message.header
      _ = (header.from, header.subject, header.date, header.references, header.messageID)
    }
  }

  @Test func `mailboxes that are read at once are those that splitting the value finds`() {
    let pieces = [
      "Ola", "Demo", " ", " ", ".", "=?utf-8?q?", "=C3=98", "=?utf-8?b?w5g", "?=", "=", "?", "_",
      " <", "<", "a@example.no", "a.b", "@", ">", ">", ",", ", ", ":", ";", "\"", "(", "ø", "\t",
      "\"Demo, Ola\"", "\\", "=?utf-8?q?=C3=98?= <ola@example.no>",
    ]
    var plainCount = 0
    for seed in 0..<6000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let value = (0..<Int.random(in: 1..<9, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let bytes = Array((value + (seed % 2 == 0 ? "" : "<a@example.no>")).utf8)
      let split = AddressList(splitting: bytes)
      let found = bytes.withUnsafeBufferPointer { value in
        var found: [Mailbox] = []
        AddressList.visit(value) { found.append($0) }
        return found
      }
      #expect(found == split.mailboxes, "\(value)")
      let plain = bytes.withUnsafeBufferPointer { value in
        var finder = EncodedWord.Finder()
        return Mailbox.plain(in: value, from: 0, &finder)
      }
      guard let (mailbox, end) = plain, end == bytes.count else { continue }
      plainCount += 1
      #expect(split.mailboxes == [mailbox] && split.isWellFormed, "\(value)")
    }
    #expect(plainCount > 50)
  }

  /// Pieces of mail in no order, so that every rule meets every other.
  private static func randomMessage(using generator: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "From: ", "a@example.no", "Subject: ", "=?utf-8?q?", "=C3=A5", "?=", "\n", "\r\n", "\r",
      "\n\n", "Content-Type: ", "multipart/mixed; boundary=b", "--b", "--b--", "text/html",
      "; charset=", "koi8-r", "utf-7", "shift_jis", "Content-Transfer-Encoding: base64\n", "<",
      ">", "(", ")", "\"", "\\", ",", ";", ":", "=", "&#x", "&aring;", "<a href='", "<!--", "SGVp",
      "Date: Thu, 16 Sep 2021 09:00", "+0200", " ", "\t", "format=flowed", "> ", "filename*0*=",
      "%E5", "quoted-printable", "References: <a@x>", "message/rfc822",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
      if Int.random(in: 0..<12, using: &generator) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &generator))
      } else {
        bytes += (pieces.randomElement(using: &generator) ?? "").utf8
      }
    }
    return bytes
  }
}
