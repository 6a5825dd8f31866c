import Wording

/// Sentences that say what is wrong with a command line, or what was done.
extension Phrases {
  static let dateExamples = "16.9.2021, 16.9.2021 kl. 9–10.30, november 2021, innen 1. mai 2021"

  static func unknownOption(_ option: String, _ language: Language) -> String {
    Phrase(
      nb: "Ukjent valg: \(option). «samspill --help» viser hva som finnes.",
      nn: "Ukjent val: \(option). «samspill --help» viser kva som finst.",
      en: "Unknown option: \(option). “samspill --help” shows what there is.")(language)
  }

  static func optionValue(_ option: OptionDefinition, _ language: Language) -> String {
    guard let placeholder = option.placeholder else {
      return Phrase(
        nb: "--\(option.name) tar ingen verdi.", nn: "--\(option.name) tek ingen verdi.",
        en: "--\(option.name) takes no value.")(language)
    }
    return Phrase(
      nb: "--\(option.name) trenger en verdi: --\(option.name) \(placeholder).",
      nn: "--\(option.name) treng ein verdi: --\(option.name) \(placeholder).",
      en: "--\(option.name) needs a value: --\(option.name) \(placeholder).")(language)
  }

  static func badValue(
    _ option: String, _ value: String, _ known: String, _ language: Language
  ) -> String {
    Phrase(
      nb: "\(option) kan ikke være «\(value)». Prøv: \(known).",
      nn: "\(option) kan ikkje vere «\(value)». Prøv: \(known).",
      en: "\(option) cannot be “\(value)”. Try: \(known).")(language)
  }

  static func oneFormOnly(_ language: Language) -> String {
    Phrase(
      nb: "Velg bare én av --json, --csv og --plain.",
      nn: "Vel berre éin av --json, --csv og --plain.",
      en: "Choose only one of --json, --csv and --plain.")(language)
  }

  static func onlyWithDemo(_ option: String, _ language: Language) -> String {
    Phrase(
      nb: "\(option) hører sammen med --demo.", nn: "\(option) høyrer saman med --demo.",
      en: "\(option) goes with --demo.")(language)
  }

  static func unknownVerb(
    _ word: String, _ suggestion: String?, _ language: Language
  ) -> String {
    let hint = suggestion.map {
      Phrase(nb: " Mente du \($0)?", nn: " Meinte du \($0)?", en: " Did you mean \($0)?")
    }
    let rest = Phrase(
      nb: " «samspill --help» viser hva som finnes.", nn: " «samspill --help» viser kva som finst.",
      en: " “samspill --help” shows what there is.")
    return Phrase(
      nb: "Kjenner ikke «\(word)».", nn: "Kjenner ikkje «\(word)».",
      en: "There is no verb “\(word)”."
    )(language) + (hint ?? rest)(language)
  }

  static func missingWord(_ name: String, _ language: Language) -> String {
    Phrase(nb: "\(name) mangler.", nn: "\(name) manglar.", en: "\(name) is missing.")(language)
  }

  static func missingOption(_ option: String, _ language: Language) -> String {
    Phrase(nb: "\(option) mangler.", nn: "\(option) manglar.", en: "\(option) is missing.")(
      language)
  }

  static func notFound(_ text: String, _ language: Language) -> String {
    Phrase(
      nb: "Fant ikke «\(text)».", nn: "Fann ikkje «\(text)».", en: "Found no “\(text)”.")(language)
  }

  static func ambiguous(_ text: String, _ names: [String], _ language: Language) -> String {
    let list = names.prefix(5).joined(separator: ", ")
    return Phrase(
      nb: "«\(text)» kan være flere: \(list).", nn: "«\(text)» kan vere fleire: \(list).",
      en: "“\(text)” may be several: \(list).")(language)
  }

  static func movedOn(_ title: String, _ language: Language) -> String {
    Phrase(
      nb: "«\(title)» er endret siden. Hent den på nytt med show, og prøv igjen.",
      nn: "«\(title)» er endra sidan. Hent ho på nytt med show, og prøv igjen.",
      en: "“\(title)” has changed since. Get it again with show, and retry.")(language)
  }

  static func confirmDelete(_ titles: [String], _ language: Language) -> String {
    let list = titles.prefix(3).map { "«\($0)»" }.joined(separator: ", ")
    let more = titles.count > 3 ? " (+\(titles.count - 3))" : ""
    return Phrase(
      nb: "Slette \(list)\(more)? Det havner i papirkurven.",
      nn: "Slette \(list)\(more)? Det hamnar i papirkorga.",
      en: "Delete \(list)\(more)? It goes to the trash.")(language)
  }

  static func needsYes(_ question: String, _ language: Language) -> String {
    Phrase(
      nb: "\(question) Svar med --yes.", nn: "\(question) Svar med --yes.",
      en: "\(question) Say so with --yes.")(language)
  }

  static func notConfirmed(_ language: Language) -> String {
    Phrase(nb: "Ingenting er gjort.", nn: "Ingenting er gjort.", en: "Nothing was done.")(language)
  }

  static func deleted(_ title: String, _ language: Language) -> String {
    Phrase(
      nb: "Slettet: \(title)", nn: "Sletta: \(title)", en: "Deleted: \(title)")(language)
  }

  static func stored(_ title: String, _ language: Language) -> String {
    Phrase(nb: "Lagret: \(title)", nn: "Lagra: \(title)", en: "Stored: \(title)")(language)
  }

  static func settingShape(_ text: String, _ language: Language) -> String {
    Phrase(
      nb: "--set trenger FELT=VERDI, ikke «\(text)».",
      nn: "--set treng FELT=VERDI, ikkje «\(text)».",
      en: "--set needs FIELD=VALUE, not “\(text)”.")(language)
  }

  static func unreadable(_ path: String, _ reason: String, _ language: Language) -> String {
    Phrase(
      nb: "Kan ikke lese \(path): \(reason).", nn: "Kan ikkje lese \(path): \(reason).",
      en: "Cannot read \(path): \(reason).")(language)
  }

  static func noBody(_ language: Language) -> String {
    Phrase(
      nb: "Teksten mangler: gi den med --body-file FIL eller --body-file -.",
      nn: "Teksten manglar: gi han med --body-file FIL eller --body-file -.",
      en: "The text is missing: give it with --body-file FILE or --body-file -.")(language)
  }

  static func yesNo(_ language: Language) -> String {
    Phrase(nb: " [j/N] ", nn: " [j/N] ", en: " [y/N] ")(language)
  }

  static func nothingAhead(_ language: Language) -> String {
    Phrase(
      nb: "Ingenting ligger foran. «samspill events list» viser det som har vært.",
      nn: "Ingenting ligg framfor. «samspill events list» viser det som har vore.",
      en: "Nothing lies ahead. “samspill events list” shows what has been.")(language)
  }

  static func inOutbox(_ language: Language) -> String {
    Phrase(
      nb: "Ligger i utboksen, ikke sendt.", nn: "Ligg i utboksen, ikkje sendt.",
      en: "It lies in the outbox, not sent.")(language)
  }

  static func noSender(_ language: Language) -> String {
    Phrase(
      nb: "Hvem er avsenderen? Si det med --from-address eller sett EMAIL.",
      nn: "Kven er avsendaren? Sei det med --from-address eller set EMAIL.",
      en: "Who is the sender? Say so with --from-address or set EMAIL.")(language)
  }

  static func restored(_ title: String, _ language: Language) -> String {
    Phrase(
      nb: "Hentet tilbake: \(title)", nn: "Henta tilbake: \(title)", en: "Restored: \(title)")(
        language)
  }
}
