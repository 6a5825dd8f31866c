package import Domain

extension RecordKind {
  /// `Notat`, as a label.
  package var name: Phrase {
    switch self {
    case .contact: Phrase(no: "Kontakt", en: "Contact")
    case .organization: Phrase(no: "Organisasjon", en: "Organisation")
    case .event: Phrase(no: "Arrangement", en: "Event")
    case .note: Phrase(no: "Notat", en: "Note")
    case .followUp: Phrase(no: "Oppfølging", en: "Follow-up")
    case .project: Phrase(no: "Prosjekt", en: "Project")
    case .message: Phrase(nb: "Melding", nn: "Melding", en: "Message")
    case .method: Phrase(no: "Metode", en: "Method")
    }
  }

  /// `Notater`, as a heading.
  package var pluralName: Phrase {
    switch self {
    case .contact: Phrase(nb: "Kontakter", nn: "Kontaktar", en: "Contacts")
    case .organization:
      Phrase(nb: "Organisasjoner", nn: "Organisasjonar", en: "Organisations")
    case .event: Phrase(nb: "Arrangementer", nn: "Arrangement", en: "Events")
    case .note: Phrase(nb: "Notater", nn: "Notat", en: "Notes")
    case .followUp: Phrase(nb: "Oppfølginger", nn: "Oppfølgingar", en: "Follow-ups")
    case .project: Phrase(nb: "Prosjekter", nn: "Prosjekt", en: "Projects")
    case .message: Phrase(nb: "Meldinger", nn: "Meldingar", en: "Messages")
    case .method: Phrase(nb: "Metoder", nn: "Metodar", en: "Methods")
    }
  }

  /// `notatet`, in a sentence.
  package var definiteName: Phrase {
    switch self {
    case .contact: Phrase(no: "kontakten", en: "the contact")
    case .organization: Phrase(no: "organisasjonen", en: "the organisation")
    case .event: Phrase(no: "arrangementet", en: "the event")
    case .note: Phrase(no: "notatet", en: "the note")
    case .followUp: Phrase(nb: "oppfølgingen", nn: "oppfølginga", en: "the follow-up")
    case .project: Phrase(no: "prosjektet", en: "the project")
    case .message: Phrase(nb: "meldingen", nn: "meldinga", en: "the message")
    case .method: Phrase(nb: "metodesiden", nn: "metodesida", en: "the method page")
    }
  }

  /// `2 notater`.
  package var counted: Plural {
    switch self {
    case .contact: .init(one: Phrase(no: "kontakt", en: "contact"), other: lowercasePlural)
    case .organization:
      .init(one: Phrase(no: "organisasjon", en: "organisation"), other: lowercasePlural)
    case .event: .init(one: Phrase(no: "arrangement", en: "event"), other: lowercasePlural)
    case .note: .init(one: Phrase(no: "notat", en: "note"), other: lowercasePlural)
    case .followUp: .init(one: Phrase(no: "oppfølging", en: "follow-up"), other: lowercasePlural)
    case .project: .init(one: Phrase(no: "prosjekt", en: "project"), other: lowercasePlural)
    case .message: .init(one: Phrase(no: "melding", en: "message"), other: lowercasePlural)
    case .method: .init(one: Phrase(no: "metode", en: "method"), other: lowercasePlural)
    }
  }

  private var lowercasePlural: Phrase {
    let name = pluralName
    return Phrase(nb: name.nb.lowercased(), nn: name.nn.lowercased(), en: name.en.lowercased())
  }
}

extension Plural {
  /// `1 tråd`, `2 tråder`.
  package static let conversation = Plural(
    one: Phrase(no: "tråd", en: "thread"),
    other: Phrase(nb: "tråder", nn: "trådar", en: "threads"))
  /// `1 kommune`, `2 kommuner`.
  package static let municipality = Plural(
    one: Phrase(no: "kommune", en: "municipality"),
    other: Phrase(nb: "kommuner", nn: "kommunar", en: "municipalities"))
}
