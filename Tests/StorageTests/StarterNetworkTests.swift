import Foundation
import Testing

@testable import Storage

/// The network that we ship: the same inside the binary as on the disk, and as promised.
@Suite struct StarterNetworkTests {
  private let files = StarterNetwork.files(of: "trondelag")

  @Test func `what the binary carries is what config holds, byte for byte`() throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("config/networks/trondelag").path
    let onDisk = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: folder + "/" + path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }
    let advice: Comment = "run scripts/embed-network"
    #expect(Set(onDisk) == Set(files.map(\.path)), advice)
    for file in files {
      let bytes = FileManager.default.contents(atPath: folder + "/" + file.path)
      #expect(bytes == Data(file.text.utf8), "\(file.path): \(advice)")
    }
  }

  @Test func `an unknown network has no files`() {
    #expect(StarterNetwork.names == ["trondelag"])
    #expect(StarterNetwork.files(of: "trond") == [])
  }

  @Test func `records are folded at 75 octets and end their lines with CRLF`() {
    for file in files where file.path.hasSuffix(".vcf") || file.path.hasSuffix(".ics") {
      let bytes = Array(file.text.utf8)
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      #expect(lines.last?.isEmpty == true, "\(file.path)")
      for line in lines.dropLast() {
        #expect(line.last == UInt8(ascii: "\r") && line.count <= 76, "\(file.path)")
        #expect(String(validating: line, as: UTF8.self) != nil, "\(file.path)")
      }
    }
  }

  @Test func `all 38 municipalities are there, each with its own number, code and tile`() {
    let cards = texts(in: "organizations/").filter { $0.contains("\r\nX-SAMSPILL-UNIT:") }
    #expect(cards.count == 38)
    for property in ["X-SAMSPILL-UNIT", "X-SAMSPILL-CODE", "X-SAMSPILL-TILE", "FN", "GEO"] {
      #expect(Set(cards.flatMap { values(of: property, in: $0) }).count == 38, "\(property)")
    }
    #expect(population(of: cards, "X-SAMSPILL-POPULATION;X-DATE=2021-01-01") == 471_124)
    for card in cards {
      #expect(values(of: "CATEGORIES", in: card).first?.hasPrefix("Kommune,") == true)
    }
  }

  @Test func `the members of a group are organisations of the network`() {
    let cards = texts(in: "organizations/")
    let known = Set(cards.flatMap { values(of: "UID", in: $0) })
    let members = cards.flatMap { values(of: "MEMBER", in: $0) }
    #expect(members.count == 7)
    #expect(known.isSuperset(of: members))
  }

  @Test func `people carry only what is printed, and belong to an organisation that is there`() {
    let organizations = Set(texts(in: "organizations/").flatMap { values(of: "FN", in: $0) })
    let people = texts(in: "contacts/")
    #expect(people.count == 7)
    #expect(people.filter { $0.contains("\r\nTEL;") && $0.contains("\r\nEMAIL:") }.count == 3)
    #expect(organizations.isSuperset(of: people.flatMap { values(of: "ORG", in: $0) }))
    #expect(!people.contains { $0.contains("Hovedkontakt") })
  }

  @Test func `dates are as vague as their source`() {
    let events = texts(in: "calendar/")
    let shown = events.map { text in
      let start = values(of: "DTSTART;VALUE=DATE", in: text)
      let precision = text.split(separator: "\r\n").filter {
        $0.hasPrefix("X-SAMSPILL-PRECISION")
      }
      return (start + precision.map { String($0.dropFirst("X-SAMSPILL-PRECISION".count)) })
        .joined()
    }
    #expect(
      shown.sorted() == [
        "20210407:day", "20210501;X-BOUND=by:day", "20210514;X-BOUND=no-later-than:day",
        "20210601:season", "20210607;X-BOUND=no-later-than:day", "20210901:season",
        "20210916:day", "20211005:day", "20211101:day", "20211101:month", "20211231:day",
      ])
  }

  @Test func `every template is there in three languages and can be filled in`() {
    let templates = files.filter { $0.text.contains("\ntemplate: yes\n") }
    #expect(templates.count == 9)
    for template in templates {
      let language = template.path.split(separator: ".").dropLast().last ?? ""
      #expect(template.text.contains("\nlanguage: \(language)\n"), "\(template.path)")
      #expect(template.text.contains("# {{title}}"), "\(template.path)")
      #expect(template.text.hasSuffix("\n- [ ] \n"), "\(template.path)")
    }
  }

  private func texts(in folder: String) -> [String] {
    files.filter { $0.path.hasPrefix(folder) }
      .map { $0.text.replacingOccurrences(of: "\r\n ", with: "") }
  }

  /// What follows `name:` or `name;…:` in each line that begins so.
  private func values(of name: String, in text: String) -> [String] {
    text.split(separator: "\r\n").compactMap { line in
      guard line.hasPrefix(name), let colon = line.firstIndex(of: ":"),
        line.dropFirst(name.count).first.map({ $0 == ":" || $0 == ";" }) == true
      else { return nil }
      return String(line[colon...].dropFirst())
    }
  }

  private func population(of cards: [String], _ property: String) -> Int {
    cards.flatMap { values(of: property, in: $0) }.compactMap { Int($0) }.reduce(0, +)
  }
}
