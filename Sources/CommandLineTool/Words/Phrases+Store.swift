import Wording

/// Sentences about the store as a whole: repair, backup, restore.
extension Phrases {
  static let optionRepair = Phrase(
    nb: "rett det som kan rettes uten at noe går tapt",
    nn: "rett det som kan rettast utan at noko går tapt",
    en: "mend what can be mended without losing anything")

  static func nothingToMend(_ language: Language) -> String {
    Phrase(
      nb: "Det er ingenting å rette.", nn: "Det er ingenting å rette.",
      en: "There is nothing to mend.")(language)
  }

  static func canBeMended(_ count: Int, _ language: Language) -> String {
    Phrase(
      nb: "«samspill check --repair» kan rette \(count) av dem uten at noe går tapt.",
      nn: "«samspill check --repair» kan rette \(count) av dei utan at noko går tapt.",
      en: "“samspill check --repair” can mend \(count) of them without losing anything.")(language)
  }

  static func confirmMending(_ count: Int, isUndoable: Bool, _ language: Language) -> String {
    let question = Phrase(
      nb: "Rette dette (\(count))?", nn: "Rette dette (\(count))?", en: "Mend this (\(count))?")
    let undo = Phrase(nb: " Det kan angres.", nn: " Det kan angrast.", en: " It can be undone.")
    return question(language) + (isUndoable ? undo(language) : "")
  }

  static func mended(_ count: Int, isUndoable: Bool, _ language: Language) -> String {
    let done = Phrase(nb: "Rettet: \(count).", nn: "Retta: \(count).", en: "Mended: \(count).")
    let undo = Phrase(
      nb: " «samspill undo» tar det tilbake.", nn: " «samspill undo» tek det tilbake.",
      en: " “samspill undo” takes it back.")
    return done(language) + (isUndoable ? undo(language) : "")
  }

  /// What the change is called in the history.
  static func mendingLabel(_ language: Language) -> String {
    Phrase(nb: "Rettet feil i lageret", nn: "Retta feil i lageret", en: "Mended the store")(
      language)
  }

  static func problemsLeft(_ count: Int, _ language: Language) -> String {
    Phrase(
      nb: "Igjen: \(count). «samspill check» viser dem.",
      nn: "Att: \(count). «samspill check» viser dei.",
      en: "Left: \(count). “samspill check” shows them.")(language)
  }

  static let verbBackup = Phrase(
    nb: "skriv alt i lageret til en ny tar-fil", nn: "skriv alt i lageret til ei ny tar-fil",
    en: "write all of the store to a new tar file")
  static let verbRestoreBackup = Phrase(
    nb: "lag et nytt lager av en sikkerhetskopi", nn: "lag eit nytt lager av ein sikkerheitskopi",
    en: "make a new store out of a backup")

  static func backedUp(_ count: Int, _ language: Language) -> String {
    Phrase(
      nb: "Sikkerhetskopiert: \(count) filer. Den er ikke kryptert; oppbevar den trygt.",
      nn: "Sikkerheitskopiert: \(count) filer. Han er ikkje kryptert; oppbevar han trygt.",
      en: "Backed up: \(count) files. It is not encrypted; keep it safe.")(language)
  }

  static let linkNotBackedUp = Phrase(
    nb: "er en symbolsk lenke, og er ikke med i sikkerhetskopien",
    nn: "er ei symbolsk lenkje, og er ikkje med i sikkerheitskopien",
    en: "is a symbolic link, and not in the backup")
  static let noFileNotBackedUp = Phrase(
    nb: "er verken fil eller mappe, og er ikke med i sikkerhetskopien",
    nn: "er verken fil eller mappe, og er ikkje med i sikkerheitskopien",
    en: "is neither file nor folder, and not in the backup")

  static func restoredBackup(_ count: Int, _ language: Language) -> String {
    Phrase(
      nb: "Hentet tilbake: \(count) filer.", nn: "Henta tilbake: \(count) filer.",
      en: "Restored: \(count) files.")(language)
  }

  static func confirmStep(_ language: Language) -> String {
    Phrase(
      nb: "Ta det tilbake likevel? Det den andre skrev, kan hentes igjen.",
      nn: "Ta det tilbake likevel? Det den andre skreiv, kan hentast att.",
      en: "Take it back all the same? What the other wrote can be had again.")(language)
  }

  static let isReadableByOthers = Phrase(
    nb: "Andre kan lese", nn: "Andre kan lese", en: "Others can read it")

  static func readableByOthers(_ language: Language) -> String {
    Phrase(
      nb: "Andre på maskinen kan lese lageret. «samspill check --repair» ordner det.",
      nn: "Andre på maskina kan lese lageret. «samspill check --repair» ordnar det.",
      en: "Others on this machine can read the store. “samspill check --repair” sees to it.")(
        language)
  }
}
