package import Domain

extension Coverage.Measure {
  /// `Siste kontakt`, as a heading.
  package var name: Phrase {
    switch self {
    case .mainContact: Phrase(nb: "Hovedkontakt", nn: "Hovudkontakt", en: "Main contact")
    case .lastContact:
      Phrase(nb: "Siste kontakt", nn: "Siste kontakt", en: "Last contact")
    case .attendance: Phrase(nb: "Oppmøte", nn: "Oppmøte", en: "Attendance")
    case .followUps:
      Phrase(nb: "Åpne oppfølginger", nn: "Opne oppfølgingar", en: "Open follow-ups")
    case .over80:
      Phrase(nb: "Andel over 80 år", nn: "Del over 80 år", en: "Share aged 80 and over")
    }
  }
}

extension Coverage.Band {
  /// What the colour of a band repeats, for the legend.
  package var name: Phrase {
    switch self {
    case .good: Phrase(nb: "bra", nn: "bra", en: "good")
    case .fair: Phrase(nb: "følg med", nn: "følg med", en: "watch")
    case .poor: Phrase(nb: "trenger oppfølging", nn: "treng oppfølging", en: "needs attention")
    case .neutral: Phrase(nb: "ikke kjent", nn: "ikkje kjent", en: "not known")
    }
  }
}

extension Coverage.Reading {
  /// The reading in a sentence or a table: `12 dager siden`, `1 åpen, 1 forfalt`, `6,5 %`.
  package func text(in language: Language) -> String {
    let numbers = NumberWords(language)
    switch self {
    case .unknown: return Coverage.Band.neutral.name(language)
    case .missing: return Phrase(nb: "ingen", nn: "ingen", en: "none")(language)
    case .contacts(let contacts):
      return contacts.count == 1
        ? Phrase(no: "ja", en: "yes")(language) : numbers.whole(contacts.count)
    case .days(let days):
      let amount = Plural.day(days, language)
      return Phrase(nb: "\(amount) siden", nn: "\(amount) sidan", en: "\(amount) ago")(language)
    case .answer(let status): return status.name(language)
    case .attended(let count, let total):
      let (part, whole) = (numbers.whole(count), numbers.whole(total))
      return Phrase(no: "\(part) av \(whole)", en: "\(part) of \(whole)")(language)
    case .followUps(let open, let overdue):
      let openText = "\(numbers.whole(open)) \(Plural.open.form(for: open)(language))"
      guard overdue > 0 else { return openText }
      return "\(openText), \(numbers.whole(overdue)) \(Plural.overdue.form(for: overdue)(language))"
    case .share(let share): return numbers.percent(share, fractionDigits: 1)
    }
  }

  /// The reading in at most four columns, for a tile: `–`, `12`, `3/5`, `2!`, `6,5`.
  package func tileText(in language: Language) -> String {
    let numbers = NumberWords(language)
    switch self {
    case .unknown: return "?"
    case .missing: return "–"
    case .contacts(let contacts): return String(min(contacts.count, 999))
    case .days(let days): return days > 9999 ? "9999" : String(days)
    case .answer(let status): return status.tileText(in: language)
    case .attended(let count, let total): return total > 9 ? String(count) : "\(count)/\(total)"
    case .followUps(let open, let overdue): return "\(min(open, 999))" + (overdue > 0 ? "!" : "")
    case .share(let share): return numbers.decimal(share * 100, fractionDigits: 1)
    }
  }
}

extension Participant.Status {
  /// The answer in at most four columns: `ja`, `nei`, `kan.`, `?`.
  package func tileText(in language: Language) -> String {
    switch self {
    case .accepted: Phrase(no: "ja", en: "yes")(language)
    case .declined: Phrase(no: "nei", en: "no")(language)
    case .tentative: Phrase(no: "kan.", en: "may.")(language)
    case .needsAction: "?"
    }
  }
}

extension Plural {
  /// `1 åpen`, `2 åpne`.
  package static let open = Plural(
    one: Phrase(nb: "åpen", nn: "open", en: "open"),
    other: Phrase(nb: "åpne", nn: "opne", en: "open"))
  /// `1 forfalt`, in nynorsk `1 forfallen`, `2 forfalne`.
  package static let overdue = Plural(
    one: Phrase(nb: "forfalt", nn: "forfallen", en: "overdue"),
    other: Phrase(nb: "forfalt", nn: "forfalne", en: "overdue"))
}
