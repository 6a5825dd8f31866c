/// What the header of a part says about its content.
struct PartDescription {
  var type: String
  var contentType: ParameterizedValue
  var disposition: ParameterizedValue?
  var transferEncoding: TransferEncoding
  var diagnostics: [MailDiagnostic] = []

  /// - Parameters:
  ///   - header: the header of the message or part.
  ///   - defaultType: the media type where none is given, RFC 2046 §5.1.5.
  init(_ header: HeaderBlock, defaultType: String) {
    contentType = header.parameterizedValue("Content-Type") ?? ParameterizedValue("")
    type = contentType.value
    disposition = header.parameterizedValue("Content-Disposition")
    transferEncoding = .identity
    if type.isEmpty {
      type = defaultType
    } else if type != "text/plain", !Self.isMediaType(type) {
      type = "text/plain"
      report(.unreadableContentType, header.first("Content-Type"))
    }
    readTransferEncoding(header)
  }

  private static func isMediaType(_ text: String) -> Bool {
    let slash = UInt8(ascii: "/")
    return text.utf8.count { $0 == slash } == 1 && text.utf8.first != slash
      && text.utf8.last != slash
      && text.utf8.allSatisfy { $0.isFieldName && $0 != .comma && $0 != .equals }
  }

  private mutating func readTransferEncoding(_ header: HeaderBlock) {
    guard let field = header.first("Content-Transfer-Encoding") else { return }
    // Most have the name alone there.
    var encoding = header.withValue(of: field) { TransferEncoding(named: $0) }
    if encoding == nil {
      var name = header.withValue(of: field) { ParameterizedValue.value(of: $0) }
      encoding = name.withUTF8 { TransferEncoding(named: $0) }
      if encoding == nil, !name.isEmpty { report(.unknownTransferEncoding(name), field) }
    }
    guard let encoding else { return }
    // RFC 2045 §6.4 lets nothing be encoded that holds other parts.
    if !type.hasPrefix("multipart/") { transferEncoding = encoding }
  }

  private mutating func report(_ problem: MailDiagnostic.Problem, _ field: HeaderField?) {
    diagnostics.append(MailDiagnostic(problem, at: field?.range.lowerBound ?? 0))
  }

  func part(
    id: String, _ header: HeaderBlock, content: Range<Int>, children: [MailPart] = []
  ) -> MailPart {
    MailPart(
      id: id, header: header, contentRange: content, type: type, contentType: contentType,
      disposition: disposition, transferEncoding: transferEncoding, children: children)
  }

  /// A part that is shown as text although it claims to be something else.
  func textPart(id: String, _ header: HeaderBlock, content: Range<Int>) -> MailPart {
    var copy = self
    copy.type = "text/plain"
    return copy.part(id: id, header, content: content)
  }
}

extension HeaderBlock {
  /// The value of the first field of that name with its parameters, or `nil`.
  fileprivate func parameterizedValue(_ name: StaticString) -> ParameterizedValue? {
    first(name).map { field in withValue(of: field) { ParameterizedValue(parsing: $0) } }
  }
}
