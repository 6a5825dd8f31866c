import Wording

/// The panes of the start page, by the digit that leads to them.
enum Pane: Int, CaseIterable, Hashable, Sendable {
  case contacts = 1
  case calendar
  case threads
  case followUps

  var title: Phrase {
    switch self {
    case .contacts: Phrase(nb: "Kontakter", nn: "Kontaktar", en: "Contacts")
    case .calendar: Phrase(no: "Kalender", en: "Calendar")
    case .threads: Phrase(nb: "Tråder", nn: "Trådar", en: "Threads")
    case .followUps: Phrase(no: "Oppfølging", en: "Follow-ups")
    }
  }

  var context: Contexts {
    switch self {
    case .contacts: .contacts
    case .calendar: .calendar
    case .threads: .threads
    case .followUps: .followUps
    }
  }

  /// The pane that Tab leads to, round and round.
  var next: Pane { Pane(rawValue: rawValue % Self.allCases.count + 1) ?? self }

  var previous: Pane {
    Pane(rawValue: (rawValue + Self.allCases.count - 2) % Self.allCases.count + 1) ?? self
  }
}
