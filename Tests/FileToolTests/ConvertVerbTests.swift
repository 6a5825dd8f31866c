import TestSupport
import Testing

@testable import FileTool

@Suite struct ConvertVerbTests {
  private let folder: ScratchDirectory

  init() throws {
    folder = try ScratchDirectory()
  }

  private func convert(_ text: String, _ name: String, to target: String) throws -> VerbResult {
    try folder.write(text, to: name)
    return run("convert", "--to", target, folder.path + "/" + name)
  }

  @Test func `a calendar in JSON and back is in its proper form`() throws {
    let text = "begin:vcalendar\nversion:2.0\njunk\nbegin:vevent\ndtstart;value=date:20210916\n"
    let json = try convert(text + "end:vevent\nend:vcalendar\n", "a.ics", to: "json")
    #expect(json.exitCode == 1)
    #expect(
      json.results == """
        ["vcalendar",[["version",{},"text","2.0"]],[["vevent",[["dtstart",{},"date","2021-09-16"]],\
        []]]]

        """)
    let proper = try convert(json.results, "a.json", to: "ics")
    let expected = """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      BEGIN:VEVENT\r
      DTSTART;VALUE=DATE:20210916\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    #expect(proper == VerbResult(results: expected))
    #expect(try convert(expected, "b.ics", to: "ics").results == expected)
  }

  @Test func `cards come one a line`() throws {
    let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD\r\n"
    let json = try convert(card + card, "a.vcf", to: "json")
    #expect(json.results.split(separator: "\n").count == 2)
    #expect(try convert(json.results, "a.json", to: "vcf").results == card + card)
    let array = "[" + json.results.split(separator: "\n").joined(separator: ",") + "]"
    #expect(try convert(array, "b.json", to: "vcf").results == card + card)
  }

  @Test func `what is no JSON is told with its place`() throws {
    let result = try convert("[\n\"vcard\", [x]]", "a.json", to: "vcf")
    #expect(result.exitCode == 1)
    #expect(result.diagnostics.contains("a.json:2:11: error: syntax: no JSON: "))
  }

  @Test func `a target that does not exist is wrong usage`() throws {
    #expect(try convert("", "a.ics", to: "xml").exitCode == 2)
    #expect(run("convert", "--to", "json").exitCode == 2)
  }

  @Test(arguments: ["ENCODING=BASE64", "BASE64", "ENCODING=b"])
  func `base64 of an old card is one value, whatever it is indented by`(encoding: String) throws {
    let text = """
      BEGIN:VCARD\r
      VERSION:2.1\r
      N:Demo;Åse\r
      PHOTO;JPEG;\(encoding):\r
          /9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAkGBxQTEhUUExQWFhUXGBgYGBcYGBcYGBcXFxcX\r
          AAAA\r
      \r
      END:VCARD\r

      """
    let value = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAkGBxQTEhUUExQWFhUXGBgYGBcYGBcYGBcXFxcXAAAA"
    let json = try convert(text, "a.vcf", to: "json").results
    let name = encoding.contains("b") ? "b" : "BASE64"
    #expect(
      json.contains(#"["photo",{"type":"JPEG","encoding":"\#(name)"},"binary","\#(value)"]"#))
    let card = try convert(text, "a.vcf", to: "vcf").results
    #expect(card.replacing("\r\n ", with: "").contains(":" + value + "\r\n"))
    #expect(try convert(card, "b.vcf", to: "json").results == json)
  }
}
