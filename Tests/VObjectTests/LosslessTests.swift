import TestSupport
import Testing

@testable import VObject

@Suite struct LosslessTests {
  @Test func `parse then write is the identity on any bytes`() {
    for seed in 0..<800 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = randomFile(using: &generator)
      let isSame = ParsedFile(parsing: bytes).bytes == bytes
      #expect(isSame, "seed \(seed)")
    }
  }

  @Test func `setting what is read changes nothing`() {
    for seed in 0..<800 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = randomFile(using: &generator)
      var file = ParsedFile(parsing: bytes)
      file.components = file.components.map(rewritten)
      let isSame = file.bytes == bytes
      #expect(isSame, "seed \(seed)")
    }
  }

  private func rewritten(_ component: Component) -> Component {
    var copy = component
    for line in component.properties where !line.name.isEmpty {
      copy.setText(copy.text(of: line.name), of: line.name)
      copy.setFields(copy.fields(of: line.name), of: line.name)
      copy.setTexts(copy.texts(of: line.name), of: line.name)
      copy.setProperties(named: line.name, to: copy.properties(named: line.name))
    }
    copy.components = copy.components.map(rewritten)
    return copy
  }

  @Test func `an edit changes the bytes of its property alone, and says what was meant`() {
    let texts = ["x", "æøå; a, b\\c\nd", String(repeating: "å", count: 100), "", " ", "^\"'"]
    for seed in 0..<800 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let file = ParsedFile(parsing: randomFile(using: &generator))
      guard let component = file.components.first, component.isComplete else { continue }
      let text = texts.randomElement(using: &generator) ?? ""
      var edited = component
      edited.setText(text, of: "SUMMARY")
      #expect(edited.text(of: "SUMMARY") == text, "seed \(seed)")
      let isRestSame = rest(of: edited) == rest(of: component)
      #expect(isRestSame, "seed \(seed)")
      var again = edited
      again.setText(text, of: "SUMMARY")
      let isSettled = again == edited
      #expect(isSettled, "seed \(seed)")
      let reread = ParsedFile(parsing: edited.bytes).components.first
      #expect(reread?.text(of: "SUMMARY") == text, "seed \(seed)")
      let isWhole = reread?.bytes == edited.bytes
      #expect(isWhole, "seed \(seed)")
    }
  }

  /// The component's bytes without those of its first SUMMARY.
  private func rest(of component: Component) -> [UInt8] {
    var copy = component
    if let index = copy.items.firstIndex(where: {
      if case .property(let line) = $0 { line.isNamed("SUMMARY") } else { false }
    }) {
      copy.items.remove(at: index)
    }
    return copy.bytes
  }

  @Test func `a file that is read as far as need be has the problems of the whole`() {
    for seed in 0..<1000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = randomFile(using: &generator)
      for limit in [0, 1, 3, 1000] {
        let all = ParsedFile(parsing: bytes, keeping: limit).allProblems
        let problems = ParsedFile.allProblems(in: bytes, keeping: limit)
        #expect(problems.kept == all.kept, "seed \(seed)")
        #expect(problems.hasError == all.hasError, "seed \(seed)")
        #expect((problems.count > limit) == (all.count > limit), "seed \(seed)")
      }
    }
  }

  @Test func `a component of two hundred thousand lines has them all`() {
    let lines = (0..<200_000).map { "X:\($0)\r\n" }
    let bytes = Array(("BEGIN:VCALENDAR\r\n" + lines.joined() + "END:VCALENDAR\r\n").utf8)
    let file = ParsedFile(parsing: bytes)
    #expect(file.bytes == bytes)
    #expect(file.components.first?.properties.count == 200_000)
  }

  @Test func `items that are not kept are those of the file`() {
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = randomFile(using: &generator)
      let file = ParsedFile(parsing: bytes)
      let items = file.components.flatMap { $0.name == "VCARD" ? [$0] : $0.components }
      var given: [Component] = []
      let remarks = ParsedFile.forEachItem(in: bytes, keeping: 5) { given.append($0) }
      #expect(given == items, "seed \(seed)")
      #expect(remarks == ParsedFile(parsing: bytes, keeping: 5).remarks, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "N;CGONNEID=QUOVCARD", "SUMMARY", "X-A;B=C", "N;A=\"b\"", "LOGO;ENCODING=\u{0}b:a b",
    "NOTE:x\r",
  ])
  func `the proper form of an odd line is its own proper form`(line: String) {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\n\(line)\r\nFN:Åse Demo\r\nEND:VCARD\r\n"
    let file = ParsedFile(parsing: Array(text.utf8))
    let normal = file.components[0].normalized
    let again = ParsedFile(parsing: normal.bytes)
    #expect(again.diagnostics.isEmpty)
    #expect(again.components.first?.normalized == normal)
  }

  @Test func `the proper form written in parts is the one made at once`() {
    let events = (0..<2000).map { "begin:vevent\nSUMMARY:Tur \($0) å\nno colon\nBEGIN:X-Å\n" }
    let text = "BEGIN:VCALENDAR\n" + events.joined() + "END:VCALENDAR\n"
    let file = ParsedFile(parsing: Array(text.utf8))
    var parts: [[UInt8]] = []
    file.forEachComponent { component in component.writeNormalized { parts.append($0) } }
    #expect(parts.count > 1)
    #expect(Array(parts.joined()) == file.components.flatMap(\.normalized.bytes))
    #expect(parts.allSatisfy { $0.last == UInt8(ascii: "\n") })
  }
}
