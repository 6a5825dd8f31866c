import CivilTime
import TestSupport

@testable import InternetMessage

extension String {
  static func random(
    length: Range<Int>, from alphabet: [Character], using generator: inout SeededGenerator
  ) -> String {
    let count = Int.random(in: length, using: &generator)
    return String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
  }
}

extension OutgoingMessage {
  /// A message that says nothing, in any script, with all that makes header and body difficult.
  static func random(using generator: inout SeededGenerator) -> OutgoingMessage {
    let offsets = [nil, 0, 7200, -12_600, 20_700]
    return OutgoingMessage(
      from: [mailbox(using: &generator)],
      to: (0...Int.random(in: 0...5, using: &generator)).map { _ in mailbox(using: &generator) },
      cc: (0..<Int.random(in: 0...2, using: &generator)).map { _ in mailbox(using: &generator) },
      subject: words(0..<12, using: &generator),
      body: body(using: &generator),
      date: MessageDate(
        instant: Instant(secondsSince1970: .random(in: 0..<4_000_000_000, using: &generator)),
        zoneOffset: offsets.randomElement(using: &generator) ?? nil),
      id: id(using: &generator),
      inReplyTo: Bool.random(using: &generator)
        ? id(using: &generator) : nil,
      references: (0..<Int.random(in: 0..<9, using: &generator)).map { _ in id(using: &generator) })
  }

  private static func id(using generator: inout SeededGenerator) -> MessageID {
    MessageID("\(generator.next())@example.no")
  }

  private static func mailbox(using generator: inout SeededGenerator) -> Mailbox {
    let name = words(0..<4, using: &generator)
    let local = String.random(length: 1..<9, from: Array("abc.d+_").dropLast(0), using: &generator)
    return Mailbox(
      name: name.isEmpty ? nil : name, address: "x\(local.replacing(".", with: ""))@example.no")
  }

  private static func words(
    _ count: Range<Int>, using generator: inout SeededGenerator
  ) -> String {
    let all = [
      "Åse", "Demo,", "\"x\"", "=?utf-8?q?a?=", "日本", "(c)", "a@b", "\\", "om", "🎉", "i.e.",
    ]
    return (0..<Int.random(in: count, using: &generator)).map { _ in
      all.randomElement(using: &generator) ?? "x"
    }.joined(separator: " ")
  }

  private static func body(using generator: inout SeededGenerator) -> String {
    let starts = ["", "> ", ">> ", ">", " ", "  ", "From ", "-- ", ".", ">x", "> > "]
    return (0..<Int.random(in: 0..<12, using: &generator)).map { _ -> String in
      let start = starts.randomElement(using: &generator) ?? ""
      let long = String.random(
        length: 0..<160, from: Array("aåb 日  = \t.>-x"), using: &generator)
      let line = start + long
      let trimmed = line.replacing(/[ ]+$/, with: "")
      return (line == "-- " ? line : trimmed) + "\n"
    }.joined()
  }
}
