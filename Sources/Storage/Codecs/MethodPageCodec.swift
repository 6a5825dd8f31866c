import Domain

/// A page of guidance or a template as Markdown with front matter; an edit changes only its lines.
enum MethodPageCodec {
  static func read(_ bytes: [UInt8], id: RecordID) -> MethodPage {
    let file = FrontMatter(parsing: String(decoding: bytes, as: UTF8.self))
    let title = file.value(of: "title")
    return MethodPage(
      id: id, title: title.isEmpty ? id.rawValue : title, section: file.value(of: "section"),
      links: file.list(of: "links"),
      isTemplate: ["yes", "true", "ja"].contains(file.value(of: "template").lowercased()),
      noteKind: file.value(of: "kind"), language: file.value(of: "language"), text: file.body)
  }

  /// Whether the page can be changed: what is not UTF-8 was not read to the byte.
  static func canWrite(into bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  static func write(
    _ page: MethodPage, replacing old: MethodPage, into bytes: [UInt8]
  ) -> [UInt8] {
    guard page != old else { return bytes }
    var file = FrontMatter(parsing: String(decoding: bytes, as: UTF8.self))
    if page.title != old.title { file.setValue(page.title, of: "title") }
    if page.section != old.section { file.setValue(page.section, of: "section") }
    if page.isTemplate != old.isTemplate {
      file.setValue(page.isTemplate ? "yes" : "no", of: "template")
    }
    if page.noteKind != old.noteKind { file.setValue(page.noteKind, of: "kind") }
    if page.language != old.language { file.setValue(page.language, of: "language") }
    if page.links != old.links { file.setList(page.links, of: "links") }
    if page.text != old.text { file.body = page.text }
    return Array(file.text.utf8)
  }

  static func make(_ page: MethodPage) -> [UInt8] {
    write(page, replacing: MethodPage(id: page.id, title: "", text: ""), into: [])
  }
}
