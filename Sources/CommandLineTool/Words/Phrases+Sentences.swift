import Wording

/// Sentences that say what is wrong with a command line, or what was done.
extension Phrases {
  static let dateExamples = "16.9.2021, 16.9.2021 kl. 9–10.30, november 2021, innen 1. mai 2021"

  static func unknownOption(
    _ option: String, _ suggestion: String?, _ language: Language
  ) -> String {
    Phrase(
      nb: "Ukjent valg: \(option).", nn: "Ukjent val: \(option).", en: "Unknown option: \(option)."
    )(language) + hint(suggestion, language)
  }

  /// ` Mente du …?`, or where to look.
  private static func hint(_ suggestion: String?, _ language: Language) -> String {
    guard let suggestion else {
      return Phrase(
        nb: " «samspill --help» viser hva som finnes.",
        nn: " «samspill --help» viser kva som finst.",
        en: " “samspill --help” shows what there is.")(language)
    }
    return Phrase(
      nb: " Mente du \(suggestion)?", nn: " Meinte du \(suggestion)?",
      en: " Did you mean \(suggestion)?")(language)
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

  static func onlyWith(_ other: String, _ option: String, _ language: Language) -> String {
    Phrase(
      nb: "\(option) hører sammen med \(other).", nn: "\(option) høyrer saman med \(other).",
      en: "\(option) goes with \(other).")(language)
  }

  static func onlyWithVerb(_ option: String, _ language: Language) -> String {
    Phrase(
      nb: "\(option) hører til et verb, som «samspill contacts list \(option)».",
      nn: "\(option) høyrer til eit verb, som «samspill contacts list \(option)».",
      en: "\(option) goes with a verb, as in “samspill contacts list \(option)”.")(language)
  }

  static func notTogether(_ one: String, _ other: String, _ language: Language) -> String {
    Phrase(
      nb: "\(one) og \(other) går ikke sammen.", nn: "\(one) og \(other) går ikkje saman.",
      en: "\(one) and \(other) do not go together.")(language)
  }

  static func unknownVerb(
    _ word: String, _ suggestion: String?, _ language: Language
  ) -> String {
    Phrase(
      nb: "Kjenner ikke «\(word)».", nn: "Kjenner ikkje «\(word)».",
      en: "There is no verb “\(word)”.")(language) + hint(suggestion, language)
  }

  static func missingAction(
    _ group: String, _ actions: [String], _ language: Language
  ) -> String {
    let list = actions.joined(separator: ", ")
    return Phrase(
      nb: "Hva skal gjøres med \(group)? Det finnes \(list).",
      nn: "Kva skal gjerast med \(group)? Det finst \(list).",
      en: "What is to be done with \(group)? There is \(list).")(language)
  }

  static func unknownAction(
    _ group: String, _ word: String, _ suggestion: String?, _ actions: [String],
    _ language: Language
  ) -> String {
    let start = Phrase(
      nb: "Kjenner ikke «\(group) \(word)».", nn: "Kjenner ikkje «\(group) \(word)».",
      en: "There is no verb “\(group) \(word)”.")(language)
    guard let suggestion else {
      let list = actions.joined(separator: ", ")
      return start
        + Phrase(nb: " Det finnes \(list).", nn: " Det finst \(list).", en: " There is \(list).")(
          language)
    }
    return start + hint("\(group) \(suggestion)", language)
  }

  static func unexpectedWord(_ word: String, _ language: Language) -> String {
    Phrase(
      nb: "«\(word)» er ett ord for mye.", nn: "«\(word)» er eitt ord for mykje.",
      en: "“\(word)” is one word too many.")(language)
  }

  static func missingWord(_ name: String, _ language: Language) -> String {
    Phrase(nb: "\(name) mangler.", nn: "\(name) manglar.", en: "\(name) is missing.")(language)
  }

  static func resultsNotWritten(_ reason: String, _ language: Language) -> String {
    Phrase(
      nb: "Kunne ikke skrive alt: \(reason).", nn: "Kunne ikkje skrive alt: \(reason).",
      en: "Could not write everything: \(reason).")(language)
  }

  static let changedAllTheSame = Phrase(
    nb: "Endringen er lagret likevel; ikke gjør den en gang til.",
    nn: "Endringa er lagra likevel; ikkje gjer ho ein gong til.",
    en: "The change is stored all the same; do not make it again.")

  static let wordsNotUTF8 = Phrase(
    nb: "Et ord på kommandolinjen er ikke UTF-8. Bare «samspill file» tar slike navn.",
    nn: "Eit ord på kommandolinja er ikkje UTF-8. Berre «samspill file» tek slike namn.",
    en: "A word of the command line is not UTF-8. Only “samspill file” takes such names.")

  static func missingOption(_ option: String, _ language: Language) -> String {
    Phrase(nb: "\(option) mangler.", nn: "\(option) manglar.", en: "\(option) is missing.")(
      language)
  }

  static func notFound(
    _ text: String, like names: [String], _ language: Language
  ) -> String {
    let start = Phrase(
      nb: "Fant ikke «\(text)».", nn: "Fann ikkje «\(text)».", en: "Found no “\(text)”.")(language)
    guard !names.isEmpty else { return start }
    return start + hint(language.alternatives(names), language)
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

  static func confirmReplacing(_ path: String, _ language: Language) -> String {
    Phrase(
      nb: "\(path) finnes. Erstatte den?", nn: "\(path) finst. Byte han ut?",
      en: "\(path) exists. Replace it?")(language)
  }

  static func noAttachments(_ text: String, _ language: Language) -> String {
    Phrase(
      nb: "«\(text)» har ingen vedlegg.", nn: "«\(text)» har ingen vedlegg.",
      en: "“\(text)” has no attachments.")(language)
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

  static func notUTF8(line: Int, _ language: Language) -> String {
    Phrase(
      nb: "linje \(line) er ikke UTF-8; lagre fila som UTF-8 og prøv igjen",
      nn: "linje \(line) er ikkje UTF-8; lagre fila som UTF-8 og prøv igjen",
      en: "line \(line) is not UTF-8; save the file as UTF-8 and try again")(language)
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

  static func noAddress(_ text: String, _ language: Language) -> String {
    Phrase(
      nb: "«\(text)» har ingen e-postadresse.", nn: "«\(text)» har inga e-postadresse.",
      en: "“\(text)” has no mail address.")(language)
  }

  static func noEditor(_ language: Language) -> String {
    Phrase(
      nb:
        "Redigeringen mislyktes; ingenting er lagret. Sett EDITOR, eller bruk --body-file.",
      nn:
        "Redigeringa mislukkast; ingenting er lagra. Set EDITOR, eller bruk --body-file.",
      en: "The editor said that it failed; nothing was stored. Set EDITOR, or use --body-file.")(
        language)
  }

  static func alreadySent(_ language: Language) -> String {
    Phrase(
      nb: "En melding som er sendt, kan ikke endres.",
      nn: "Ei melding som er send, kan ikkje endrast.",
      en: "A message that has been sent cannot be changed.")(language)
  }

  static func masked(_ language: Language) -> String {
    Phrase(
      nb: "Ikke lagret: med --anonymize vises bare, ingenting endres.",
      nn: "Ikkje lagra: med --anonymize blir det berre vist, ingenting endra.",
      en: "Not saved: --anonymize is for showing; nothing is changed.")(language)
  }

  static func moreProblems(_ count: Int, _ language: Language) -> String {
    Phrase(
      nb: "… og \(count) til; «samspill check» viser alle.",
      nn: "… og \(count) til; «samspill check» viser alle.",
      en: "… and \(count) more; “samspill check” shows them all.")(language)
  }

  static func followUpMade(_ facts: String, _ language: Language) -> String {
    Phrase(
      nb: "Ny oppfølging: \(facts)", nn: "Ny oppfølging: \(facts)", en: "New follow-up: \(facts)")(
        language)
  }

  static func followUpChanged(_ facts: String, _ language: Language) -> String {
    Phrase(
      nb: "Endret oppfølging: \(facts)", nn: "Endra oppfølging: \(facts)",
      en: "Changed follow-up: \(facts)")(language)
  }

  static func followUpStays(_ title: String, _ language: Language) -> String {
    Phrase(
      nb: "Oppfølgingen «\(title)» har ingen linje i notatet lenger; den er latt i fred.",
      nn: "Oppfølginga «\(title)» har inga linje i notatet lenger; ho er late i fred.",
      en: "The follow-up “\(title)” has no line in the note any more; it is left as it is.")(
        language)
  }

  static func confirmEmptying(_ count: Int, _ language: Language) -> String {
    Phrase(
      nb: "Fjerne det som ligger i papirkurven (\(count)) for godt?",
      nn: "Fjerne det som ligg i papirkorga (\(count)) for godt?",
      en: "Remove what lies in the trash (\(count)) for good?")(language)
  }

  static func trashEmptied(_ count: Int, _ language: Language) -> String {
    Phrase(
      nb: "Fjernet for godt: \(count)", nn: "Fjerna for godt: \(count)",
      en: "Removed for good: \(count)")(language)
  }

  static func trashIsEmpty(_ language: Language) -> String {
    Phrase(
      nb: "Papirkurven er tom.", nn: "Papirkorga er tom.", en: "The trash is empty.")(language)
  }
}

extension Language {
  /// `A, B eller C`.
  fileprivate func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + Phrase(no: " eller ", en: " or ")(self) + last
  }
}
