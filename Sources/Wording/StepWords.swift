/// What is said of an undo or redo.
package enum StepWords {
  /// There is a message among it that has left the outbox.
  package static func leftSent(_ label: String) -> Phrase {
    Phrase(
      nb: "«\(label)»: meldingen har forlatt utboksen og er trolig sendt. Den blir der den er.",
      nn: "«\(label)»: meldinga har forlate utboksen og er truleg send. Ho blir der ho er.",
      en: "“\(label)”: the message has left the outbox, and has probably been sent. "
        + "It stays where it is.")
  }
}
