/// A `mailto:` link, RFC 6068.
struct MailLink: Hashable, Sendable {
  var to: [String] = []
  var bcc: [String] = []
  var subject = ""
  var body = ""

  /// The link, everything but unreserved characters percent-encoded.
  var url: String {
    var fields: [String] = []
    if !bcc.isEmpty { fields.append("bcc=" + bcc.map(Self.encoded).joined(separator: ",")) }
    if !subject.isEmpty { fields.append("subject=" + Self.encoded(subject)) }
    if !body.isEmpty {
      // RFC 6068 §5: line breaks in the body are %0D%0A.
      fields.append("body=" + Self.encoded(body.replacing("\n", with: "\r\n")))
    }
    let query = fields.isEmpty ? "" : "?" + fields.joined(separator: "&")
    return "mailto:" + to.map(Self.encoded).joined(separator: ",") + query
  }

  private static func encoded(_ text: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@".utf8)
    var encoded = ""
    for byte in text.utf8 {
      if plain.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return encoded
  }
}
