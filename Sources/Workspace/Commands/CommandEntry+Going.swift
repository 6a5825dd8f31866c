import Wording

extension CommandEntry {
  static let finding: [CommandEntry] = [
    CommandEntry(
      .filter, .finding, keys: ["/"], in: [.start, .listPage, .coveragePage, .attendancePage],
      footer: 11,
      name: Phrase(no: "filter", en: "filter"),
      help: Phrase(
        nb: "Filtrer lista mens du skriver", nn: "Filtrer lista medan du skriv",
        en: "Filter the list while you type")
    ) { $0.startFilter() },
    CommandEntry(
      .search, .finding, keys: ["Ctrl-F"], footer: 13,
      name: Phrase(nb: "søk", nn: "søk", en: "search"),
      help: Phrase(
        nb: "Søk i alt på en gang", nn: "Søk i alt på ein gong", en: "Search everything at once")
    ) { $0.startSearch() },
    CommandEntry(
      .palette, .finding, keys: [":"], footer: 12,
      name: Phrase(no: "kommando", en: "command"),
      help: Phrase(
        nb: "Finn en kommando ved navn", nn: "Finn ein kommando ved namn",
        en: "Find a command by name")
    ) { $0.openPalette() },
    CommandEntry(
      .help, .finding, keys: ["?", "F1"], footer: 22,
      name: Phrase(nb: "hjelp", nn: "hjelp", en: "help"),
      help: Phrase(
        nb: "Vis tastene som gjelder her, og kjør en av dem",
        nn: "Vis tastane som gjeld her, og køyr ein av dei",
        en: "Show the keys that apply here, and run one of them")
    ) { $0.openHelp() },
    CommandEntry(
      .jumpToMunicipality, .finding, keys: ["g k"],
      name: Phrase(no: "gå til kommune", en: "go to municipality"),
      help: Phrase(
        nb: "Gå rett til en kommune", nn: "Gå rett til ein kommune",
        en: "Go straight to a municipality")
    ) { $0.openJump() },
  ]

  static let going: [CommandEntry] = [
    CommandEntry(
      .showContacts, .going, keys: ["1"], in: .reading.subtracting(.attendancePage),
      name: Phrase(nb: "kontakter", nn: "kontaktar", en: "contacts"),
      help: Phrase(nb: "Gå til kontaktene", nn: "Gå til kontaktane", en: "Go to the contacts")
    ) { $0.show(.contacts) },
    CommandEntry(
      .showCalendar, .going, keys: ["2"], in: .reading.subtracting(.attendancePage),
      name: Phrase(no: "kalender", en: "calendar"),
      help: Phrase(no: "Gå til kalenderen", en: "Go to the calendar")
    ) { $0.show(.calendar) },
    CommandEntry(
      .showThreads, .going, keys: ["3"], in: .reading.subtracting(.attendancePage),
      name: Phrase(nb: "tråder", nn: "trådar", en: "threads"),
      help: Phrase(nb: "Gå til trådene", nn: "Gå til trådane", en: "Go to the threads")
    ) { $0.show(.threads) },
    CommandEntry(
      .showFollowUps, .going, keys: ["4"], in: .reading.subtracting(.attendancePage),
      name: Phrase(no: "oppfølging", en: "follow-ups"),
      help: Phrase(no: "Gå til oppfølgingene", en: "Go to the follow-ups")
    ) { $0.show(.followUps) },
    CommandEntry(
      .showStart, .going, keys: ["g s"],
      name: Phrase(no: "start", en: "start"),
      help: Phrase(no: "Gå til startsida", en: "Go to the start page")
    ) { $0.go(to: .start) },
    CommandEntry(
      .showMap, .going, keys: ["g m"],
      name: Phrase(no: "kart", en: "map"),
      help: Phrase(
        nb: "Vis nettverket som kart", nn: "Vis nettverket som kart",
        en: "Show the network as a map")
    ) { $0.go(to: .map) },
    CommandEntry(
      .showCoverage, .going, keys: ["g d"],
      name: Phrase(nb: "dekning", nn: "dekning", en: "coverage"),
      help: Phrase(
        nb: "Vis dekningen: alle kommunene i en tabell",
        nn: "Vis dekninga: alle kommunane i ein tabell",
        en: "Show the coverage: all municipalities in a table")
    ) { $0.go(to: .coverage) },
    CommandEntry(
      .showMethods, .going, keys: ["g v"],
      name: Phrase(nb: "veiledning", nn: "rettleiing", en: "guidance"),
      help: Phrase(
        nb: "Vis metode- og veiledningsstoffet", nn: "Vis metode- og rettleiingsstoffet",
        en: "Show the method and guidance material")
    ) { $0.go(to: .methods) },
    CommandEntry(
      .showProblems, .going, keys: ["g p"],
      name: Phrase(no: "problemer", en: "problems"),
      help: Phrase(
        nb: "Vis filene som ikke lot seg lese", nn: "Vis filene som ikkje let seg lese",
        en: "Show the files that could not be read")
    ) { $0.go(to: .problems) },
    CommandEntry(
      .showDrafts, .going, keys: ["g u"],
      name: Phrase(nb: "utkast", nn: "utkast", en: "drafts"),
      help: Phrase(
        nb: "Vis utkastene som ikke er lagret", nn: "Vis utkasta som ikkje er lagra",
        en: "Show the drafts that are not saved")
    ) { $0.go(to: .drafts) },
    CommandEntry(
      .goBack, .going, keys: ["[", "<", "Backspace"],
      name: Phrase(no: "tilbake", en: "back"),
      help: Phrase(
        nb: "Gå tilbake dit du var", nn: "Gå attende dit du var", en: "Go back to where you were")
    ) { $0.goBack() },
    CommandEntry(
      .goForward, .going, keys: ["]", ">"],
      name: Phrase(no: "fram", en: "forward"),
      help: Phrase(nb: "Gå fram igjen", nn: "Gå fram att", en: "Go forward again")
    ) { $0.goForward() },
    CommandEntry(
      .goToToday, .going, keys: ["t"],
      name: Phrase(no: "i dag", en: "today"),
      help: Phrase(
        nb: "Gå til dagen i dag i kalenderen", nn: "Gå til dagen i dag i kalenderen",
        en: "Go to today in the calendar")
    ) { $0.goToToday() },
    CommandEntry(
      .setDay, .going,
      name: Phrase(no: "dato", en: "date"),
      help: Phrase(
        nb: "Vis nettverket slik det er på en annen dato",
        nn: "Vis nettverket slik det er på ein annan dato",
        en: "Show the network as of another date")
    ) { $0.askForDay() },
  ]

  static let moving: [CommandEntry] = [
    CommandEntry(
      .moveUp, .moving, keys: ["Up", "k"],
      name: Phrase(no: "opp", en: "up"), help: Phrase(no: "Ett steg opp", en: "One step up")
    ) { $0.move(by: -1) },
    CommandEntry(
      .moveDown, .moving, keys: ["Down", "j"],
      name: Phrase(no: "ned", en: "down"), help: Phrase(no: "Ett steg ned", en: "One step down")
    ) { $0.move(by: 1) },
    CommandEntry(
      .moveLeft, .moving, keys: ["Left", "h"],
      name: Phrase(nb: "venstre", nn: "venstre", en: "left"),
      help: Phrase(no: "Mot venstre", en: "To the left")
    ) { $0.moveSideways(by: -1) },
    CommandEntry(
      .moveRight, .moving, keys: ["Right", "l"],
      name: Phrase(nb: "høyre", nn: "høgre", en: "right"),
      help: Phrase(nb: "Mot høyre", nn: "Mot høgre", en: "To the right")
    ) { $0.moveSideways(by: 1) },
    CommandEntry(
      .pageUp, .moving, keys: ["PgUp"],
      name: Phrase(no: "side opp", en: "page up"),
      help: Phrase(no: "En skjerm opp", en: "One screen up")
    ) { $0.movePage(by: -1) },
    CommandEntry(
      .pageDown, .moving, keys: ["PgDn"],
      name: Phrase(no: "side ned", en: "page down"),
      help: Phrase(no: "En skjerm ned", en: "One screen down")
    ) { $0.movePage(by: 1) },
    CommandEntry(
      .moveToFirst, .moving, keys: ["Home", "g g"],
      name: Phrase(nb: "først", nn: "først", en: "first"),
      help: Phrase(no: "Til den første", en: "To the first")
    ) { $0.moveToFirst() },
    CommandEntry(
      .moveToLast, .moving, keys: ["End", "G"],
      name: Phrase(no: "sist", en: "last"), help: Phrase(no: "Til den siste", en: "To the last")
    ) { $0.moveToLast() },
    CommandEntry(
      .nextPane, .moving, keys: ["Tab"], in: .start,
      name: Phrase(no: "neste rute", en: "next pane"),
      help: Phrase(no: "Til neste rute", en: "To the next pane")
    ) { $0.focusNextPane() },
    CommandEntry(
      .previousPane, .moving, keys: ["Shift-Tab"], in: .start,
      name: Phrase(nb: "forrige rute", nn: "førre rute", en: "previous pane"),
      help: Phrase(nb: "Til forrige rute", nn: "Til førre rute", en: "To the previous pane")
    ) { $0.focusPreviousPane() },
    CommandEntry(
      .nextMeasure, .moving, keys: ["Tab"], in: [.mapPage, .coveragePage], footer: 3,
      name: Phrase(nb: "neste mål", nn: "neste mål", en: "next measure"),
      help: Phrase(no: "Vis neste mål", en: "Show the next measure")
    ) { $0.changeMeasure(by: 1) },
    CommandEntry(
      .previousMeasure, .moving, keys: ["Shift-Tab"], in: [.mapPage, .coveragePage],
      name: Phrase(nb: "forrige mål", nn: "førre mål", en: "previous measure"),
      help: Phrase(nb: "Vis forrige mål", nn: "Vis førre mål", en: "Show the previous measure")
    ) { $0.changeMeasure(by: -1) },
    CommandEntry(
      .close, .moving, keys: ["Esc"], in: .anywhere, footer: 2,
      name: Phrase(no: "tilbake", en: "back"),
      help: Phrase(
        nb: "Lukk det som ligger øverst, eller gå tilbake",
        nn: "Lukk det som ligg øvst, eller gå tilbake",
        en: "Close what lies on top, or go back")
    ) { $0.close() },
  ]
}
