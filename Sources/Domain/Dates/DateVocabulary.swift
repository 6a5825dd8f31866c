import CivilTime

/// The words that dates are written with, in bokmål, nynorsk and English, folded.
enum DateVocabulary {
  static let weekdays: [String: Weekday] = table([
    (.monday, ["mandag", "mandagen", "monday"]),
    (.tuesday, ["tirsdag", "tirsdagen", "tysdag", "tysdagen", "tuesday"]),
    (.wednesday, ["onsdag", "onsdagen", "wednesday"]),
    (.thursday, ["torsdag", "torsdagen", "thursday"]),
    (.friday, ["fredag", "fredagen", "friday"]),
    (.saturday, ["lordag", "lordagen", "laurdag", "laurdagen", "saturday"]),
    (.sunday, ["sondag", "sondagen", "sunday"]),
  ])

  /// Read only in front of a date: `man`, `to` and `sun` are words of their own.
  static let shortWeekdays: [String: Weekday] = table([
    (.monday, ["man", "ma", "mon"]), (.tuesday, ["tir", "tirs", "ty", "tys", "tue", "tues"]),
    (.wednesday, ["ons", "on", "wed"]), (.thursday, ["tor", "tors", "to", "thu", "thur", "thurs"]),
    (.friday, ["fre", "fr", "fri"]), (.saturday, ["lor", "la", "lau", "sat"]),
    (.sunday, ["son", "so", "sun"]),
  ])

  static let months: [String: Int] = table([
    (1, ["januar", "january"]), (2, ["februar", "february"]), (3, ["mars", "march"]),
    (4, ["april"]), (5, ["mai", "may"]), (6, ["juni", "june"]), (7, ["juli", "july"]),
    (8, ["august"]), (9, ["september"]), (10, ["oktober", "october"]), (11, ["november"]),
    (12, ["desember", "december"]),
  ])

  static let shortMonths: [String: Int] = table([
    (1, ["jan"]), (2, ["feb", "febr"]), (3, ["mar"]), (4, ["apr"]), (6, ["jun"]), (7, ["jul"]),
    (8, ["aug"]), (9, ["sep", "sept"]), (10, ["okt", "oct"]), (11, ["nov"]), (12, ["des", "dec"]),
  ])

  static let seasons: [String: SeasonOfYear] = table([
    (.winter, ["vinteren", "vinter", "winter"]), (.spring, ["varen", "var", "spring"]),
    (.summer, ["sommeren", "sommer", "sommaren", "sommar", "summer"]),
    (.autumn, ["hosten", "host", "hausten", "haust", "autumn", "fall"]),
  ])

  static let numbers: [String: Int] = table([
    (1, ["en", "ein", "ei", "et", "eit", "one", "a", "an"]), (2, ["to", "two", "par", "couple"]),
    (3, ["tre", "three"]), (4, ["fire", "four"]), (5, ["fem", "five"]), (6, ["seks", "six"]),
    (7, ["sju", "syv", "seven"]), (8, ["atte", "eight"]), (9, ["ni", "nine"]), (10, ["ti", "ten"]),
    (11, ["elleve", "eleven"]), (12, ["tolv", "twelve"]), (14, ["fjorten", "fourteen"]),
  ])

  enum Unit {
    case day
    case week
    case month
    case year
  }

  static let units: [String: Unit] = table([
    (.day, ["dag", "dager", "dagar", "dogn", "day", "days"]),
    (.week, ["uke", "uka", "uken", "uker", "veke", "veka", "veker", "week", "weeks"]),
    (.month, ["maned", "maneden", "maneder", "manad", "manaden", "manader", "month", "months"]),
    (.year, ["ar", "aret", "year", "years"]),
  ])

  /// The words, with what they are followed by, that tie a thing to a date.
  static let bounds: [(words: [String], bound: VagueDate.Bound)] = [
    (["no", "later", "than"], .noLaterThan), (["not", "later", "than"], .noLaterThan),
    (["senest"], .noLaterThan), (["seinast"], .noLaterThan), (["innen"], .by), (["innan"], .by),
    (["within"], .by), (["by"], .by), (["frist"], .by), (["deadline"], .by), (["due"], .by),
  ]

  static let nextWords: Set<String> = ["neste", "next"]
  static let comingWords: Set<String> = [
    "forstkommende", "fyrstkomande", "kommende", "komande", "coming", "denne", "this", "dette",
  ]

  private static func table<Value>(_ rows: [(Value, [String])]) -> [String: Value] {
    var table: [String: Value] = [:]
    for (value, words) in rows {
      for word in words { table[word] = value }
    }
    return table
  }
}

/// A quarter of the year that a date may be as vague as; winter has the year of its January.
enum SeasonOfYear: Int {
  case winter = 0
  case spring
  case summer
  case autumn

  /// Three whole months, from 1 December of the year before for winter.
  func span(of year: Int) -> VagueDate? {
    let isWinter = self == .winter
    let first = CivilDate(
      year: isWinter ? year - 1 : year, month: isWinter ? 12 : rawValue * 3, day: 1)
    return first.map {
      VagueDate(from: $0, through: $0.adding(months: 2).lastOfMonth, precision: .season)
    }
  }
}
