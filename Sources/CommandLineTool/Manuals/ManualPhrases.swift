import Wording

/// What the manual says besides what the tables give.
enum ManualPhrases {
  static let name = Phrase(nb: "NAVN", nn: "NAMN", en: "NAME")
  static let synopsis = Phrase(nb: "OVERSIKT", nn: "OVERSYN", en: "SYNOPSIS")
  static let description = Phrase(nb: "BESKRIVELSE", nn: "SKILDRING", en: "DESCRIPTION")
  static let verbs = Phrase(nb: "VERB", nn: "VERB", en: "VERBS")
  static let options = Phrase(nb: "VALG", nn: "VAL", en: "OPTIONS")
  static let keys = Phrase(nb: "TASTER", nn: "TASTAR", en: "KEYS")
  static let exitStatus = Phrase(nb: "SLUTTKODER", nn: "SLUTTKODAR", en: "EXIT STATUS")
  static let environment = Phrase(nb: "MILJØ", nn: "MILJØ", en: "ENVIRONMENT")
  static let files = Phrase(nb: "FILER", nn: "FILER", en: "FILES")
  static let examplesHeading = Phrase(nb: "EKSEMPLER", nn: "DØME", en: "EXAMPLES")
  static let optionWord = Phrase(nb: "valg", nn: "val", en: "option")
  static let verbWord = Phrase(nb: "verb", nn: "verb", en: "verb")
  static let operandWord = Phrase(nb: "ord eller valg", nn: "ord eller val", en: "word or option")

  static let about = Phrase(
    nb: """
      Uten verb åpner samspill arbeidsplassen. Et verb gjør én ting og avslutter.
      Resultater kommer på standard ut, alt annet på standard feil. Med --json er en liste én \
      tabell og én oppføring ett objekt; feil er ett objekt per linje.
      En UID kan forkortes så lenge den er entydig; kontakter og organisasjoner kan også nevnes \
      ved navn.
      """,
    nn: """
      Utan verb opnar samspill arbeidsplassen. Eit verb gjer éin ting og avsluttar.
      Resultat kjem på standard ut, alt anna på standard feil. Med --json er ei liste éin tabell \
      og éi oppføring eitt objekt; feil er eitt objekt per linje.
      Ein UID kan kortast ned så lenge han er eintydig; kontaktar og organisasjonar kan òg \
      nemnast ved namn.
      """,
    en: """
      Without a verb, samspill opens the workspace. A verb does one thing and exits.
      Results come on standard output, everything else on standard error. With --json a list is \
      one array and a record one object; errors are one object a line.
      A UID may be shortened as long as it is unambiguous; contacts and organisations may also be \
      named.
      """)

  /// By code, from 0.
  static let exitCodes = [
    Phrase(nb: "Gjort, ingenting galt.", nn: "Gjort, ingenting gale.", en: "Done, nothing wrong."),
    Phrase(
      nb: "Gjort så langt det gikk; noe var ødelagt, hoppet over eller ikke funnet.",
      nn: "Gjort så langt det gjekk; noko var øydelagt, hoppa over eller ikkje funne.",
      en: "Done as far as possible; something was broken, skipped or not found."),
    Phrase(nb: "Feil bruk.", nn: "Feil bruk.", en: "Wrong usage."),
    Phrase(
      nb: "Kunne ikke lese eller skrive.", nn: "Kunne ikkje lese eller skrive.",
      en: "Could not read or write."),
    Phrase(
      nb: "Konflikt eller nektet: endret imens, flertydig, bare lesing, ikke bekreftet.",
      nn: "Konflikt eller nekta: endra imens, fleirtydig, berre lesing, ikkje stadfesta.",
      en: "Conflict or refused: changed meanwhile, ambiguous, read-only, not confirmed."),
  ]

  static let variables = [
    ("SAMSPILL_STORE", Phrase(nb: "Lageret.", nn: "Lageret.", en: "The store.")),
    (
      "XDG_DATA_HOME",
      Phrase(
        nb: "Mappa som lageret ellers ligger i.", nn: "Mappa som lageret elles ligg i.",
        en: "The folder that the store lies in otherwise.")
    ),
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Phrase(nb: "Språket.", nn: "Språket.", en: "The language.")
    ),
    (
      "VISUAL, EDITOR",
      Phrase(
        nb: "Programmet tekster skrives i.", nn: "Programmet tekstar blir skrivne i.",
        en: "The program that texts are written in.")
    ),
    (
      "EMAIL",
      Phrase(
        nb: "Avsenderen av det som skrives.", nn: "Avsendaren av det som blir skrive.",
        en: "The sender of what is written.")
    ),
    ("NO_COLOR", Phrase(nb: "Ingen farger.", nn: "Ingen fargar.", en: "No colours.")),
  ]

  static let folders = [
    (
      "~/.local/share/samspill/trondelag/",
      Phrase(
        nb: "Lageret: vCard, iCalendar, Maildir og Markdown.",
        nn: "Lageret: vCard, iCalendar, Maildir og Markdown.",
        en: "The store: vCard, iCalendar, Maildir and Markdown.")
    ),
    (
      ".samspill/",
      Phrase(
        nb: "I lageret: papirkurv, endringer som kan angres, utkast.",
        nn: "I lageret: papirkorg, endringar som kan angrast, utkast.",
        en: "In the store: trash, changes that can be undone, drafts.")
    ),
  ]

  static let examples = [
    (
      "samspill contacts list --municipality frosta",
      Phrase(
        nb: "Hvem vi kjenner i Frosta:", nn: "Kven vi kjenner i Frosta:",
        en: "Whom we know in Frosta:")
    ),
    (
      "samspill agenda --days 30",
      Phrase(nb: "Den neste måneden:", nn: "Den neste månaden:", en: "The next month:")
    ),
    (
      "samspill notes add --template dialogmøte --municipality frosta --body-file notat.md",
      Phrase(
        nb: "Et notat fra et dialogmøte, med oppfølginger av linjer som «- [ ] Ringe @Åse fredag»:",
        nn:
          "Eit notat frå eit dialogmøte, med oppfølgingar av linjer som «- [ ] Ringe @Åse fredag»:",
        en:
          "A note of a dialogue meeting; lines such as “- [ ] Call @Åse Friday” become follow-ups:")
    ),
    (
      "samspill followups list --overdue --json",
      Phrase(nb: "Det som haster:", nn: "Det som hastar:", en: "What is urgent:")
    ),
    (
      "samspill coverage --measure last-contact",
      Phrase(
        nb: "Hvem vi ikke har snakket med på lenge:", nn: "Kven vi ikkje har snakka med på lenge:",
        en: "Whom we have not spoken with for long:")
    ),
  ]
}
