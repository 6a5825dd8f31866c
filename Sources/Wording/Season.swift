import CivilTime

/// A quarter of the year as people name it, winter belonging to the year of its January.
enum Season {
  case winter
  case spring
  case summer
  case autumn

  /// The season that the middle of a span lies in, so that half-years are named too.
  init(of date: VagueDate) {
    switch date.middle.month {
    case 3...5: self = .spring
    case 6...8: self = .summer
    case 9...11: self = .autumn
    default: self = .winter
    }
  }

  /// `høsten`.
  var name: Phrase {
    switch self {
    case .winter: Phrase(no: "vinteren", en: "winter")
    case .spring: Phrase(no: "våren", en: "spring")
    case .summer: Phrase(nb: "sommeren", nn: "sommaren", en: "summer")
    case .autumn: Phrase(nb: "høsten", nn: "hausten", en: "autumn")
    }
  }

  /// `i høst`.
  var thisSeason: Phrase {
    switch self {
    case .winter: Phrase(no: "i vinter", en: "this winter")
    case .spring: Phrase(no: "i vår", en: "this spring")
    case .summer: Phrase(nb: "i sommer", nn: "i sommar", en: "this summer")
    case .autumn: Phrase(nb: "i høst", nn: "i haust", en: "this autumn")
    }
  }
}

extension VagueDate {
  /// The day half-way through the span.
  var middle: CivilDate {
    first.adding(days: first.days(until: last) / 2)
  }
}
