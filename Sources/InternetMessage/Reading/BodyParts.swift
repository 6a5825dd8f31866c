/// Which parts of a message are its text and which are files beside it, RFC 8621 §4.1.4.
package struct BodyParts: Hashable, Sendable {
  /// What to show where plain text is preferred; also holds pictures that stand in the text.
  package private(set) var text: [MailPart] = []
  /// What to show where HTML is preferred.
  package private(set) var html: [MailPart] = []
  package private(set) var attachments: [MailPart] = []

  package init(of root: MailPart) {
    gather([root], in: Container(subtype: "mixed"))
    attachments += text.flatMap { $0.parts(for: $0.uuencodedFiles) }
  }

  /// The multipart whose parts are being sorted.
  private struct Container {
    var subtype: Substring
    var isInAlternative = false
    /// Which of the two bodies its parts belong to: inside of an alternative only one.
    var feedsText = true
    var feedsHTML = true
    /// How many signatures it lies in.
    var signatureDepth = 0
  }

  /// Signatures within signatures are opened so far and not further.
  private static let signatureLimit = 4

  private mutating func gather(_ parts: [MailPart], in container: Container) {
    let (textCount, htmlCount) = (text.count, html.count)
    var container = container
    for (index, part) in parts.enumerated() {
      if part.isMultipart {
        var inner = container
        inner.subtype = part.type.dropFirst("multipart/".count)
        inner.isInAlternative = container.isInAlternative || inner.subtype == "alternative"
        gather(part.children, in: inner)
      } else if container.signatureDepth < Self.signatureLimit, let signed = part.signedBody {
        var inner = container
        inner.signatureDepth += 1
        gather([signed], in: inner)
        attachments.append(part)
      } else if !Self.isInline(part, at: index, in: container) {
        attachments.append(part)
      } else if container.subtype == "alternative" {
        appendAlternative(part, in: container)
      } else {
        append(part, in: &container)
      }
    }
    let isWhole = container.feedsText && container.feedsHTML
    guard container.subtype == "alternative", isWhole else { return }
    // Where one of the two is missing, the other stands for it.
    if text.count == textCount { text += html[htmlCount...] }
    if html.count == htmlCount { html += text[textCount...] }
  }

  /// Whether a part is shown with the text: not where it has a name of its own or belongs to
  /// the HTML before it.
  private static func isInline(_ part: MailPart, at index: Int, in container: Container)
    -> Bool
  {
    let isShowable = part.type == "text/plain" || part.type == "text/html" || part.isMedia
    guard isShowable, part.disposition != "attachment" else { return false }
    return index == 0
      || container.subtype != "related" && (part.isMedia || part.fileName == nil)
  }

  private mutating func appendAlternative(_ part: MailPart, in container: Container) {
    switch part.type {
    case "text/plain": if container.feedsText { text.append(part) }
    case "text/html": if container.feedsHTML { html.append(part) }
    default: attachments.append(part)
    }
  }

  private mutating func append(_ part: MailPart, in container: inout Container) {
    if container.isInAlternative {
      if part.type == "text/plain" { container.feedsHTML = false }
      if part.type == "text/html" { container.feedsText = false }
    }
    if container.feedsText { text.append(part) }
    if container.feedsHTML { html.append(part) }
    let isWhole = container.feedsText && container.feedsHTML
    if !isWhole, part.isMedia { attachments.append(part) }
  }
}

extension MailPart {
  /// A picture, sound or film.
  var isMedia: Bool {
    type.hasPrefix("image/") || type.hasPrefix("audio/") || type.hasPrefix("video/")
  }
}
