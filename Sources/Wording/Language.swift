/// A language that the program speaks.
package enum Language: String, CaseIterable, Hashable, Sendable {
  /// Norwegian bokmål.
  case nb
  /// Norwegian nynorsk.
  case nn
  case en

  /// The language that a locale such as `nn_NO.UTF-8` or a tag such as `en-GB` asks for.
  ///
  /// Bokmål for whatever is not nynorsk or English: `no`, `C`, the empty text, Danish.
  package init(localeIdentifier: some StringProtocol) {
    let primary = localeIdentifier.prefix { $0.isASCII && $0.isLetter }.lowercased()
    switch primary {
    case "nn", "nno": self = .nn
    case "en", "eng": self = .en
    default: self = .nb
    }
  }
}
