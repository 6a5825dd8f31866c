package import Domain

extension Problem {
  /// What kind of thing is wrong, from the code; `message` has the details, in English.
  package var summary: Phrase {
    Self.summaries[code] ?? Phrase(nb: "noe er galt", nn: "noko er gale", en: "something is wrong")
  }

  /// One line: `contacts/x.vcf, linje 12: bryter formatet (missing colon)`.
  package func text(in language: Language) -> String {
    let lineName = Phrase(nb: ", linje ", nn: ", linje ", en: ", line ")(language)
    let place = line > 0 ? path + lineName + String(line) : path
    let details = message.isEmpty ? "" : " (\(message))"
    return "\(place): \(summary(language))\(details)"
  }

  private static let summaries: [String: Phrase] = [
    "syntax": Phrase(
      nb: "linjen følger ikke formatet", nn: "linja følgjer ikkje formatet",
      en: "the line does not follow the format"),
    "structure": Phrase(
      nb: "noe mangler eller står på feil sted", nn: "noko manglar eller står på feil stad",
      en: "something is missing or out of place"),
    "depth": Phrase(
      nb: "for mange nivåer inni hverandre", nn: "for mange nivå inni kvarandre",
      en: "nested too deeply"),
    "utf8": Phrase(nb: "teksten er ikke UTF-8", nn: "teksten er ikkje UTF-8", en: "not UTF-8"),
    "nul": Phrase(
      nb: "inneholder NUL-tegn", nn: "inneheld NUL-teikn", en: "contains NUL characters"),
    "empty": Phrase(nb: "filen er tom", nn: "fila er tom", en: "the file is empty"),
    "too-big": Phrase(nb: "filen er for stor", nn: "fila er for stor", en: "the file is too big"),
    "io": Phrase(
      nb: "kunne ikke leses", nn: "kunne ikkje lesast", en: "could not be read"),
    "not-regular": Phrase(
      nb: "ikke en vanlig fil", nn: "ikkje ei vanleg fil", en: "not a regular file"),
    "symlink": Phrase(
      nb: "en snarvei, som ikke følges", nn: "ein snarveg, som ikkje blir følgd",
      en: "a symbolic link, which is not followed"),
    "property": Phrase(
      nb: "et felt er feil", nn: "eit felt er feil", en: "a property is wrong"),
    "value": Phrase(
      nb: "en verdi kan ikke forstås", nn: "ein verdi kan ikkje forståast",
      en: "a value cannot be understood"),
    "recurrence": Phrase(
      nb: "gjentakelsen kan ikke forstås", nn: "gjentakinga kan ikkje forståast",
      en: "the recurrence cannot be understood"),
    "timezone": Phrase(
      nb: "tidssonen er ukjent", nn: "tidssona er ukjend", en: "the time zone is unknown"),
    "duplicate-uid": Phrase(
      nb: "to filer har samme UID", nn: "to filer har same UID", en: "two files have the same UID"),
    "limit": Phrase(
      nb: "det er mer enn det som vises", nn: "det er meir enn det som blir vist",
      en: "there is more than is shown"),
    "conflict": Phrase(
      nb: "endret av noen andre samtidig", nn: "endra av nokon andre samstundes",
      en: "changed by somebody else meanwhile"),
    "permission": Phrase(
      nb: "uvedkommende kan lese den", nn: "uvedkomande kan lese ho",
      en: "others may read it"),
    "not-found": Phrase(nb: "finnes ikke", nn: "finst ikkje", en: "not found"),
  ]
}
