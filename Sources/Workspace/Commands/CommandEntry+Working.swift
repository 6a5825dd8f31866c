import Domain
import Wording

extension CommandEntry {
  static let working: [CommandEntry] = [
    CommandEntry(
      .open, .working, keys: ["Enter"], in: .reading.subtracting(.attendancePage), footer: 1,
      name: Phrase(nb: "åpne", nn: "opne", en: "open"),
      help: Phrase(
        nb: "Åpne det som er valgt", nn: "Opne det som er valt", en: "Open what is selected")
    ) { $0.openSelection() },
    CommandEntry(
      .note, .working, keys: ["n"],
      in: [
        .start, .contactPage, .organizationPage, .eventPage, .threadPage, .notePage, .followUpPage,
        .mapPage, .coveragePage,
      ],
      footer: 3,
      name: Phrase(no: "notat", en: "note"),
      help: Phrase(
        nb: "Skriv et notat om det som er valgt", nn: "Skriv eit notat om det som er valt",
        en: "Write a note about what is selected")
    ) { $0.startNote() },
    CommandEntry(
      .reply, .working, keys: ["r"], in: [.threads, .threadPage], footer: 3,
      name: Phrase(no: "svar", en: "reply"),
      help: Phrase(nb: "Svar i tråden", nn: "Svar i tråden", en: "Reply to the thread")
    ) { $0.startReply() },
    CommandEntry(
      .tickOff, .working, keys: ["x"],
      in: [.followUps, .followUpPage, .notePage, .organizationPage],
      footer: 3,
      name: Phrase(nb: "kryss av", nn: "kryss av", en: "tick off"),
      help: Phrase(
        nb: "Kryss av en oppfølging som gjort, eller åpne den igjen",
        nn: "Kryss av ei oppfølging som gjord, eller opne ho att",
        en: "Tick off a follow-up as done, or reopen it")
    ) { $0.tickOff() },
    CommandEntry(
      .attendance, .working, keys: ["p"], in: [.calendar, .eventPage], footer: 4,
      name: Phrase(no: "påmelding", en: "attendance"),
      help: Phrase(
        nb: "Før hvem som kommer, kommune for kommune",
        nn: "Før kven som kjem, kommune for kommune",
        en: "Record who is coming, municipality by municipality")
    ) { $0.showAttendance() },
    CommandEntry(
      .add, .working, keys: ["a"],
      in: [
        .start, .contactPage, .organizationPage, .eventPage, .threadPage, .notePage, .followUpPage,
        .mapPage, .coveragePage,
      ],
      footer: 5,
      name: Phrase(no: "ny", en: "add"),
      help: Phrase(
        nb: "Legg til: kontakt, arrangement, innlegg eller oppfølging, etter hvor du står",
        nn: "Legg til: kontakt, arrangement, innlegg eller oppfølging, etter kvar du står",
        en: "Add a contact, event, post or follow-up, by where you are")
    ) { $0.add() },
    CommandEntry(
      .edit, .working, keys: ["e"],
      in: [
        .contacts, .calendar, .followUps, .contactPage, .organizationPage, .eventPage, .notePage,
        .followUpPage,
      ],
      footer: 6,
      name: Phrase(no: "rediger", en: "edit"),
      help: Phrase(
        nb: "Rediger det som er valgt", nn: "Rediger det som er valt", en: "Edit what is selected")
    ) { $0.edit() },
    CommandEntry(
      .mail, .working, keys: ["m"],
      in: [
        .contacts, .calendar, .contactPage, .organizationPage, .eventPage, .mapPage, .coveragePage,
      ],
      footer: 7,
      name: Phrase(no: "e-post", en: "mail"),
      help: Phrase(
        nb: "Skriv e-post til den som er valgt, eller til alle som er merket",
        nn: "Skriv e-post til den som er vald, eller til alle som er merkte",
        en: "Write mail to who is selected, or to all that are marked")
    ) { $0.mail() },
    CommandEntry(
      .openLink, .working, keys: ["o"],
      in: [
        .contacts, .calendar, .contactPage, .organizationPage, .eventPage, .methodPage, .threadPage,
      ],
      footer: 9,
      name: Phrase(nb: "lenke", nn: "lenkje", en: "link"),
      help: Phrase(
        nb: "Åpne lenken i nettleseren", nn: "Opne lenkja i nettlesaren",
        en: "Open the link in the browser")
    ) { $0.openLink() },
    CommandEntry(
      .unfold, .working, keys: ["v"], in: [.threadPage], footer: 8,
      name: Phrase(nb: "sitater", nn: "sitat", en: "quotes"),
      help: Phrase(
        nb: "Vis eller skjul sitert tekst", nn: "Vis eller gøym sitert tekst",
        en: "Show or hide quoted text")
    ) { $0.toggleQuotes() },
    CommandEntry(
      .saveAttachment, .working, keys: ["f"], in: [.threads, .threadPage], footer: 2,
      name: Phrase(no: "vedlegg", en: "attachments"),
      help: Phrase(
        nb: "Vis vedleggene i tråden, og lagre dem du velger, i en mappe",
        nn: "Vis vedlegga i tråden, og lagre dei du vel, i ei mappe",
        en: "List the attachments of the thread, and save what you choose to a folder")
    ) { $0.openAttachments() },
    CommandEntry(
      .copy, .working, keys: ["y"], in: .reading,
      name: Phrase(nb: "kopier", nn: "kopier", en: "copy"),
      help: Phrase(
        nb: "Kopier e-post, telefon, lenke eller tekst til utklippstavla",
        nn: "Kopier e-post, telefon, lenkje eller tekst til utklippstavla",
        en: "Copy mail address, phone, link or text to the clipboard")
    ) { $0.copy() },
    CommandEntry(
      .delete, .working, keys: ["d", "Delete"], in: [.start, .recordPages, .listPage],
      name: Phrase(no: "slett", en: "delete"),
      help: Phrase(
        nb: "Slett det som er valgt, til papirkurven", nn: "Slett det som er valt, til papirkorga",
        en: "Delete what is selected, to the trash")
    ) { $0.delete() },
    CommandEntry(
      .mark, .working, keys: ["Space"], in: .start,
      name: Phrase(nb: "merk", nn: "merk", en: "mark"),
      help: Phrase(
        nb: "Merk flere, så gjelder neste kommando dem alle",
        nn: "Merk fleire, så gjeld neste kommando dei alle",
        en: "Mark several, so that the next command is for all of them")
    ) { $0.mark() },
    CommandEntry(
      .sort, .working, keys: ["s"], in: [.contacts, .coveragePage], footer: 10,
      name: Phrase(no: "sorter", en: "sort"),
      help: Phrase(
        nb: "Bytt rekkefølge: navn, lengst siden kontakt, region",
        nn: "Byt rekkjefølgje: namn, lengst sidan kontakt, region",
        en: "Change the order: name, longest since contact, region")
    ) { $0.sort() },
    CommandEntry(
      .zoom, .working, keys: ["z"], in: .start,
      name: Phrase(no: "zoom", en: "zoom"),
      help: Phrase(
        nb: "La ruta fylle skjermen, eller vis alle igjen",
        nn: "La ruta fylle skjermen, eller vis alle att",
        en: "Let the pane fill the screen, or show all again")
    ) { $0.zoom() },
    CommandEntry(
      .undo, .working, keys: ["u"], footer: 20,
      name: Phrase(nb: "angre", nn: "angre", en: "undo"),
      help: Phrase(nb: "Angre siste endring", nn: "Angre siste endring", en: "Undo the last change")
    ) { $0.undo() },
    CommandEntry(
      .redo, .working, keys: ["Ctrl-R"],
      name: Phrase(nb: "gjør om", nn: "gjer om", en: "redo"),
      help: Phrase(
        nb: "Gjør om igjen det som ble angret", nn: "Gjer om att det som vart angra",
        en: "Redo what was undone")
    ) { $0.redo() },
    CommandEntry(
      .addContact, .working,
      name: Phrase(no: "ny kontakt", en: "new contact"),
      help: Phrase(no: "Legg til en kontakt", en: "Add a contact")
    ) { $0.addContact() },
    CommandEntry(
      .addOrganization, .working,
      name: Phrase(no: "ny organisasjon", en: "new organisation"),
      help: Phrase(
        nb: "Legg til en organisasjon", nn: "Legg til ein organisasjon", en: "Add an organisation")
    ) { $0.addOrganization() },
    CommandEntry(
      .addEvent, .working,
      name: Phrase(nb: "nytt arrangement", nn: "nytt arrangement", en: "new event"),
      help: Phrase(
        nb: "Legg til et arrangement i kalenderen", nn: "Legg til eit arrangement i kalenderen",
        en: "Add an event to the calendar")
    ) { $0.addEvent() },
    CommandEntry(
      .addFollowUp, .working,
      name: Phrase(no: "ny oppfølging", en: "new follow-up"),
      help: Phrase(
        nb: "Legg til en oppfølging", nn: "Legg til ei oppfølging", en: "Add a follow-up")
    ) { $0.addFollowUp() },
    CommandEntry(
      .post, .working,
      name: Phrase(nb: "nytt innlegg", nn: "nytt innlegg", en: "new post"),
      help: Phrase(
        nb: "Skriv et innlegg som starter en ny tråd",
        nn: "Skriv eit innlegg som startar ein ny tråd", en: "Write a post that starts a thread")
    ) { $0.startPost() },
  ]

  static let answering: [CommandEntry] = [
    CommandEntry(
      .nextAnswer, .working, keys: ["Space", "Enter"], in: .attendancePage, footer: 5,
      name: Phrase(nb: "neste svar", nn: "neste svar", en: "next answer"),
      help: Phrase(
        nb: "Gå rundt mellom svarene", nn: "Gå rundt mellom svara",
        en: "Go round the answers")
    ) { $0.nextAnswer() },
    CommandEntry(
      .setAccepted, .working, keys: ["1"], in: .attendancePage, footer: 1,
      name: Participant.Status.accepted.name,
      help: Phrase(
        nb: "Kommunen er påmeldt", nn: "Kommunen er påmeld", en: "The municipality is coming")
    ) { $0.answer(.accepted) },
    CommandEntry(
      .setTentative, .working, keys: ["2"], in: .attendancePage, footer: 2,
      name: Participant.Status.tentative.name,
      help: Phrase(
        nb: "Kommunen kommer kanskje", nn: "Kommunen kjem kanskje", en: "The municipality may come")
    ) { $0.answer(.tentative) },
    CommandEntry(
      .setDeclined, .working, keys: ["3"], in: .attendancePage, footer: 3,
      name: Participant.Status.declined.name,
      help: Phrase(
        nb: "Kommunen kommer ikke", nn: "Kommunen kjem ikkje",
        en: "The municipality is not coming")
    ) { $0.answer(.declined) },
    CommandEntry(
      .setUnanswered, .working, keys: ["0"], in: .attendancePage, footer: 4,
      name: Participant.Status.needsAction.name,
      help: Phrase(
        nb: "Kommunen har ikke svart", nn: "Kommunen har ikkje svart",
        en: "The municipality has not answered")
    ) { $0.answer(.needsAction) },
  ]
}
