import CivilTime
import InternetMessage
import VObject

/// A message as a JMAP Email object, RFC 8621 §4.1, without what only a server knows.
struct MailJSON {
  private let message: MailMessage
  private let parts: BodyParts
  /// Sizes after decoding, by part.
  private let sizes: [String: Int]
  /// The text parts of the two bodies, without doubles.
  private let shown: [MailPart]
  /// The texts of ``shown``, by part.
  let texts: [String: DecodedText]

  init(_ message: MailMessage) {
    self.message = message
    parts = message.parts
    var sizes: [String: Int] = [:]
    let leaves = message.body.flattened.filter { $0.children.isEmpty }
    for part in leaves + parts.attachments + parts.text where sizes[part.id] == nil {
      sizes[part.id] = part.decodedBytes().count
    }
    self.sizes = sizes
    var seen: Set<String> = []
    shown = (parts.text + parts.html).filter { $0.isText && seen.insert($0.id).inserted }
    texts = Dictionary(uniqueKeysWithValues: shown.map { ($0.id, $0.decodedText()) })
  }

  var object: JSONValue {
    let header = message.header
    return .object([
      .init("messageId", Self.strings(header.messageID.map { [$0.description] })),
      .init("inReplyTo", Self.identifiers(header.inReplyTo)),
      .init("references", Self.identifiers(header.references)),
      .init("sender", addresses("Sender")),
      .init("from", addresses("From")),
      .init("to", addresses("To")),
      .init("cc", addresses("Cc")),
      .init("bcc", addresses("Bcc")),
      .init("replyTo", addresses("Reply-To")),
      .init("subject", Self.string(header.subject)),
      .init("sentAt", Self.string(header.date.map(Self.text(of:)))),
      .init("size", .number(String(message.bytes.count))),
      .init("hasAttachment", .boolean(!parts.attachments.isEmpty)),
      .init("preview", .string(preview)),
      .init("bodyStructure", object(of: message.body)),
      .init("bodyValues", bodyValues),
      .init("textBody", .array(parts.text.map(object(of:)))),
      .init("htmlBody", .array(parts.html.map(object(of:)))),
      .init("attachments", .array(parts.attachments.map(object(of:)))),
    ])
  }

  /// What the sender's clock showed, with its offset; `-00:00` where none is known, RFC 3339 §4.3.
  static func text(of date: MessageDate) -> String {
    guard let offset = date.zoneOffset else { return "\(date.instant.utc)-00:00" }
    let local = date.instant.adding(seconds: offset).utc
    let minutes = abs(offset) / 60
    let zone = "\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    return "\(local)\(offset < 0 ? "-" : "+")\(zone)"
  }

  private func addresses(_ name: StaticString) -> JSONValue {
    guard message.header.first(name) != nil else { return .null }
    return .array(
      message.header.mailboxes(name).map { mailbox in
        .object([
          .init("name", Self.string(mailbox.name)), .init("email", .string(mailbox.address)),
        ])
      })
  }

  private func object(of part: MailPart) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("partId", part.isMultipart ? .null : .string(part.id)),
      .init("type", .string(part.type)),
      .init("name", Self.string(part.fileName)),
      .init("size", .number(String(sizes[part.id] ?? 0))),
      .init("charset", Self.string(part.isText ? part.charset ?? "us-ascii" : nil)),
      .init("disposition", Self.string(part.disposition)),
      .init("cid", Self.string(part.contentID?.description)),
    ]
    if part.isMultipart {
      members.append(.init("subParts", .array(part.children.map(object(of:)))))
    }
    return .object(members)
  }

  private var bodyValues: JSONValue {
    .object(
      shown.compactMap { part in
        guard let decoded = texts[part.id] else { return nil }
        let value = JSONValue.object([
          .init("value", .string(decoded.text)),
          .init("isEncodingProblem", .boolean(!decoded.isSound)),
          .init("isTruncated", .boolean(false)),
        ])
        return .init(part.id, value)
      })
  }

  /// The first words, on one line.
  private var preview: String {
    guard let part = shown.first, let decoded = texts[part.id] else { return "" }
    let start = part.readable(decoded.text).unicodeScalars.prefix(1000)
    let words = start.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{a0}" }
    return String(words.map { String($0) }.joined(separator: " ").prefix(200))
  }

  private static func identifiers(_ ids: [MessageID]) -> JSONValue {
    strings(ids.isEmpty ? nil : ids.map(\.description))
  }

  private static func strings(_ texts: [String]?) -> JSONValue {
    texts.map { .array($0.map { .string($0) }) } ?? .null
  }

  private static func string(_ text: String?) -> JSONValue {
    text.map { .string($0) } ?? .null
  }
}
