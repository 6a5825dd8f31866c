package import Domain

extension ProjectRule {
  /// `Organisasjoner`, as a label.
  package var name: Phrase {
    switch self {
    case .organizations:
      Phrase(nb: "Organisasjoner", nn: "Organisasjonar", en: "Organisations")
    case .period: Phrase(no: "Prosjektperiode", en: "Project period")
    case .goals: Phrase(no: "Mål", en: "Goals")
    case .responsibility: Phrase(nb: "Ansvar", nn: "Ansvar", en: "Responsibility")
    case .sustainableDevelopmentGoals:
      Phrase(nb: "Bærekraftsmål", nn: "Berekraftsmål", en: "Sustainable development goals")
    }
  }
}

extension ProjectRule.Finding {
  /// `2 organisasjoner; regelen er 3–5`.
  package func text(in language: Language) -> String {
    switch self {
    case .kept: return Phrase(no: "i orden", en: "in order")(language)
    case .organizationCount(let count):
      let amount = RecordKind.organization.counted(count, language)
      return Phrase(
        nb: "\(amount); regelen er 3–5", nn: "\(amount); regelen er 3–5",
        en: "\(amount); the rule is 3–5")(language)
    case .withoutResponsibility(let names):
      let list = language.list(names)
      return Phrase(
        nb: "uten ansvar: \(list)", nn: "utan ansvar: \(list)",
        en: "without responsibility: \(list)")(
          language)
    case .otherSustainableDevelopmentGoals(let goals):
      let list = language.list(goals.map(String.init))
      return Phrase(
        nb: "mål \(list); ordningen nevner 3, 9, 10, 11 og 17",
        nn: "mål \(list); ordninga nemner 3, 9, 10, 11 og 17",
        en: "goals \(list); the scheme names 3, 9, 10, 11 and 17")(language)
    case .noStart, .noEnd, .endsBeforeStart, .noGoals, .noResponsibility,
      .noSustainableDevelopmentGoal:
      return plainPhrase(language)
    }
  }

  private var plainPhrase: Phrase {
    switch self {
    case .noStart: Phrase(nb: "mangler startdato", nn: "manglar startdato", en: "no start date")
    case .noEnd: Phrase(nb: "mangler sluttdato", nn: "manglar sluttdato", en: "no end date")
    case .endsBeforeStart:
      Phrase(
        nb: "slutter før den starter", nn: "sluttar før han startar", en: "ends before it starts")
    case .noGoals: Phrase(nb: "ingen mål er satt", nn: "ingen mål er sette", en: "no goals are set")
    case .noResponsibility:
      Phrase(
        nb: "ansvaret er ikke fordelt", nn: "ansvaret er ikkje fordelt",
        en: "responsibility is not divided")
    case .noSustainableDevelopmentGoal:
      Phrase(
        nb: "ingen bærekraftsmål er valgt", nn: "ingen berekraftsmål er valde",
        en: "no sustainable development goal is chosen")
    case .kept, .organizationCount, .withoutResponsibility, .otherSustainableDevelopmentGoals:
      Phrase("")
    }
  }
}
