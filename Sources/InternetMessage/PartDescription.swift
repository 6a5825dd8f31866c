/// What the header of a part says about its content.
struct PartDescription {
  var type: String
  var transferEncoding: TransferEncoding
  let isMultipart: Bool

  /// - Parameters:
  ///   - header: the header of the message or part.
  ///   - defaultType: the media type where none is given, RFC 2046 §5.1.5.
  ///   - diagnostics: where it is told what could not be read.
  init(_ header: HeaderBlock, defaultType: String, _ diagnostics: inout [MailDiagnostic]) {
    type = header.valueWithoutParameters(MailPart.typeField) ?? ""
    transferEncoding = .identity
    if type.isEmpty {
      type = defaultType
    } else if type != "text/plain", !Self.isMediaType(type) {
      type = "text/plain"
      let offset = header.first(MailPart.typeField)?.range.lowerBound ?? 0
      diagnostics.append(MailDiagnostic(.unreadableContentType, at: offset))
    }
    isMultipart = type.hasPrefix("multipart/")
    readTransferEncoding(header, &diagnostics)
  }

  private static func isMediaType(_ text: String) -> Bool {
    let slash = UInt8(ascii: "/")
    return text.utf8.count { $0 == slash } == 1 && text.utf8.first != slash
      && text.utf8.last != slash
      && text.utf8.allSatisfy { $0.isFieldName && $0 != .comma && $0 != .equals }
  }

  private mutating func readTransferEncoding(
    _ header: HeaderBlock, _ diagnostics: inout [MailDiagnostic]
  ) {
    guard let field = header.first("Content-Transfer-Encoding") else { return }
    // Most have the name alone there.
    var encoding = header.withValue(of: field) { TransferEncoding(named: $0) }
    if encoding == nil {
      var name = header.withValue(of: field) { ParameterScanner.valueWithoutParameters($0) }
      encoding = name.withUTF8 { TransferEncoding(named: $0) }
      if encoding == nil, !name.isEmpty {
        diagnostics.append(
          MailDiagnostic(.unknownTransferEncoding(name), at: field.range.lowerBound))
      }
    }
    guard let encoding else { return }
    // RFC 2045 §6.4 lets nothing be encoded that holds other parts.
    if !isMultipart { transferEncoding = encoding }
  }

  func part(
    id: String, _ header: HeaderBlock, content: Range<Int>, children: [MailPart] = []
  ) -> MailPart {
    MailPart(
      id: id, header: header, contentRange: content, type: type,
      transferEncoding: transferEncoding, children: children)
  }

  /// A part that is shown as text although it claims to be something else.
  func textPart(id: String, _ header: HeaderBlock, content: Range<Int>) -> MailPart {
    var copy = self
    copy.type = "text/plain"
    return copy.part(id: id, header, content: content)
  }
}
