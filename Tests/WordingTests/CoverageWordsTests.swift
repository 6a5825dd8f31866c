import Domain
import Testing
import Wording

@Test(
  arguments: [
    (Coverage.Reading.missing, "ingen", "–"), (.unknown, "ikke kjent", "?"),
    (.contacts([RecordID("a")]), "ja", "1"), (.days(12), "12 dager siden", "12"),
    (.days(1), "1 dag siden", "1"), (.answer(.accepted), "påmeldt", "ja"),
    (.answer(.needsAction), "ikke svart", "?"), (.attended(2, of: 3), "2 av 3", "2/3"),
    (.followUps(open: 1, overdue: 1), "1 åpen, 1 forfalt", "1!"),
    (.followUps(open: 0, overdue: 0), "0 åpne", "0"), (.share(0.0652), "6,5\u{a0}%", "6,5"),
  ])
func `a reading says in text what a colour repeats`(
  reading: Coverage.Reading, text: String, tile: String
) {
  #expect(reading.text(in: .nb) == text)
  #expect(reading.tileText(in: .nb) == tile)
  for language in Language.allCases { #expect(reading.tileText(in: language).count <= 4) }
}
