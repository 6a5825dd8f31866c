import Wording

/// The words that the command line prints, in every language of the program.
enum Phrases {
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
  static let name = Phrase(nb: "Navn", nn: "Namn", en: "Name")
  static let familyName = Phrase(nb: "Etternavn", nn: "Etternamn", en: "Family name")
  static let givenName = Phrase(nb: "Fornavn", nn: "Fornamn", en: "Given name")
  static let organization = Phrase(nb: "Organisasjon", nn: "Organisasjon", en: "Organisation")
  static let jobTitle = Phrase(nb: "Stillingstittel", nn: "Stillingstittel", en: "Job title")
  static let role = Phrase(nb: "Rolle", nn: "Rolle", en: "Role")
  static let phone = Phrase(nb: "Telefon", nn: "Telefon", en: "Phone")
  static let email = Phrase(nb: "E-post", nn: "E-post", en: "E-mail")
  static let categories = Phrase(nb: "Kategorier", nn: "Kategoriar", en: "Categories")
  static let remark = Phrase(nb: "Merknad", nn: "Merknad", en: "Remark")
  static let languageOfPerson = Phrase(nb: "Språk", nn: "Språk", en: "Language")
  static let alternateNames = Phrase(nb: "Andre navn", nn: "Andre namn", en: "Other names")
  static let number = Phrase(nb: "Nummer", nn: "Nummer", en: "Number")
  static let facts = Phrase(nb: "Fakta", nn: "Fakta", en: "Facts")
  static let place = Phrase(nb: "Sted", nn: "Stad", en: "Place")
  static let website = Phrase(nb: "Nettsted", nn: "Nettstad", en: "Web site")
  static let contacts = Phrase(nb: "Kontakter", nn: "Kontaktar", en: "Contacts")
  static let members = Phrase(nb: "Medlemmer", nn: "Medlemmer", en: "Members")
  static let title = Phrase(nb: "Tittel", nn: "Tittel", en: "Title")
  static let due = Phrase(nb: "Frist", nn: "Frist", en: "Due")
  static let status = Phrase(nb: "Status", nn: "Status", en: "Status")
  static let completed = Phrase(nb: "Fullført", nn: "Fullført", en: "Completed")
  static let priority = Phrase(nb: "Prioritet", nn: "Prioritet", en: "Priority")
  static let responsible = Phrase(nb: "Ansvarlig", nn: "Ansvarleg", en: "Responsible")
  static let municipality = Phrase(nb: "Kommune", nn: "Kommune", en: "Municipality")
  static let note = Phrase(nb: "Notat", nn: "Notat", en: "Note")
  static let text = Phrase(nb: "Tekst", nn: "Tekst", en: "Text")
  static let when = Phrase(nb: "Når", nn: "Når", en: "When")
  static let start = Phrase(nb: "Start", nn: "Start", en: "Start")
  static let end = Phrase(nb: "Slutt", nn: "Slutt", en: "End")
  static let precision = Phrase(nb: "Nøyaktighet", nn: "Nøyaktigheit", en: "Precision")
  static let bound = Phrase(nb: "Binding", nn: "Binding", en: "Bound")
  static let link = Phrase(nb: "Lenke", nn: "Lenkje", en: "Link")
  static let people = Phrase(nb: "Personer", nn: "Personar", en: "People")
  static let recurrence = Phrase(nb: "Gjentakelse", nn: "Gjentaking", en: "Recurrence")
  static let date = Phrase(nb: "Dato", nn: "Dato", en: "Date")
  static let event = Phrase(nb: "Arrangement", nn: "Arrangement", en: "Event")
  static let confidential = Phrase(nb: "Fortrolig", nn: "Fortruleg", en: "Confidential")
  static let followUps = Phrase(nb: "Oppfølging", nn: "Oppfølging", en: "Follow-ups")
  static let section = Phrase(nb: "Del", nn: "Del", en: "Section")
  static let template = Phrase(nb: "Mal", nn: "Mal", en: "Template")
  static let subject = Phrase(nb: "Emne", nn: "Emne", en: "Subject")
  static let sender = Phrase(nb: "Fra", nn: "Frå", en: "From")
  static let recipients = Phrase(nb: "Til", nn: "Til", en: "To")
  static let seen = Phrase(nb: "Lest", nn: "Lesen", en: "Read")
  static let flagged = Phrase(nb: "Merket", nn: "Merkt", en: "Flagged")
  static let unsent = Phrase(nb: "Ikke sendt", nn: "Ikkje sendt", en: "Unsent")
  static let attachments = Phrase(nb: "Vedlegg", nn: "Vedlegg", en: "Attachments")
  static let messagesHeading = Phrase(nb: "Meldinger", nn: "Meldingar", en: "Messages")
  static let latest = Phrase(nb: "Siste", nn: "Siste", en: "Latest")
  static let value = Phrase(nb: "Verdi", nn: "Verdi", en: "Value")
  static let kindHeading = Phrase(nb: "Slag", nn: "Slag", en: "Kind")
  static let hit = Phrase(nb: "Treff", nn: "Treff", en: "Hit")
  static let file = Phrase(nb: "Fil", nn: "Fil", en: "File")
  static let problemHeading = Phrase(nb: "Problem", nn: "Problem", en: "Problem")
  static let verbList = Phrase(nb: "list oppføringer", nn: "list oppføringar", en: "list records")
  static let verbShow = Phrase(
    nb: "vis én oppføring", nn: "vis éi oppføring", en: "show one record")
  static let verbAdd = Phrase(nb: "legg til", nn: "legg til", en: "add one")
  static let verbEdit = Phrase(nb: "endre felt", nn: "endre felt", en: "change fields")
  static let verbDelete = Phrase(
    nb: "flytt til papirkurven", nn: "flytt til papirkorga", en: "move to the trash")
  static let whatItIs = Phrase(
    nb: "arbeidsplassen for den som holder et regionalt støttenettverk sammen",
    nn: "arbeidsplassen for den som held eit regionalt støttenettverk saman",
    en: "the workspace of whoever holds a regional support network together")
  static let opensWorkspace = Phrase(
    nb: "åpne arbeidsplassen", nn: "opne arbeidsplassen", en: "open the workspace")
  static let fileVerbs = Phrase(
    nb: "les, sjekk og endre enkeltfiler", nn: "les, sjekk og endre enkeltfiler",
    en: "read, check and edit single files")
  static let exitCodes = Phrase(
    nb:
      "Sluttkoder: 0 gjort · 1 noe manglet · 2 feil bruk · 3 kunne ikke lese eller skrive · 4 konflikt",
    nn:
      "Sluttkodar: 0 gjort · 1 noko mangla · 2 feil bruk · 3 kunne ikkje lese eller skrive · 4 konflikt",
    en:
      "Exit codes: 0 done · 1 something was missing · 2 wrong usage · 3 could not read or write · 4 conflict"
  )
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
  static let optionTo = Phrase(nb: "mottakeren", nn: "mottakaren", en: "the recipient")
  static let optionFromAddress = Phrase(
    nb: "avsenderen; ellers $EMAIL", nn: "avsendaren; elles $EMAIL",
    en: "the sender; otherwise $EMAIL")
  static let withMainContact = Phrase(
    nb: "Med hovedkontakt", nn: "Med hovudkontakt", en: "With a main contact")
  static let neverReached = Phrase(nb: "Aldri nådd", nn: "Aldri nådd", en: "Never reached")
  static let openFollowUps = Phrase(
    nb: "Åpne oppfølginger", nn: "Opne oppfølgingar", en: "Open follow-ups")
  static let overdueFollowUps = Phrase(
    nb: "Forfalte oppfølginger", nn: "Forfalne oppfølgingar", en: "Overdue follow-ups")
  static let conversations = Phrase(nb: "Tråder", nn: "Trådar", en: "Threads")
  static let waiting = Phrase(
    nb: "Venter på svar", nn: "Ventar på svar", en: "Waiting for an answer")
  static let problems = Phrase(nb: "Problemer", nn: "Problem", en: "Problems")
  static let change = Phrase(nb: "Endring", nn: "Endring", en: "Change")
  static let undone = Phrase(nb: "Angret", nn: "Angra", en: "Undone")
}
