import Wording

extension CommandEntry {
  static let writing: [CommandEntry] = [
    CommandEntry(
      .save, .writing, keys: ["Ctrl-S"], in: .writing, footer: 1,
      name: Phrase(nb: "lagre", nn: "lagre", en: "save"),
      help: Phrase(
        nb: "Lagre det du har skrevet", nn: "Lagre det du har skrive",
        en: "Save what you have written")
    ) { $0.save() },
    CommandEntry(
      .editExternally, .writing, keys: ["F4"], in: .editor, footer: 3,
      name: Phrase(no: "$EDITOR", en: "$EDITOR"),
      help: Phrase(
        nb: "Skriv videre i ditt eget redigeringsprogram ($EDITOR)",
        nn: "Skriv vidare i ditt eige redigeringsprogram ($EDITOR)",
        en: "Go on writing in your own editor ($EDITOR)")
    ) { $0.editExternally() },
  ]

  static let program: [CommandEntry] = [
    CommandEntry(
      .useBokmaal, .program,
      name: Phrase("bokmål"), help: Phrase("Bruk bokmål")
    ) { $0.use(.nb) },
    CommandEntry(
      .useNynorsk, .program,
      name: Phrase("nynorsk"), help: Phrase("Bruk nynorsk")
    ) { $0.use(.nn) },
    CommandEntry(
      .useEnglish, .program,
      name: Phrase("English"), help: Phrase("Use English")
    ) { $0.use(.en) },
    CommandEntry(
      .repaint, .program, keys: ["Ctrl-L"], in: .anywhere,
      name: Phrase(nb: "tegn på nytt", nn: "teikn på nytt", en: "redraw"),
      help: Phrase(
        nb: "Tegn skjermen på nytt", nn: "Teikn skjermen på nytt", en: "Draw the screen anew")
    ) { _ in [.repaint] },
    CommandEntry(
      .interrupt, .program, keys: ["Ctrl-C"], in: .anywhere,
      name: Phrase(nb: "avbryt", nn: "avbryt", en: "cancel"),
      help: Phrase(
        nb: "Avbryt det som er i gang; ingenting går tapt",
        nn: "Avbryt det som er i gang; ingenting går tapt",
        en: "Cancel what is going on; nothing is lost")
    ) { $0.interrupt() },
    CommandEntry(
      .quit, .program, keys: ["q"], footer: 21,
      name: Phrase(no: "avslutt", en: "quit"),
      help: Phrase(
        nb: "Avslutt; alt er lagret", nn: "Avslutt; alt er lagra",
        en: "Quit; everything is saved")
    ) { $0.quit() },
  ]
}
