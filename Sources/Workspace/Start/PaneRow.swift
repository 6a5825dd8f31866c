import Domain
import Wording

/// A row of a pane: a record, or a heading between them.
enum PaneRow: Hashable, Sendable {
  case heading(Heading)
  case record(RecordKey)

  enum Heading: Hashable, Sendable {
    case municipalities
    case region(String)
    case organizations
    case people
    case nothingAhead
    case past
    case noThreads
    case noFollowUps
    case finished
    case noMatch
  }

  var record: RecordKey? {
    guard case .record(let key) = self else { return nil }
    return key
  }
}

extension PaneRow.Heading {
  var text: Phrase {
    switch self {
    case .municipalities: Phrase(nb: "Kommuner", nn: "Kommunar", en: "Municipalities")
    case .region(let name): Phrase(name)
    case .organizations:
      Phrase(
        nb: "Støtteapparat og partnere", nn: "Støtteapparat og partnarar",
        en: "Support apparatus and partners")
    case .people: Phrase(nb: "Personer", nn: "Personar", en: "People")
    case .nothingAhead:
      Phrase(
        nb: "Ingenting er planlagt framover.", nn: "Ingenting er planlagt framover.",
        en: "Nothing is planned ahead.")
    case .past: Phrase(nb: "Tidligere", nn: "Tidlegare", en: "Earlier")
    case .noThreads:
      Phrase(
        nb: "Ingen tråder ennå.", nn: "Ingen trådar enno.", en: "No threads yet.")
    case .noFollowUps:
      Phrase(
        nb: "Ingenting å følge opp.", nn: "Ingenting å følgje opp.", en: "Nothing to follow up.")
    case .finished: Phrase(no: "Fullført", en: "Completed")
    case .noMatch: Phrase(no: "Ingen treff.", en: "No matches.")
    }
  }
}
