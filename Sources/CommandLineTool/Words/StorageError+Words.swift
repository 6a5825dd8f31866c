import Domain
package import Storage
package import Wording

extension StorageError {
  /// What is wrong with the store or a file and what can be done; a sentence that names the path.
  package func sentence(_ language: Language) -> String {
    path.onOneLine + ": " + words(language)
  }

  private func words(_ language: Language) -> String {
    switch self {
    case .system(let error, _):
      let reason = error.reason
      return reason.cause(language) + ". " + reason.adviceToCommands(language)
    case .changed:
      return Phrase(
        nb: "endret av et annet program imens; ingenting er skrevet",
        nn: "endra av eit anna program imens; ingenting er skrive",
        en: "changed by another program meanwhile; nothing was written")(language)
    case .exists:
      return Phrase(
        nb: "det finnes alt en fil med dette navnet; ingenting er skrevet",
        nn: "det finst alt ei fil med dette namnet; ingenting er skrive",
        en: "there is already a file of this name; nothing was written")(language)
    case .missing:
      return Phrase(
        nb: "finnes ikke", nn: "finst ikkje", en: "there is nothing of this name")(language)
    case .symbolicLink:
      return Phrase(
        nb: "er en symbolsk lenke, og blir latt i fred",
        nn: "er ei symbolsk lenkje, og blir late i fred",
        en: "is a symbolic link; it is left alone")(language)
    case .notRegular:
      return Phrase(
        nb: "er ikke det en venter her, og blir latt i fred",
        nn: "er ikkje det ein ventar her, og blir late i fred",
        en: "is not what is expected here; it is left alone")(language)
    case .tooBig(_, let byteCount):
      return Phrase(
        nb: "er for stor til å leses (\(byteCount) byte)",
        nn: "er for stor til å lesast (\(byteCount) byte)",
        en: "is too big to read (\(byteCount) bytes)")(language)
    case .busy:
      return Phrase(
        nb: "et annet program skriver her; ingenting er skrevet, prøv igjen",
        nn: "eit anna program skriv her; ingenting er skrive, prøv igjen",
        en: "another program is writing here; nothing was written, try again")(language)
    case .durabilityUnknown(let error, _):
      return Phrase(
        nb: "lagret, men det er usikkert om det tåler et strømbrudd: \(error.message)",
        nn: "lagra, men det er usikkert om det toler eit straumbrot: \(error.message)",
        en: "stored, but it may not survive a power cut: \(error.message)")(language)
    case .unusable(let reason, _):
      return reason.phrase(language)
    }
  }
}

extension ChangeFailure.SystemReason {
  /// What can be done where nothing that was written waits to be saved again.
  var adviceToCommands: Phrase {
    switch self {
    case .noSpace:
      Phrase(
        nb: "Frigjør plass og prøv igjen.", nn: "Frigjer plass og prøv igjen.",
        en: "Make room and try again.")
    case .other:
      Phrase(
        nb: "Prøv igjen, eller velg en annen mappe med --store.",
        nn: "Prøv igjen, eller vel ei anna mappe med --store.",
        en: "Try again, or choose another folder with --store.")
    case .tooManyFiles:
      Phrase(
        nb: "Lukk andre programmer og prøv igjen.", nn: "Lukk andre program og prøv igjen.",
        en: "Close other programs and try again.")
    case .busy, .restless:
      Phrase(
        nb: "Vent litt og prøv igjen.", nn: "Vent litt og prøv igjen.",
        en: "Wait a little and try again.")
    case .obstructed:
      Phrase(
        nb: "Flytt det bort og prøv igjen.", nn: "Flytt det bort og prøv igjen.",
        en: "Move it away and try again.")
    case .readOnlyFileSystem, .noPermission, .inputOutput: advice
    }
  }
}

extension StorageError.Reason {
  fileprivate var phrase: Phrase {
    switch self {
    case .noStore:
      Phrase(
        nb: "inneholder ikke noe nettverk; «samspill init» lager ett her",
        nn: "inneheld ikkje noko nettverk; «samspill init» lagar eitt her",
        en: "holds no network; “samspill init” makes one here")
    case .notEmpty:
      Phrase(
        nb: "inneholder andre ting; velg en tom eller ny mappe for nettverket",
        nn: "inneheld andre ting; vel ei tom eller ny mappe for nettverket",
        en: "holds other things; choose an empty or a new folder for the network")
    case .newerFormat(let format):
      Phrase(
        nb: "er laget av en nyere utgave av Samspill (format \(format)); bruk den",
        nn: "er laga av ei nyare utgåve av Samspill (format \(format)); bruk ho",
        en: "was made by a later version of Samspill (format \(format)); use that one")
    case .brokenDescription(let reason):
      Phrase(
        nb: "kan ikke forstås (\(reason.phrase(.nb))); rett den, eller hent den fra en "
          + "sikkerhetskopi",
        nn: "kan ikkje forståast (\(reason.phrase(.nn))); rett ho, eller hent ho frå ein "
          + "sikkerheitskopi",
        en: "cannot be understood (\(reason.explanation)); mend it or take it from a backup")
    case .unknownNetwork:
      {
        let names = StarterNetwork.names.joined(separator: ", ")
        return Phrase(
          nb: "er ikke noe nettverk vi kjenner; det finnes \(names)",
          nn: "er ikkje noko nettverk vi kjenner; det finst \(names)",
          en: "is no network we know; there is \(names)")
      }()
    case .readOnly:
      Phrase(
        nb: "er åpnet bare for lesing; ingenting er skrevet",
        nn: "er opna berre for lesing; ingenting er skrive",
        en: "was opened for reading only; nothing was written")
    case .noHome:
      Phrase(
        nb: "er ikke satt, så nettverket har ingen plass; velg en mappe med --store",
        nn: "er ikkje sett, så nettverket har ingen plass; vel ei mappe med --store",
        en: "is not set, so there is no place for the network; choose a folder with --store")
    case .occupied, .backupInside, .notBackup, .incompleteBackup, .noTar, .tarFailed: backupPhrase
    }
  }

  private var backupPhrase: Phrase {
    switch self {
    case .occupied:
      Phrase(
        nb: "er ikke tom; velg en tom eller ny mappe med --store. Ingenting er gjort",
        nn: "er ikkje tom; vel ei tom eller ny mappe med --store. Ingenting er gjort",
        en: "is not empty; choose an empty or a new folder with --store. Nothing was done")
    case .backupInside:
      Phrase(
        nb: "ligger i selve lageret; legg sikkerhetskopien et annet sted",
        nn: "ligg i sjølve lageret; legg sikkerheitskopien ein annan stad",
        en: "lies in the store itself; put the backup somewhere else")
    case .notBackup(let reason):
      Phrase(
        nb: "er ikke en sikkerhetskopi som kan hentes tilbake (\(reason.phrase(.nb))); "
          + "ingenting er gjort",
        nn: "er ikkje ein sikkerheitskopi som kan hentast tilbake (\(reason.phrase(.nn))); "
          + "ingenting er gjort",
        en: "is not a backup that can be restored (\(reason.explanation)); nothing was done")
    case .incompleteBackup:
      Phrase(
        nb: "inneholder ikke alt den skulle, lest om igjen; ingenting er beholdt av den",
        nn: "inneheld ikkje alt ho skulle, lesen om att; ingenting er teke vare på av ho",
        en: "does not hold what it should, read back; nothing was kept of it")
    case .noTar:
      Phrase(
        nb: "krever programmet tar, som ikke er installert",
        nn: "krev programmet tar, som ikkje er installert",
        en: "needs the program tar, which is not installed")
    case .tarFailed(let reason):
      Phrase(
        nb: "tar mislyktes (\(reason)); ingenting er gjort",
        nn: "tar mislukkast (\(reason)); ingenting er gjort",
        en: "tar failed (\(reason)); nothing was done")
    default: Phrase("")
    }
  }
}
