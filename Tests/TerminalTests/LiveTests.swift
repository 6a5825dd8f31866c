import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// What happens to the store's folders under the running workspace.
  @Suite struct Live {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
      try home.addNetwork()
      try home.scratch.write(
        Card.text(name: "Kari Demo", organization: "Frosta kommune"), to: "store/contacts/k.vcf")
    }

    @Test func `ten thousand files at once are all there soon, and keys are answered`() throws {
      let session = try home.open()
      let screen = try session.wait(for: "Kari Demo", "avslutt")
      let count = try #require(Self.contactCount(screen))
      for number in 0..<10_000 {
        let path = "\(home.store)/contacts/b\(number).vcf"
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        let text =
          "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:b\(number)\r\nFN:Per\(number) Demo\r\nEND:VCARD\r\n"
        _ = text.withCString { write(file, $0, strlen($0)) }
        close(file)
      }
      try session.wait(until: "ten thousand more", within: .seconds(90)) {
        Self.contactCount($0) == count + 10_000
      }
      try session.press("/")
      try session.type("Per9876")
      try session.wait(for: "Per9876 Demo", within: .seconds(30))
    }

    @Test func `folders that go, come back, or come anew are followed`() throws {
      let session = try home.open()
      try session.wait(for: "Kari Demo", "avslutt")
      try move("store/contacts", "away")
      try session.wait(forEndOf: "Kari Demo")
      try home.scratch.write(
        Card.text(name: "Per Demo", organization: "Frosta kommune"), to: "store/contacts/p.vcf")
      try session.wait(for: "Per Demo")
      try FileManager.default.removeItem(atPath: home.store + "/contacts")
      try session.wait(forEndOf: "Per Demo")
      try move("away", "store/contacts")
      try session.wait(for: "Kari Demo")
    }

    @Test func `a store that is moved as a whole is still the store`() throws {
      let session = try home.open()
      try session.wait(for: "Kari Demo", "avslutt")
      try move("store", "moved")
      try home.scratch.write(
        Card.text(name: "Per Demo", organization: "Grong kommune"), to: "moved/contacts/p.vcf")
      try session.wait(for: "Per Demo")
      try move("moved/contacts", "away")
      try session.wait(forEndOf: "Per Demo")
      try move("away", "moved/contacts")
      try session.wait(for: "Per Demo")
    }

    @Test func `a store that takes the place of the one that was opened is gone over to`() throws {
      let session = try home.open()
      try session.wait(for: "Kari Demo", "avslutt")
      try FileManager.default.copyItem(atPath: home.store, toPath: home.scratch.path + "/copy")
      try FileManager.default.removeItem(atPath: home.store)
      try session.wait(for: "Mappa til nettverket er slettet")
      try move("copy", "store")
      try home.scratch.write(
        Card.text(name: "Per Demo", organization: "Grong kommune"), to: "store/contacts/p.vcf")
      try session.wait(for: "Per Demo", "Kari Demo", "er på plass igjen")
      // And its folders are listened to in their turn.
      try home.scratch.write(
        Card.text(name: "Ola Demo", organization: "Hitra kommune"), to: "store/contacts/o.vcf")
      try session.wait(for: "Ola Demo")
    }

    /// The number at the end of the contacts pane's title.
    private static func contactCount(_ screen: String) -> Int? {
      guard let title = screen.split(separator: "\n").first(where: { $0.contains("1 Kontakter") })
      else { return nil }
      let pane = title.split(whereSeparator: { "│┃".contains($0) }).first ?? ""
      return Int(pane.filter(\.isNumber).dropFirst())
    }

    private func move(_ from: String, _ to: String) throws {
      let folder = home.scratch.path + "/"
      try FileManager.default.moveItem(atPath: folder + from, toPath: folder + to)
    }
  }
}
