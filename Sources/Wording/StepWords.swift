/// What is said of an undo or redo.
package enum StepWords {
  /// The message called `title`, which it was about, is not in the outbox any more.
  package static func leftOutbox(_ title: String) -> Phrase {
    Phrase(
      nb: "«\(title)» har forlatt utboksen og er trolig sendt. Meldingen blir der den er.",
      nn: "«\(title)» har forlate utboksen og er truleg send. Meldinga blir der ho er.",
      en: "“\(title)” has left the outbox, and has probably been sent. The message stays "
        + "where it is.")
  }
}
