import CivilTime
package import Domain

extension NoteLine.Hint {
  /// What the user should look at before saving: `Hvem er @Åse? Det kan være Åse Demo eller …`.
  ///
  /// `catalog` gives the names of those who could be meant.
  package func text(in language: Language, catalog: Catalog) -> String {
    let words = DateWords(language)
    switch self {
    case .unknownPerson(let name):
      return Phrase(
        nb: "Fant ingen kontakt som heter «\(name)».",
        nn: "Fann ingen kontakt som heiter «\(name)».",
        en: "No contact is called “\(name)”.")(language)
    case .ambiguousPerson(let name, let people):
      let names = people.prefix(4).compactMap { catalog.contact($0)?.name }
      let list = names.joined(separator: ", ") + (people.count > names.count ? " …" : "")
      return Phrase(
        nb: "«\(name)» kan være flere: \(list). Skriv hele navnet.",
        nn: "«\(name)» kan vere fleire: \(list). Skriv heile namnet.",
        en: "“\(name)” could be several people: \(list). Write the whole name.")(language)
    case .unknownOrganization(let name):
      return Phrase(
        nb: "Fant ingen kommune eller organisasjon som heter «\(name)».",
        nn: "Fann ingen kommune eller organisasjon som heiter «\(name)».",
        en: "No municipality or organisation is called “\(name)”.")(language)
    case .severalDates(let dates):
      let taken = dates.first.map(words.weekdayAndDay) ?? ""
      return Phrase(
        nb: "Flere datoer; fristen er satt til \(taken).",
        nn: "Fleire datoar; fristen er sett til \(taken).",
        en: "Several dates; due on \(taken).")(language)
    case .vagueDate(let date):
      let day = words.weekdayAndDay(date.last)
      return Phrase(
        nb: "Fristen er satt til \(day).", nn: "Fristen er sett til \(day).",
        en: "Due on \(day).")(language)
    case .pastDate(let date):
      let day = words.full(date)
      return Phrase(
        nb: "Fristen \(day) er allerede ute.", nn: "Fristen \(day) er alt ute.",
        en: "The due day, \(day), has passed.")(language)
    case .wrongWeekday(let date):
      let (day, name) = (words.dayAndYear(date), words.name(of: date.weekday))
      return Phrase(
        nb: "\(day) er en \(name).", nn: "\(day) er ein \(name).", en: "\(day) is a \(name).")(
          language)
    }
  }
}
