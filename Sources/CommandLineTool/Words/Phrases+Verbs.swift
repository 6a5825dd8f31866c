import Domain
import Wording

/// What each verb does, for the help.
extension Phrases {
  static let verbDelete = Phrase(
    nb: "flytt til papirkurven", nn: "flytt til papirkorga", en: "move to the trash")
  static let verbDone = Phrase(
    nb: "kryss av som gjort", nn: "kryss av som gjort", en: "tick off as done")
  static let verbReopen = Phrase(nb: "ta opp igjen", nn: "ta opp att", en: "take up again")
  static let verbAttend = Phrase(
    nb: "skriv ned hva noen svarte", nn: "skriv ned kva nokon svara",
    en: "write down what somebody answered")
  static let verbPost = Phrase(
    nb: "skriv et innlegg til utboksen", nn: "skriv eit innlegg til utboksen",
    en: "write a post to the outbox")
  static let verbReply = Phrase(
    nb: "skriv et svar til utboksen", nn: "skriv eit svar til utboksen",
    en: "write a reply to the outbox")
  static let verbLink = Phrase(
    nb: "knytt tråden til en kommune", nn: "knyt tråden til ein kommune",
    en: "link the thread to a municipality")
  static let verbAttachments = Phrase(
    nb: "list vedleggene til en tråd eller melding",
    nn: "list vedlegga til ein tråd eller ei melding",
    en: "list the attachments of a thread or message")
  static let verbSave = Phrase(
    nb: "lagre vedlegg i en mappe", nn: "lagre vedlegg i ei mappe",
    en: "save attachments in a folder")
  static let verbAgenda = Phrase(
    nb: "arrangement, frister og oppfølging dag for dag",
    nn: "arrangement, fristar og oppfølging dag for dag",
    en: "events, deadlines and follow-ups by day")
  static let verbCoverage = Phrase(
    nb: "alle kommunene, hva som er gjort og hva som mangler",
    nn: "alle kommunane, kva som er gjort og kva som manglar",
    en: "every municipality, what is done and what is missing")
  static let verbTimeline = Phrase(
    nb: "alt med én kommune eller person, nyeste først",
    nn: "alt med éin kommune eller person, nyaste først",
    en: "everything with one municipality or person, newest first")
  static let verbSearch = Phrase(nb: "søk i alt", nn: "søk i alt", en: "search everything")
  static let verbStatus = Phrase(
    nb: "tallene, problemene og det som haster", nn: "tala, problema og det som hastar",
    en: "the figures, the problems and what is urgent")
  static let verbInit = Phrase(
    nb: "lag et lager, eller gjør ferdig en mappe som har samlinger",
    nn: "lag eit lager, eller gjer ferdig ei mappe som har samlingar",
    en: "make a store, or complete a folder that holds collections")
  static let verbCheck = Phrase(
    nb: "se etter feil i lageret eller i filene", nn: "sjå etter feil i lageret eller i filene",
    en: "look for faults in the store or in the files")
  static let verbUndo = Phrase(
    nb: "angre den siste endringen", nn: "angre den siste endringa", en: "undo the latest change")
  static let verbRedo = Phrase(
    nb: "gjør om det som ble angret", nn: "gjer om det som vart angra", en: "redo what was undone")
  static let verbHistory = Phrase(
    nb: "endringene som kan angres", nn: "endringane som kan angrast",
    en: "the changes that can be undone")
  static let verbTrashList = Phrase(
    nb: "det som ligger i papirkurven", nn: "det som ligg i papirkorga",
    en: "what lies in the trash")
  static let verbRestore = Phrase(
    nb: "hent tilbake fra papirkurven", nn: "hent tilbake frå papirkorga",
    en: "bring back from the trash")
  static let verbProjectCheck = Phrase(
    nb: "sjekk prosjektgruppene mot reglene", nn: "sjekk prosjektgruppene mot reglane",
    en: "check the project groups against the rules")
  static let verbTrashEmpty = Phrase(
    nb: "fjern for godt det som ligger i papirkurven",
    nn: "fjern for godt det som ligg i papirkorga",
    en: "remove for good what lies in the trash")
  static let verbSchema = Phrase(
    nb: "hvordan JSON-en ser ut, som JSON Schema", nn: "korleis JSON-en ser ut, som JSON Schema",
    en: "what the JSON looks like, as JSON Schema")
  static let verbCompletions = Phrase(
    nb: "fullføring med tabulator for skallet", nn: "fullføring med tabulator for skalet",
    en: "completion with the Tab key for the shell")
  static let verbManual = Phrase(
    nb: "håndboken som manualside (roff)", nn: "handboka som manualside (roff)",
    en: "the manual page (roff)")

  /// What `contacts list` does, and the like.
  static func list(_ kind: RecordKind) -> Phrase {
    if kind == .message {
      return Phrase(nb: "list tråder", nn: "list trådar", en: "list threads")
    }
    let names = kind.lowercasePlural
    return Phrase(nb: "list \(names.nb)", nn: "list \(names.nn)", en: "list \(names.en)")
  }

  static func show(_ kind: RecordKind) -> Phrase {
    if kind == .message {
      return Phrase(nb: "vis en tråd", nn: "vis ein tråd", en: "show a thread")
    }
    let name = kind.definiteName
    return Phrase(nb: "vis \(name.nb)", nn: "vis \(name.nn)", en: "show \(name.en)")
  }

  static func add(_ kind: RecordKind) -> Phrase {
    if kind == .message { return verbPost }
    let name = kind.name
    return Phrase(
      nb: "legg til: \(name.nb.lowercased())", nn: "legg til: \(name.nn.lowercased())",
      en: "add: \(name.en.lowercased())")
  }

  static func edit(_ kind: RecordKind) -> Phrase {
    let name = kind.definiteName
    return Phrase(
      nb: "endre felt i \(name.nb)", nn: "endre felt i \(name.nn)",
      en: "change fields of \(name.en)")
  }
}

extension RecordKind {
  fileprivate var lowercasePlural: Phrase {
    let names = pluralName
    return Phrase(
      nb: names.nb.lowercased(), nn: names.nn.lowercased(), en: names.en.lowercased())
  }
}
