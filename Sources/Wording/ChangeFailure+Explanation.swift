package import Domain

extension ChangeFailure {
  /// Why the change was not made, for the person who made it.
  ///
  /// The record is called `title` if the caller knows it; otherwise its kind or its file is named.
  package func explanation(of title: String? = nil) -> Explanation {
    switch self {
    case .conflict(let key, let theirs, _):
      let name = Self.name(of: key, title: title ?? theirs?.title)
      return theirs == nil ? Self.deletedMeanwhile(name) : Self.changedMeanwhile(name)
    case .present(let key, let theirs, let path):
      return Self.present(Self.name(of: key, title: title ?? theirs?.title), path)
    case .undoConflict(let key, _, let mine, let theirs):
      return Self.undoneMeanwhile(
        Self.name(of: key, title: title ?? theirs?.title ?? mine?.title))
    case .otherCharset(let key, let path):
      return Self.otherCharset(Self.name(of: key, title: title), path)
    case .missing(let key): return Self.missing(Self.name(of: key, title: title))
    case .readOnly: return Self.readOnly
    case .system(let path, let reason): return Self.system(Self.name(of: path, title), reason)
    case .durabilityUnknown(let path): return Self.durabilityUnknown(Self.name(of: path, title))
    case .nothingToUndo:
      return Explanation(
        what: Phrase(
          nb: "Det er ingenting å angre.", nn: "Det er ingenting å angre.",
          en: "There is nothing to undo."),
        advice: Phrase(""))
    case .nothingToRedo:
      return Explanation(
        what: Phrase(
          nb: "Det er ingenting å gjøre om.", nn: "Det er ingenting å gjere om.",
          en: "There is nothing to redo."),
        advice: Phrase(""))
    }
  }

  private static func name(of key: RecordKey, title: String?) -> Phrase {
    guard let title, !title.isEmpty else { return key.kind.definiteName }
    return Phrase(nb: "«\(title)»", nn: "«\(title)»", en: "“\(title)”")
  }

  private static func name(of path: String, _ title: String?) -> Phrase {
    guard let title, !title.isEmpty else { return Phrase(path) }
    return Phrase(nb: "«\(title)»", nn: "«\(title)»", en: "“\(title)”")
  }

  private static func changedMeanwhile(_ name: Phrase) -> Explanation {
    Explanation(
      what: Phrase(
        nb: "Ikke lagret: \(name.nb) ble endret av et annet program mens du redigerte.",
        nn: "Ikkje lagra: \(name.nn) vart endra av eit anna program medan du redigerte.",
        en: "Not saved: \(name.en) was changed by another program while you edited."),
      advice: Phrase(
        nb: "Velg din utgave eller den andre; begge er her fortsatt.",
        nn: "Vel di utgåve eller den andre; begge er her framleis.",
        en: "Choose your version or the other one; both are still here."))
  }

  private static func otherCharset(_ name: Phrase, _ path: String) -> Explanation {
    Explanation(
      what: Phrase(
        nb:
          "Ikke lagret: filen til \(name.nb) er ikke i UTF-8, og endringen kan ikke skrives i den.",
        nn:
          "Ikkje lagra: fila til \(name.nn) er ikkje i UTF-8, og endringa kan ikkje skrivast i ho.",
        en:
          "Not saved: the file of \(name.en) is not in UTF-8, and the change cannot be written in it."
      ),
      advice: Phrase(
        nb: "Lagre \(path) som UTF-8 i et annet program, og prøv igjen.",
        nn: "Lagre \(path) som UTF-8 i eit anna program, og prøv igjen.",
        en: "Save \(path) as UTF-8 in another program, then try again."))
  }

  private static func undoneMeanwhile(_ name: Phrase) -> Explanation {
    Explanation(
      what: Phrase(
        nb: "Ikke angret: \(name.nb) er endret av et annet program siden.",
        nn: "Ikkje angra: \(name.nn) er endra av eit anna program sidan.",
        en: "Not undone: \(name.en) has been changed by another program since."),
      advice: Phrase(
        nb: "Velg utgaven som var, eller den som er; begge er her fortsatt.",
        nn: "Vel utgåva som var, eller den som er; begge er her framleis.",
        en: "Choose the version that was or the one that is; both are still here."))
  }

  private static func present(_ name: Phrase, _ path: String) -> Explanation {
    Explanation(
      what: Phrase(
        nb: "Ikke hentet tilbake: \(name.nb) finnes i lageret fra før, i \(path).",
        nn: "Ikkje henta tilbake: \(name.nn) finst i lageret frå før, i \(path).",
        en: "Not restored: \(name.en) is in the store already, in \(path)."),
      advice: Phrase(
        nb: "Vil du ha utgaven i papirkurven, så slett den andre først; den ligger der fortsatt.",
        nn: "Vil du ha utgåva i papirkorga, så slett den andre først; ho ligg der framleis.",
        en: "To have the version in the trash, delete that one first; it is still there."))
  }

  private static func deletedMeanwhile(_ name: Phrase) -> Explanation {
    Explanation(
      what: Phrase(
        nb: "Ikke lagret: \(name.nb) ble slettet av et annet program mens du redigerte.",
        nn: "Ikkje lagra: \(name.nn) vart sletta av eit anna program medan du redigerte.",
        en: "Not saved: \(name.en) was deleted by another program while you edited."),
      advice: Phrase(
        nb: "Lagre som ny, eller forkast din utgave.",
        nn: "Lagre som ny, eller forkast di utgåve.",
        en: "Save it as new, or discard your version."))
  }

  private static func missing(_ name: Phrase) -> Explanation {
    Explanation(
      what: Phrase(
        nb: "Fant ikke \(name.nb) lenger.", nn: "Fann ikkje \(name.nn) lenger.",
        en: "Could not find \(name.en) any more."),
      advice: Phrase(
        nb: "Se i papirkurven om det er slettet.", nn: "Sjå i papirkorga om det er sletta.",
        en: "Look in the trash if it was deleted."))
  }

  private static let readOnly = Explanation(
    what: Phrase(
      nb: "Ikke lagret: Samspill er åpnet bare for lesing.",
      nn: "Ikkje lagra: Samspill er opna berre for lesing.",
      en: "Not saved: Samspill was opened for reading only."),
    advice: Phrase(
      nb: "Start uten --read-only for å endre.", nn: "Start utan --read-only for å endre.",
      en: "Start without --read-only to make changes."))

  private static func durabilityUnknown(_ name: Phrase) -> Explanation {
    Explanation(
      what: Phrase(
        nb: "Lagret, men systemet bekreftet ikke at \(name.nb) tåler et strømbrudd.",
        nn: "Lagra, men systemet stadfesta ikkje at \(name.nn) toler eit straumbrot.",
        en: "Saved, but the system did not confirm that \(name.en) would survive a power cut."),
      advice: Phrase(
        nb: "Lagre gjerne en gang til.", nn: "Lagre gjerne ein gong til.",
        en: "Save once more to be sure."))
  }

  private static func system(_ name: Phrase, _ reason: SystemReason) -> Explanation {
    let cause = reason.cause
    return Explanation(
      what: Phrase(
        nb: "\(name.nb) ble ikke lagret: \(cause.nb).",
        nn: "\(name.nn) vart ikkje lagra: \(cause.nn).",
        en: "\(name.en) was not saved: \(cause.en)."),
      advice: reason.advice)
  }
}

extension ChangeFailure.SystemReason {
  /// `det er ikke mer plass på disken`.
  package var cause: Phrase {
    switch self {
    case .noSpace:
      Phrase(
        nb: "det er ikke mer plass på disken", nn: "det er ikkje meir plass på disken",
        en: "there is no space left on the disk")
    case .readOnlyFileSystem:
      Phrase(
        nb: "disken kan bare leses", nn: "disken kan berre lesast", en: "the disk is read-only")
    case .noPermission:
      Phrase(nb: "du har ikke tilgang", nn: "du har ikkje tilgang", en: "permission was denied")
    case .inputOutput:
      Phrase(
        nb: "disken svarte med en feil", nn: "disken svara med ein feil",
        en: "the disk reported an error")
    case .tooManyFiles:
      Phrase(
        nb: "for mange filer er åpne", nn: "for mange filer er opne", en: "too many files are open")
    case .busy:
      Phrase(
        nb: "Samspill skriver i nettverket et annet sted",
        nn: "Samspill skriv i nettverket ein annan stad",
        en: "Samspill is writing to the network elsewhere")
    case .restless:
      Phrase(
        nb: "et annet program endrer fila hele tida", nn: "eit anna program endrar fila heile tida",
        en: "another program keeps changing the file")
    case .obstructed:
      Phrase(
        nb: "der den skulle ligge, er det noe annet", nn: "der ho skulle liggje, er det noko anna",
        en: "something else lies where it should be")
    case .other(errno: 0, let message): Phrase(nb: message, nn: message, en: message)
    case .other(let errno, let message):
      Phrase(
        nb: "systemfeil \(errno), \(message)", nn: "systemfeil \(errno), \(message)",
        en: "system error \(errno), \(message)")
    }
  }

  /// What the user can do.
  package var advice: Phrase {
    switch self {
    case .noSpace:
      Phrase(
        nb: "Frigjør plass og lagre på nytt; endringen er her fortsatt.",
        nn: "Frigjer plass og lagre på nytt; endringa er her framleis.",
        en: "Free some space and save again; your change is still here.")
    case .readOnlyFileSystem:
      Phrase(
        nb: "Gjør disken skrivbar, eller velg en annen mappe med --store.",
        nn: "Gjer disken skrivbar, eller vel ei anna mappe med --store.",
        en: "Make the disk writable, or choose another folder with --store.")
    case .noPermission:
      Phrase(
        nb: "Sjekk hvem som eier mappa og filene i den.",
        nn: "Sjekk kven som eig mappa og filene i henne.",
        en: "Check who owns the folder and the files in it.")
    case .inputOutput:
      Phrase(
        nb: "Ta en sikkerhetskopi nå, og sjekk disken.",
        nn: "Ta ein sikkerheitskopi no, og sjekk disken.",
        en: "Make a backup now, and check the disk.")
    case .tooManyFiles:
      Phrase(
        nb: "Lukk andre programmer og lagre på nytt.", nn: "Lukk andre program og lagre på nytt.",
        en: "Close other programs and save again.")
    case .busy, .restless:
      Phrase(
        nb: "Vent litt og lagre på nytt; endringen er her fortsatt.",
        nn: "Vent litt og lagre på nytt; endringa er her framleis.",
        en: "Wait a little and save again; your change is still here.")
    case .obstructed:
      Phrase(
        nb: "Flytt det bort og lagre på nytt; endringen er her fortsatt.",
        nn: "Flytt det bort og lagre på nytt; endringa er her framleis.",
        en: "Move it away and save again; your change is still here.")
    case .other:
      Phrase(
        nb: "Lagre på nytt; endringen er her fortsatt.",
        nn: "Lagre på nytt; endringa er her framleis.",
        en: "Save again; your change is still here.")
    }
  }
}
