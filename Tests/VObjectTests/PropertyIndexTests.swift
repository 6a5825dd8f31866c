import TestSupport
import Testing

@testable import VObject

struct PropertyIndexTests {
  @Test(
    arguments: [
      "TEL", "tel", "FN", "X-OWN", "X_OWN", "TELX", "NOTE", "BEGIN", "", "DURATION", "DURATIOOX",
      "X-LETTERS", "X-LETTERT",
    ] as [StaticString])
  func `what is found by its name is what a walk over all finds`(name: StaticString) throws {
    let text = """
      BEGIN:VCARD
      VERSION:3.0
      item1.TEL:1
      tel;TYPE=home:2
      T
       EL:3
      TEL :4
      Tel:5
      TELX:6
      X_OWN:7
      x-own:8
      FN:Kari
      DURATIOOX:its first letters and their number make the same key as DURATION
      X-LETTERT:10
      x-letters:9
      DURATION:8
      END:VCARD

      """
    let card = try #require(ParsedFile(parsing: Array(text.utf8)).components.first)
    let index = PropertyIndex(card)
    expectSame(index, card, name)
    #expect(index.properties(named: "TEL").count == 5)
  }

  @Test func `a file that is only read has the components and properties of the tree`() {
    var count = 0
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = randomFile(using: &generator)
      let (tree, outline) = (ParsedFile(parsing: bytes), FileOutline(parsing: bytes))
      #expect(outline.diagnostics == tree.diagnostics, "seed \(seed)")
      var found: [PropertyIndex] = []
      outline.forEachComponent { found.append($0) }
      expectSame(found, tree.components, seed, &count)
      for component in tree.components {
        expectSame([PropertyIndex(component)], [component], seed, &count)
      }
    }
    #expect(count > 5000)
  }

  private func expectSame(
    _ found: [PropertyIndex], _ components: [Component], _ seed: UInt64, _ count: inout Int
  ) {
    #expect(found.map(\.name) == components.map(\.name), "seed \(seed)")
    for (index, component) in zip(found, components) {
      #expect(Array(index.bytes) == component.bytes, "seed \(seed)")
      for name in ["SUMMARY", "NOTE", "CATEGORIES", "TEL", "UID", "VERSION"] as [StaticString] {
        expectSame(index, component, name, "seed \(seed)")
      }
      count += component.properties.count
      var inner: [PropertyIndex] = []
      index.forEachComponent { inner.append($0) }
      expectSame(inner, component.components, seed, &count)
    }
  }

  private func expectSame(
    _ index: PropertyIndex, _ component: Component, _ name: StaticString, _ comment: Comment? = nil
  ) {
    let text = name.description
    #expect(index.property(named: name) == component.property(named: text), comment)
    #expect(index.properties(named: name) == component.properties(named: text), comment)
    #expect(index.texts(of: name) == component.texts(of: text), comment)
  }
}
