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
    if let uri = plainURI { return uri }
    let number = written.unicodeScalars
    var digits: [UInt8] = []
    var isInternational = false
    for scalar in written.hasTelScheme ? number.dropFirst(4) : number[...] {
      if scalar == ";" { break }
      switch scalar {
      case "0"..."9": digits.append(UInt8(scalar.value))
      case "+" where digits.isEmpty && !isInternational: isInternational = true
      case _ where scalar.isSeparator: continue
      default: return nil
      }
    }
    if !isInternational && digits.starts(with: "00".utf8) {
      digits.removeFirst(2)
    } else if !isInternational && !(digits.count == 10 && digits.starts(with: "47".utf8)) {
      digits.insert(contentsOf: "47".utf8, at: 0)
    }
    guard (3...15).contains(digits.count) else { return nil }
    return "+" + String(decoding: digits, as: UTF8.self)
  }

  /// The number for people: a Norwegian one in pairs, `95 26 55 12`, or `800 12 345` for 8xx.
  package var display: String {
    guard let e164 else { return written }
    let digits = Array(e164.utf8.dropFirst(3))
    guard e164.hasPrefix("+47"), digits.count == 8 else { return e164 }
    let spaced = digits[0] == 0x38 ? [3, 5] : [2, 4, 6]
    var text = ""
    for (place, digit) in digits.enumerated() {
      if spaced.contains(place) { text += " " }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// The digits with the country code, or whatever digits there are.
  var digits: String {
    let source = e164 ?? written
    return String(unsafeUninitializedCapacity: source.utf8.count) { room in
      var count = 0
      for byte in source.utf8 where byte &- 0x30 < 10 {
        room[count] = byte
        count += 1
      }
      return count
    }
  }
}

extension PhoneNumber {
  /// The number of `tel:+4795265512`, which is how most are written; looked at byte by byte.
  private var plainURI: String? {
    written.utf8.withContiguousStorageIfAvailable { bytes in
      guard (8...20).contains(bytes.count), bytes.starts(with: "tel:+".utf8),
        bytes[5...].allSatisfy({ $0 &- 0x30 < 10 })
      else { return nil }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[4...]), as: UTF8.self)
    } ?? nil
  }
}

extension String {
  /// Whether it begins with the scheme of RFC 3966, in letters of either case.
  fileprivate var hasTelScheme: Bool {
    utf8.count > 4
      && utf8.prefix(4).elementsEqual("tel:".utf8) {
        $0 == $1 || ($1 != 0x3a && $0 | 0x20 == $1)
      }
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
