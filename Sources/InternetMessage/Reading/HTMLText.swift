/// HTML as a person would read it aloud: paragraphs, lists, links, quotes; nothing is run.
///
/// One pass over the bytes, nesting not followed by recursion, so that no input is too hostile.
package struct HTMLText {
  /// The readable text of an HTML document, in time linear in its size.
  package static func readable(_ html: String) -> String {
    var reader = HTMLReader(html)
    return reader.run()
  }
}

private struct HTMLReader {
  private let bytes: [UInt8]
  private var index = 0
  private var writer = HTMLTextWriter()
  /// The target of the link we are in, and where its text starts.
  private var link: (target: String, start: Int)?

  init(_ html: String) {
    bytes = Array(html.utf8)
  }

  mutating func run() -> String {
    while index < bytes.count {
      switch bytes[index] {
      case .less: readMarkup()
      case UInt8(ascii: "&"): readReference()
      default:
        writer.append(bytes[index])
        index += 1
      }
    }
    closeLink()
    return writer.finish()
  }

  private mutating func readMarkup() {
    if bytes[index...].starts(with: "<!--".utf8) {
      skip(past: "-->")
    } else if index + 1 < bytes.count, Self.startsTag(bytes[index + 1]) {
      let tag = HTMLTag(bytes, at: index)
      index = tag.end
      handle(tag)
    } else {
      writer.append(.less)
      index += 1
    }
  }

  private static func startsTag(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      || byte == .question
  }

  private mutating func handle(_ tag: HTMLTag) {
    switch tag.name {
    case "script", "style", "title", "template": if !tag.isClosing { skipElement(tag.name) }
    case "br": writer.breakLine()
    case "hr": writer.rule()
    case "li":
      writer.startBlock(blankLines: 0)
      if !tag.isClosing { writer.append(contentsOf: "- ") }
    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "article", "section":
      writer.startBlock(blankLines: 1)
    case "div", "tr", "dt", "dd", "header", "footer", "center", "address", "body", "form":
      writer.startBlock(blankLines: 0)
    case "td", "th": if !tag.isClosing { writer.startCell() }
    case "pre": writer.setPreformatted(!tag.isClosing)
    case "blockquote": writer.changeQuoting(by: tag.isClosing ? -1 : 1)
    case "img": writer.append(contentsOf: tag.attribute("alt") ?? "")
    case "a":
      closeLink()
      if !tag.isClosing, let target = tag.attribute("href") { link = (target, writer.count) }
    default: break
    }
  }

  /// Writes the address of a link behind its text, unless the text says it already.
  private mutating func closeLink() {
    guard let (target, start) = link else { return }
    link = nil
    let scheme = target.utf8.prefix { $0 != .colon }.lowercasedText
    guard ["http", "https", "mailto", "ftp", "tel"].contains(scheme) else { return }
    let text = writer.text(from: start)
    guard Self.bare(text) != Self.bare(target), target.utf8.count <= 2000 else { return }
    writer.append(contentsOf: text.isEmpty ? "<\(target)>" : " <\(target)>")
  }

  /// An address without its scheme and the slash at its end.
  private static func bare(_ address: String) -> String {
    var bytes = address.utf8.trimmed
    for scheme in ["https://", "http://", "mailto:", "tel:"]
    where bytes.prefix(scheme.utf8.count).lowercasedText == scheme {
      bytes = bytes.dropFirst(scheme.utf8.count)
      break
    }
    return bytes.last == UInt8(ascii: "/") ? bytes.dropLast().text : bytes.text
  }

  private mutating func skipElement(_ name: String) {
    let closing = Array("</\(name)".utf8)
    while let next = bytes.firstIndex(of: .less, from: index, to: bytes.count) {
      index = next
      if bytes[next...].prefix(closing.count).lowercasedText.utf8.elementsEqual(closing) {
        index = HTMLTag(bytes, at: next).end
        return
      }
      index += 1
    }
    index = bytes.count
  }

  private mutating func skip(past end: String) {
    let pattern = Array(end.utf8)
    while let next = bytes.firstIndex(of: pattern[0], from: index, to: bytes.count) {
      index = next + 1
      if bytes[next...].starts(with: pattern) {
        index = next + pattern.count
        return
      }
    }
    index = bytes.count
  }

  private mutating func readReference() {
    let (text, length) = HTMLReference.read(bytes[index...])
    writer.append(contentsOf: text)
    index += length
  }
}
