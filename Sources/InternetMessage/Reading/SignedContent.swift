/// What a cryptographic message holds that is signed but not encrypted: CMS SignedData, RFC 5652 §5.1.
///
/// Only as much of ASN.1 is read as leads to the content, in BER or DER. The signature is not checked.
struct SignedContent {
  private let bytes: [UInt8]
  private var index = 0

  private enum Tag {
    static let integer: UInt8 = 0x02
    static let octetString: UInt8 = 0x04
    static let identifier: UInt8 = 0x06
    static let constructedOctetString: UInt8 = 0x24
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    static let context0: UInt8 = 0xA0
  }

  /// `1.2.840.113549.1.7.2`.
  private static let signedData: [UInt8] = [
    0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02,
  ]

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The content of `bytes`, or `nil` if they are nothing of the kind.
  static func content(of bytes: [UInt8]) -> [UInt8]? {
    var reader = SignedContent(bytes)
    guard reader.enter(Tag.sequence),
      reader.value(Tag.identifier)?.elementsEqual(signedData) == true,
      reader.enter(Tag.context0), reader.enter(Tag.sequence), reader.value(Tag.integer) != nil,
      reader.value(Tag.set) != nil, reader.enter(Tag.sequence),
      reader.value(Tag.identifier) != nil, reader.enter(Tag.context0)
    else { return nil }
    return reader.octets()
  }

  /// Steps over the head of an element with that tag; `nil` for a length that is not told.
  private mutating func head(_ tag: UInt8) -> (isRight: Bool, length: Int?) {
    guard index + 1 < bytes.count, bytes[index] == tag else { return (false, nil) }
    let first = bytes[index + 1]
    index += 2
    guard first >= 0x80 else { return (true, Int(first)) }
    let count = Int(first & 0x7F)
    guard count > 0 else { return (true, nil) }
    guard count <= 4, index + count <= bytes.count else { return (false, nil) }
    let length = bytes[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
    index += count
    return (true, length)
  }

  private mutating func enter(_ tag: UInt8) -> Bool {
    head(tag).isRight
  }

  /// The content of an element whose length is told, stepped over.
  private mutating func value(_ tag: UInt8) -> ArraySlice<UInt8>? {
    guard case (true, let length?) = head(tag), index + length <= bytes.count else { return nil }
    defer { index += length }
    return bytes[index..<index + length]
  }

  /// An octet string in one piece or in many.
  private mutating func octets() -> [UInt8]? {
    guard index < bytes.count, bytes[index] == Tag.constructedOctetString else {
      return value(Tag.octetString).map(Array.init)
    }
    let (_, length) = head(Tag.constructedOctetString)
    let end = min(length.map { index + $0 } ?? bytes.count, bytes.count)
    var octets: [UInt8] = []
    while index < end, let piece = value(Tag.octetString) { octets += piece }
    return octets
  }
}

extension MailPart {
  /// The message within an opaque signature (RFC 8551 §3.5.2), its parts numbered below this one.
  var signedBody: MailPart? {
    guard type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime",
      ["signed-data", nil].contains(typeParameter("smime-type")?.lowercased()),
      let content = SignedContent.content(of: decodedBytes())
    else { return nil }
    return MailMessage(parsing: content).body.numbered(below: id + ".s")
  }

  private func numbered(below prefix: String) -> MailPart {
    MailPart(
      id: id.isEmpty ? prefix : "\(prefix).\(id)", header: header, contentRange: contentRange,
      type: type, transferEncoding: transferEncoding,
      children: children.map { $0.numbered(below: prefix) })
  }
}
