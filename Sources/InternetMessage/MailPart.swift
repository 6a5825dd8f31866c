/// One part of a message: a text, a file, or a multipart that holds others, RFC 2046.
package struct MailPart: Hashable, Sendable {
  /// `1`, `2.1` and so on, as IMAP numbers parts (RFC 9051 §6.4.5).
  package let id: String
  package let header: HeaderBlock
  /// Where the encoded content stands in the message.
  package let contentRange: Range<Int>
  /// The media type in lower case, `text/plain` when none that can be read is given.
  package let type: String
  package let transferEncoding: TransferEncoding
  /// What a multipart holds; empty for every other part.
  package let children: [MailPart]
  /// What a file is called that stands in the middle of a text; else `nil`.
  var nameInText: String?

  static let typeField: StaticString = "Content-Type"
  private static let dispositionField: StaticString = "Content-Disposition"

  /// A parameter of Content-Type, decoded.
  package func typeParameter(_ name: StaticString) -> String? {
    header.parameter(name, of: Self.typeField)
  }

  /// `inline`, `attachment` or what else Content-Disposition says, in lower case; else `nil`.
  package var disposition: String? { header.valueWithoutParameters(Self.dispositionField) }

  /// The name that the sender gave the file, from Content-Disposition or Content-Type; may hold
  /// anything, also slashes.
  package var fileName: String? {
    let name =
      nameInText ?? header.parameter("filename", of: Self.dispositionField)
      ?? typeParameter("name")
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The charset that the part names, as it is written.
  package var charset: String? { typeParameter("charset") }

  /// By which the HTML of the message refers to this part, RFC 2392.
  package var contentID: MessageID? {
    header.first("Content-ID").flatMap { field in
      header.withValue(of: field) { MessageID.first(in: $0) }
    }
  }

  package var isMultipart: Bool { !children.isEmpty && type.hasPrefix("multipart/") }

  package var isText: Bool { type.hasPrefix("text/") }

  /// The content as the sender had it: base64 and quoted-printable undone, as far as they are
  /// sound.
  package func decodedBytes() -> [UInt8] {
    transferEncoding.decode(header.bytes[contentRange]).bytes
  }

  /// The content as text with LF line ends, in the charset that the part names or, failing
  /// that, UTF-8 or Windows-1252.
  package func decodedText() -> DecodedText {
    decodedText(of: header.bytes[contentRange], charset)
  }

  /// The same of other content than the part's own, and where its charset is known already.
  func decodedText(of content: ArraySlice<UInt8>, _ charset: String?) -> DecodedText {
    var problems: [MailDiagnostic.Problem] = []
    let decoded = transferEncoding.decode(content)
    if !decoded.isClean { problems.append(.brokenTransferEncoding(transferEncoding.rawValue)) }
    let (text, charsetProblem) = Self.text(of: decoded.bytes, charset)
    if let charsetProblem { problems.append(charsetProblem) }
    return DecodedText(text: text.withLineFeeds, problems: problems)
  }

  /// Calls `read` with the decoded content where that is said to be UTF-8, with LF line ends, so that it
  /// can be worked on before it is made a text; else it is `nil`.
  func withUTF8<Result>(
    of content: ArraySlice<UInt8>, _ charset: String?,
    _ read: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    guard charset == "utf-8" else { return nil }
    return content.withUnsafeBufferPointer { content in
      transferEncoding.withDecoded(content) { bytes in
        let hasMark = bytes.starts(with: Charset.utf8Mark)
        return (hasMark ? bytes.part(3..<bytes.count) : bytes).withLineFeeds(read)
      }
    }
  }

  private static func text(
    of bytes: [UInt8], _ charset: String?
  ) -> (String, MailDiagnostic.Problem?) {
    guard let name = charset else {
      return (Charset.decodeGuessing(bytes), nil)
    }
    guard let charset = Charset(named: name) else {
      return (Charset.decodeGuessing(bytes), .unknownCharset(name))
    }
    // Much mail says us-ascii or nothing in particular and is UTF-8 all the same.
    if charset.isASCII { return (Charset.decodeGuessing(bytes), nil) }
    let (text, isClean) = charset.decode(bytes)
    return (text, isClean ? nil : .brokenText(charset: charset.name))
  }

  /// Calls `visit` with each of ``flattened``.
  func forEachPart(_ visit: (MailPart) -> Void) {
    visit(self)
    for child in children { child.forEachPart(visit) }
  }

  /// This part and all below it, in order, parents first.
  package var flattened: [MailPart] {
    var parts: [MailPart] = []
    forEachPart { parts.append($0) }
    return parts
  }
}

/// The text of a part, as far as it could be read.
package struct DecodedText: Sendable {
  package let text: String
  /// What kept some of it from being read as the part says.
  let problems: [MailDiagnostic.Problem]

  /// Whether all of it could be read as the part says.
  package var isSound: Bool { problems.isEmpty }
}

extension String {
  /// With LF for CRLF and for CR alone; of several CR before one LF all belong to it.
  var withLineFeeds: String {
    var text = self
    let changed = text.withUTF8 { bytes -> String? in
      guard bytes.has(.carriageReturn) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { bytes.copyWithLineFeeds(to: $0) }
    }
    return changed ?? text
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Calls `read` with the bytes as ``Swift/String/withLineFeeds`` has them, which are in memory only
  /// meanwhile.
  fileprivate func withLineFeeds<Result>(_ read: (Self) -> Result) -> Result {
    guard has(.carriageReturn) else { return read(self) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { output in
      read(Self(rebasing: output[..<copyWithLineFeeds(to: output)]))
    }
  }

  /// Copies the bytes, and tells how many they are then.
  fileprivate func copyWithLineFeeds(to output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var (start, end) = (0, 0)
    while start < count {
      let lineEnd = firstIndex(of: .carriageReturn, from: start, to: count) ?? count
      let rest = UnsafeMutableBufferPointer(rebasing: output[end...])
      end += rest.update(fromContentsOf: part(start..<lineEnd))
      start = lineEnd
      while start < count, self[start] == .carriageReturn { start += 1 }
      guard start == count || self[start] != .lineFeed else { continue }
      for _ in lineEnd..<start {
        output[end] = .lineFeed
        end += 1
      }
    }
    return end
  }
}
