import Wording

/// What each option does, for the help.
extension Phrases {
  static let optionStore = Phrase(
    nb: "lageret; ellers brukerens datamappe", nn: "lageret; elles datamappa til brukaren",
    en: "the store; otherwise the user's data folder")
  static let optionNetwork = Phrase(
    nb: "hvilket nettverk (trondelag)", nn: "kva nettverk (trondelag)",
    en: "which network (trondelag)")
  static let optionToday = Phrase(
    nb: "dagen alt regnes fra", nn: "dagen alt blir rekna frå",
    en: "the day that everything is counted from")
  static let optionLanguage = Phrase(
    nb: "språk for meldinger", nn: "språk for meldingar", en: "language of messages")
  static let optionJSON = Phrase(nb: "skriv JSON", nn: "skriv JSON", en: "print JSON")
  static let optionCSV = Phrase(nb: "skriv CSV", nn: "skriv CSV", en: "print CSV")
  static let optionPlain = Phrase(
    nb: "skriv ren tekst (som ellers)", nn: "skriv rein tekst (som elles)",
    en: "print plain text (the default)")
  static let optionReadOnly = Phrase(
    nb: "nekt å skrive noe", nn: "nekt å skrive noko", en: "refuse every write")
  static let optionYes = Phrase(nb: "ikke spør", nn: "ikkje spør", en: "do not ask")
  static let optionDemo = Phrase(
    nb: "et nettverk å prøve seg i, borte etterpå", nn: "eit nettverk å prøve seg i, borte etterpå",
    en: "a network to try things in, gone afterwards")
  static let optionScale = Phrase(
    nb: "størrelsen på prøvenettverket", nn: "storleiken på prøvenettverket",
    en: "the size of the demo network")
  static let optionSeed = Phrase(
    nb: "frøet til prøvenettverket", nn: "frøet til prøvenettverket",
    en: "the seed of the demo network")
  static let optionKeep = Phrase(
    nb: "behold prøvenettverket i mappa", nn: "behald prøvenettverket i mappa",
    en: "keep the demo network in the folder")
  static let optionHelp = Phrase(
    nb: "vis denne hjelpen", nn: "vis denne hjelpa", en: "show this help")
  static let optionVersion = Phrase(
    nb: "vis versjonen", nn: "vis versjonen", en: "show the version")
  static let optionSet = Phrase(
    nb: "gi et felt ny verdi; kan gjentas", nn: "gi eit felt ny verdi; kan takast opp att",
    en: "give a field a new value; repeatable")
  static let optionIfRevision = Phrase(
    nb: "bare hvis oppføringen fortsatt er denne", nn: "berre om oppføringa framleis er denne",
    en: "only if the record still is at this revision")
  static let optionBodyFile = Phrase(
    nb: "teksten, fra fil eller fra standard inn", nn: "teksten, frå fil eller frå standard inn",
    en: "the text, from a file or standard input")
  static let optionSubject = Phrase(nb: "emnet", nn: "emnet", en: "the subject")
  static let optionAttachment = Phrase(
    nb: "bare dette; kan gjentas; ellers alle", nn: "berre dette; kan takast opp att; elles alle",
    en: "only this one; repeatable; otherwise all")
  static let optionToDirectory = Phrase(
    nb: "mappa det lagres i", nn: "mappa det blir lagra i", en: "the folder to save in")
  static let optionTemplate = Phrase(
    nb: "malen å begynne med", nn: "malen å byrje med", en: "the template to begin with")
  static let optionWho = Phrase(nb: "hvem det gjelder", nn: "kven det gjeld", en: "who it is about")
  static let optionStatus = Phrase(
    nb: "accepted, declined, tentative eller needs-action",
    nn: "accepted, declined, tentative eller needs-action",
    en: "accepted, declined, tentative or needs-action")
  static let optionOccurrences = Phrase(
    nb: "én rad for hver gang det skjer", nn: "éi rad for kvar gong det skjer",
    en: "one row for each time it happens")
  static let optionDays = Phrase(nb: "hvor mange dager", nn: "kor mange dagar", en: "how many days")
  static let optionMeasure = Phrase(
    nb: "hva som måles", nn: "kva som blir målt", en: "what is measured")
  static let optionEvent = Phrase(
    nb: "arrangementet det gjelder", nn: "arrangementet det gjeld", en: "the event it is about")
  static let optionMap = Phrase(nb: "som kart", nn: "som kart", en: "as a map")
  static let optionKind = Phrase(
    nb: "bare oppføringer av ett slag", nn: "berre oppføringar av eitt slag",
    en: "only records of one kind")
  static let optionLimit = Phrase(nb: "høyst så mange", nn: "høgst så mange", en: "at most so many")
  static let filterRole = Phrase(
    nb: "bare de med denne rollen", nn: "berre dei med denne rolla", en: "only those with this role"
  )
  static let filterCategory = Phrase(
    nb: "bare de i denne kategorien", nn: "berre dei i denne kategorien",
    en: "only those in this category")
  static let filterMunicipality = Phrase(
    nb: "bare det som gjelder kommunen", nn: "berre det som gjeld kommunen",
    en: "only what concerns the municipality")
  static let filterPerson = Phrase(
    nb: "bare det som gjelder personen", nn: "berre det som gjeld personen",
    en: "only what concerns the person")
  static let filterOverdue = Phrase(
    nb: "bare det som er forfalt", nn: "berre det som er forfalle", en: "only what is overdue")
  static let filterOpen = Phrase(
    nb: "bare det som er åpent", nn: "berre det som er ope", en: "only what is open")
  static let filterDueBefore = Phrase(
    nb: "bare det som forfaller før dagen", nn: "berre det som forfell før dagen",
    en: "only what is due before the day")
  static let filterFrom = Phrase(
    nb: "fra og med dagen", nn: "frå og med dagen", en: "from the day on")
  static let filterTo = Phrase(nb: "til dagen", nn: "til dagen", en: "up to the day")
  static let filterUpcoming = Phrase(
    nb: "bare det som ligger foran", nn: "berre det som ligg framfor", en: "only what lies ahead")
  static let optionTo = Phrase(nb: "mottakeren", nn: "mottakaren", en: "the recipient")
  static let optionFromAddress = Phrase(
    nb: "avsenderen; ellers $EMAIL", nn: "avsendaren; elles $EMAIL",
    en: "the sender; otherwise $EMAIL")
  static let optionColor = Phrase(
    nb: "farger i det som skrives", nn: "fargar i det som blir skrive", en: "colours in the output")
  static let optionAnonymize = Phrase(
    nb: "skjul navn, telefonnumre og adresser; nekt å skrive",
    nn: "skjul namn, telefonnummer og adresser; nekt å skrive",
    en: "mask names, phone numbers and addresses; refuse every write")
}
