/// What happened, and what can be done about it: one sentence each.
package struct Explanation: Hashable, Sendable {
  /// What happened, such as that a note was not saved because the disk is full.
  package let what: Phrase
  /// What the user can do, or empty.
  package let advice: Phrase

  package init(what: Phrase, advice: Phrase) {
    (self.what, self.advice) = (what, advice)
  }

  /// Both sentences on one line.
  package func text(in language: Language) -> String {
    [what(language), advice(language)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
