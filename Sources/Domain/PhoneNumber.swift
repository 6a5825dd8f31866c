/// A telephone number, kept as it is written in its file.
package struct PhoneNumber: Hashable, Sendable {
  /// As written: `tel:+4795265512`, `402 26 475`.
  package var written: String

  package init(_ written: String) {
    self.written = written
  }

  /// The number in E.164 form (`+4795265512`), a Norwegian one without a country code given `+47`.
  ///
  /// Spaces, dots, hyphens and parentheses are passed over; `00` is read as `+`. `nil` when what is
  /// left is not a number of 3 to 15 digits.
  package var e164: String? {
    var text = Substring(written)
    if text.prefix(4).lowercased() == "tel:" { text = text.dropFirst(4) }
    if let parameters = text.firstIndex(of: ";") { text = text[..<parameters] }
    var digits = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isSeparator }))
    if digits.hasPrefix("00") { digits = "+" + digits.dropFirst(2) }
    if !digits.hasPrefix("+") {
      let hasCountryCode = digits.count == 10 && digits.hasPrefix("47")
      digits = (hasCountryCode ? "+" : "+47") + digits
    }
    let number = digits.dropFirst().utf8
    guard (3...15).contains(number.count), number.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return digits
  }

  /// The number for people: a Norwegian one in pairs, `95 26 55 12`, or `800 12 345` for 8xx.
  package var display: String {
    guard let e164 else { return written }
    guard e164.hasPrefix("+47"), e164.utf8.count == 11 else { return e164 }
    let digits = Array(e164.dropFirst(3))
    let groups = digits.first == "8" ? [3, 2, 3] : [2, 2, 2, 2]
    var parts: [String] = []
    var start = 0
    for length in groups {
      parts.append(String(digits[start..<start + length]))
      start += length
    }
    return parts.joined(separator: " ")
  }

  /// The digits with the country code, or whatever digits there are.
  var digits: String {
    let source = e164 ?? written
    return String(decoding: source.utf8.filter { $0 &- 0x30 < 10 }, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether people write it between the digits of a number.
  fileprivate var isSeparator: Bool {
    switch self {
    case " ", ".", "-", "(", ")", "/", "\u{a0}", "\u{202f}": true
    default: false
    }
  }
}
