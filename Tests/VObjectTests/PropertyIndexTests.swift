import Testing

@testable import VObject

struct PropertyIndexTests {
  @Test(arguments: ["TEL", "tel", "FN", "X-OWN", "X_OWN", "TELX", "NOTE", "BEGIN", ""])
  func `what is found by its name is what a walk over all finds`(name: String) throws {
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
      END:VCARD

      """
    let card = try #require(ParsedFile(parsing: Array(text.utf8)).components.first)
    let index = PropertyIndex(card)
    #expect(index.property(named: name) == card.property(named: name))
    #expect(index.properties(named: name) == card.properties(named: name))
    #expect(index.texts(of: name) == card.texts(of: name))
    #expect(index.properties(named: "TEL").count == 5)
  }
}
