package import Domain

extension Participant.Status {
  /// `påmeldt`, as it stands beside a name.
  package var name: Phrase {
    switch self {
    case .needsAction: Phrase(nb: "ikke svart", nn: "ikkje svart", en: "not answered")
    case .accepted: Phrase(no: "påmeldt", en: "accepted")
    case .declined: Phrase(nb: "avslått", nn: "avslått", en: "declined")
    case .tentative: Phrase(no: "kanskje", en: "tentative")
    }
  }
}

extension Event.Status {
  package var name: Phrase {
    switch self {
    case .tentative: Phrase(nb: "foreløpig", nn: "førebels", en: "tentative")
    case .confirmed: Phrase(nb: "bekreftet", nn: "stadfesta", en: "confirmed")
    case .cancelled: Phrase(no: "avlyst", en: "cancelled")
    }
  }
}

extension FollowUp.Status {
  package var name: Phrase {
    switch self {
    case .needsAction: Phrase(nb: "ikke startet", nn: "ikkje starta", en: "not started")
    case .inProcess: Phrase(nb: "under arbeid", nn: "i arbeid", en: "in progress")
    case .completed: Phrase(no: "fullført", en: "completed")
    case .cancelled: Phrase(nb: "avbrutt", nn: "avbroten", en: "cancelled")
    }
  }
}

extension Note.Status {
  package var name: Phrase {
    switch self {
    case .draft: Phrase(no: "utkast", en: "draft")
    case .final: Phrase(nb: "ferdig", nn: "ferdig", en: "final")
    case .cancelled: Phrase(nb: "avbrutt", nn: "avbroten", en: "cancelled")
    }
  }
}

extension Problem.Severity {
  package var name: Phrase {
    switch self {
    case .error: Phrase(no: "feil", en: "error")
    case .warning: Phrase(nb: "advarsel", nn: "åtvaring", en: "warning")
    }
  }
}
