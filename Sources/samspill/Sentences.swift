import TerminalNcurses
import Wording

/// What the program says when it cannot even begin.
enum Sentences {
  static let noMasks = Phrase(
    nb:
      "Arbeidsplassen kan ikke skjule navn ennå; --anonymize virker med kommandoer, som «contacts list».",
    nn:
      "Arbeidsplassen kan ikkje skjule namn enno; --anonymize verkar med kommandoar, som «contacts list».",
    en:
      "The workspace cannot mask names yet; --anonymize works with verbs, such as “contacts list”.")
  static let noDescriptors = Phrase(
    nb: "Systemet har ikke flere filer å gi. Lukk noen programmer og prøv igjen.",
    nn: "Systemet har ikkje fleire filer å gi. Lukk nokre program og prøv igjen.",
    en: "The system has no more files to give. Close some programs and try again.")
}

extension StartFailure {
  /// What is wrong with the terminal, and what to do.
  func explanation(_ language: Language) -> String {
    switch self {
    case .notATerminal:
      Phrase(
        nb: "Arbeidsplassen trenger en terminal. «samspill --help» viser det som virker uten.",
        nn: "Arbeidsplassen treng ein terminal. «samspill --help» viser det som verkar utan.",
        en: "The workspace needs a terminal. “samspill --help” shows what works without one.")(
          language)
    case .unknownTerminal(let name):
      Phrase(
        nb:
          "Kjenner ikke terminalen «\(name)». Sett TERM til det den er, for eksempel xterm-256color.",
        nn:
          "Kjenner ikkje terminalen «\(name)». Set TERM til det han er, til dømes xterm-256color.",
        en: "Do not know the terminal “\(name)”. Set TERM to what it is, such as xterm-256color.")(
          language)
    case .noCursorMovement(let name):
      Phrase(
        nb:
          "Terminalen «\(name)» kan ikke flytte markøren. Bruk en annen, eller «samspill --help».",
        nn:
          "Terminalen «\(name)» kan ikkje flytte markøren. Bruk ein annan, eller «samspill --help».",
        en: "The terminal “\(name)” cannot move its cursor. Use another, or “samspill --help”.")(
          language)
    }
  }
}
