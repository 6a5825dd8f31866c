/// A piece of text in each language of the program.
///
/// A phrase with something variable in it is made by a function that returns a `Phrase`.
package struct Phrase: Hashable, Sendable {
  package let nb: String
  package let nn: String
  package let en: String

  package init(nb: String, nn: String, en: String) {
    (self.nb, self.nn, self.en) = (nb, nn, en)
  }

  /// The text that bokmål and nynorsk share, and the English one.
  package init(no norwegian: String, en: String) {
    self.init(nb: norwegian, nn: norwegian, en: en)
  }

  /// Text that is the same in every language.
  package init(_ text: String) {
    self.init(nb: text, nn: text, en: text)
  }

  /// The text in `language`, which there always is.
  package func text(in language: Language) -> String {
    switch language {
    case .nb: nb
    case .nn: nn
    case .en: en
    }
  }

  /// The text in `language`, so that a phrase reads like a function: `saved(language)`.
  package func callAsFunction(_ language: Language) -> String {
    text(in: language)
  }
}

extension Phrase {
  /// Both phrases after each other in each language.
  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(nb: left.nb + right.nb, nn: left.nn + right.nn, en: left.en + right.en)
  }
}
