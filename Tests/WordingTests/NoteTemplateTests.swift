import Domain
import Testing
import Wording

private func page(_ text: String, language: String = "nb") -> MethodPage {
  MethodPage(id: RecordID("t"), title: "Mal", isTemplate: true, language: language, text: text)
}

private let template = """
  # {{title}}

  - Dato: {{ Date }}
  - Kommuner: {{municipalities}}
  - Til stede: {{participants}}
  - Sted: {{place}}{{unknown}}

  ## Hva er dere gode på?

  ## Hva er vanskelig?
  """

@Test func `a template is filled, and writing begins below its first question`() throws {
  let values = NoteTemplate.Values(
    title: "Dialogmøte", date: try day("2021-09-16"),
    municipalities: ["Frosta", "Snåsa", "Røyrvik"])
  let filled = NoteTemplate(filling: page(template), with: values, language: .en)
  #expect(
    filled.text == """
      # Dialogmøte

      - Dato: torsdag 16. september 2021
      - Kommuner: Frosta, Snåsa og Røyrvik
      - Til stede: \("")
      - Sted: {{unknown}}

      ## Hva er dere gode på?

      ## Hva er vanskelig?
      """)
  #expect(filled.cursorLine == 8 && filled.cursorOffset == 0)
}

@Test(
  arguments: [
    ("a\nb æ{{cursor}} c", 1, 4, "a\nb æ c"), ("a\n", 0, 1, "a\n"), ("", 0, 0, ""),
    ("{{", 0, 2, "{{"), ("{{{{title}}", 0, 3, "{{T"), ("}} {{title}}", 0, 4, "}} T"),
  ])
func `the cursor stands where the template says`(
  text: String, line: Int, offset: Int, expected: String
) {
  let filled = NoteTemplate(
    filling: page(text), with: NoteTemplate.Values(title: "T"), language: .nb)
  #expect(filled.text == expected)
  #expect(filled.cursorLine == line && filled.cursorOffset == offset)
}

@Test func `names are joined as a sentence does`() {
  #expect(Language.nn.list([]).isEmpty)
  #expect(Language.nn.list(["A"]) == "A")
  #expect(Language.en.list(["A", "B", "C"]) == "A, B and C")
}

@Test func `hints and findings are told in every language`() throws {
  let catalog = Catalog(
    network: NetworkDescription(name: "", titles: [:], timeZone: "", language: ""), records: [])
  let date = try day("2021-09-16")
  let hints: [NoteLine.Hint] = [
    .unknownPerson("Åse"), .ambiguousPerson("Åse", [RecordID("a")]), .unknownOrganization("X"),
    .severalDates([date]), .pastDate(date), .wrongWeekday(date),
  ]
  for language in Language.allCases {
    for hint in hints { #expect(hint.text(in: language, catalog: catalog).hasSuffix(".")) }
  }
  #expect(
    NoteLine.Hint.wrongWeekday(date).text(in: .nb, catalog: catalog)
      == "16. september 2021 er en torsdag.")
  #expect(
    ProjectRule.Finding.organizationCount(2).text(in: .nb) == "2 organisasjoner; regelen er 3–5")
  #expect(ProjectRule.Finding.noEnd.text(in: .en) == "no end date")
}
