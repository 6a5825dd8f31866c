/// Numbers as people write them in a language.
///
/// Norwegian: no-break space between groups of three, decimal comma, minus U+2212, `15 %`.
/// English: comma, point, `15%`. No locale data is read.
package struct NumberWords: Sendable {
  package let language: Language

  package init(_ language: Language) {
    self.language = language
  }

  /// `471 124`.
  package func whole(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text = number < 0 ? "\u{2212}" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text += groupSeparator }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// `15,3`; halves are rounded away from zero, what is not a number is a dash.
  ///
  /// - Parameters:
  ///   - number: Any number; beyond 10¹⁵ it is clamped.
  ///   - fractionDigits: How many decimals are shown, 0 to 3.
  /// - Returns: The number with its sign and separators.
  package func decimal(_ number: Double, fractionDigits: Int = 1) -> String {
    guard number.isFinite else { return "–" }
    let digits = min(max(fractionDigits, 0), 3)
    let scale = [1, 10, 100, 1000][digits]
    let limited = min(max(number, -1e15), 1e15)
    let scaled = UInt(limited.magnitude * Double(scale) + 0.5)
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: UInt(scale))
    let sign = limited < 0 && scaled > 0 ? "\u{2212}" : ""
    guard digits > 0 else { return sign + whole(Int(quotient)) }
    let fraction = String(rest)
    let zeros = String(repeating: "0", count: digits - fraction.utf8.count)
    return sign + whole(Int(quotient)) + decimalSeparator + zeros + fraction
  }

  /// A share of one as a percentage: 0.153 is `15 %`, or `15,3 %` with one decimal.
  package func percent(_ share: Double, fractionDigits: Int = 0) -> String {
    let number = decimal(share * 100, fractionDigits: fractionDigits)
    return language == .en ? number + "%" : number + "\u{a0}%"
  }

  private var groupSeparator: String { language == .en ? "," : "\u{a0}" }
  private var decimalSeparator: String { language == .en ? "." : "," }
}
