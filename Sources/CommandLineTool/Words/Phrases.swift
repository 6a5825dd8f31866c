import Wording

/// The words that the command line prints, in every language of the program: headings first.
enum Phrases {
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
  static let kindHeading = Phrase(nb: "Slag", nn: "Slag", en: "Kind")
  static let hit = Phrase(nb: "Treff", nn: "Treff", en: "Hit")
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
    nb: "Sluttkoder: 0 gjort · 1 noe manglet · 2 feil bruk · 3 lese- eller skrivefeil · 4 konflikt",
    nn: "Sluttkodar: 0 gjort · 1 noko mangla · 2 feil bruk · 3 lese- eller skrivefeil · 4 konflikt",
    en:
      "Exit codes: 0 done · 1 something missing · 2 wrong usage · 3 no reading or writing · 4 conflict"
  )
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
  static let identity = Phrase("UID")
  static let revision = Phrase(nb: "Revisjon", nn: "Revisjon", en: "Revision")
  static let path = Phrase(nb: "Fil", nn: "Fil", en: "File")
  static let timeZone = Phrase(nb: "Tidssone", nn: "Tidssone", en: "Time zone")
  static let overdue = Phrase(nb: "Forfalt", nn: "Forfalle", en: "Overdue")
  static let noteKind = Phrase(nb: "Slags notat", nn: "Slags notat", en: "Kind of note")
  static let copies = Phrase(nb: "Kopi", nn: "Kopi", en: "Copy")
  static let unread = Phrase(nb: "Uleste", nn: "Ulesne", en: "Unread")
  static let lastContact = Phrase(
    nb: "Siste kontakt, dag", nn: "Siste kontakt, dag", en: "Last contact, day")
  static let attended = Phrase(nb: "Var med på", nn: "Var med på", en: "Attended")
  static let gatherings = Phrase(nb: "Samlinger", nn: "Samlingar", en: "Gatherings")
  static let isAhead = Phrase(nb: "Ligger foran", nn: "Ligg framfor", en: "Lies ahead")
  static let score = Phrase(nb: "Poeng", nn: "Poeng", en: "Score")
  static let deletedHeading = Phrase(nb: "Slettet", nn: "Sletta", en: "Deleted")
  static let line = Phrase(nb: "Linje", nn: "Linje", en: "Line")
  static let column = Phrase(nb: "Kolonne", nn: "Kolonne", en: "Column")
  static let severity = Phrase(nb: "Alvor", nn: "Alvor", en: "Severity")
  static let code = Phrase(nb: "Kode", nn: "Kode", en: "Code")
  static let message = Phrase(nb: "Melding", nn: "Melding", en: "Message")
  static let rule = Phrase(nb: "Regel", nn: "Regel", en: "Rule")
  static let isKept = Phrase(nb: "Holdt", nn: "Halden", en: "Kept")
  static let finding = Phrase(nb: "Funn", nn: "Funn", en: "Finding")
  static let municipalities = Phrase(nb: "Kommuner", nn: "Kommunar", en: "Municipalities")
}
