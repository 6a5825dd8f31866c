import Wording

/// The orders of the contacts, one after the other with `s`.
enum ContactOrder: Int, CaseIterable, Hashable, Sendable {
  case name
  case lastContact
  case region

  var next: ContactOrder {
    ContactOrder(rawValue: (rawValue + 1) % Self.allCases.count) ?? .name
  }

  var title: Phrase {
    switch self {
    case .name: Phrase(nb: "etter navn", nn: "etter namn", en: "by name")
    case .lastContact:
      Phrase(
        nb: "lengst siden kontakt", nn: "lengst sidan kontakt", en: "longest since contact")
    case .region: Phrase(no: "etter region", en: "by region")
    }
  }
}
