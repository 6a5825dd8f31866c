import CivilTime
import Domain
import TestSupport
import Testing

private func network() throws -> Catalog {
  let note = Note(
    id: RecordID("note"), title: "Dialogmøte i Frosta", date: try day("2021-08-20"),
    text: "De er gode på poesi og besøksvenn. Vanskelig: å finne tid.\nØrland ble nevnt.",
    categories: ["Dialogmøte"], participants: [Participant(Sample.kari)])
  let overdue = FollowUp(
    id: RecordID("overdue"), title: "Send veileder", due: try day("2021-08-30"),
    participants: [Participant(Sample.frosta)], note: note.id)
  let open = FollowUp(
    id: RecordID("open"), title: "Ring om besøksvenner", due: try day("2021-09-30"),
    participants: [Participant(Sample.snasa)])
  var message = Sample.message("m@x", from: Sample.ase, on: try day("2021-08-25"))
  message.text = "Vi lurer på besøksvenn-ordningen i Orland."
  let webinar = Sample.event(
    "webinar", "Webinar om implementering", try day("2021-09-16"),
    participants: [Participant(Sample.snasa)])
  let november = Event(
    id: RecordID("november"), title: "Dialogmøter",
    when: .days(VagueDate(monthOf: try day("2021-11-01"))))
  return Sample.catalog(
    [
      .note(note), .followUp(overdue), .followUp(open), .message(message), .event(webinar),
      .event(november),
    ], conversations: [Sample.conversation([message])])
}

private func found(_ text: String, limit: Int = 200) throws -> [String] {
  let (catalog, today) = (try network(), try day("2021-09-01"))
  let query = Query(text, today: today)
  return Search.run(query, in: catalog, today: today, limit: limit).map(\.record.id.rawValue)
}

@Test(
  arguments: [
    // Every spelling of a name.
    ("kohler", ["kohler"]), ("koehler", ["kohler"]), ("Køhler", ["kohler"]),
    ("snasa kommune", ["m5041", "open", "webinar"]), ("raarvihke", ["m5043"]),
    // Numbers of all groupings.
    ("95265512", ["kari"]), ("952 65 512", ["kari"]), ("+47 952 65 512", ["kari"]),
    ("0047 95265512", ["kari"]), ("65512", ["kari"]), ("952-65-512", ["kari"]),
    // Words in any order, phrases, exclusions.
    ("poesi", ["note"]), ("frosta dialogmøte", ["note"]), ("\"gode på poesi\"", ["note"]),
    ("\"poesi gode\"", []), ("besøksvenn -ring", ["m@x", "note"]),
    ("besøksvenn", ["open", "m@x", "note"]), ("dialogmøte -\"i frosta\"", ["november"]),
    // The typed spelling first among equals.
    ("ørland", ["note", "m@x"]), ("orland", ["m@x", "note"]),
    // Conditions in three languages.
    ("kommune:frosta type:notat", ["note"]), ("municipality:fro kind:note", ["note"]),
    ("kommune:frosta -type:notat", ["overdue", "kari", "m5036"]),
    ("forfalt:ja", ["overdue"]), ("overdue:yes", ["overdue"]), ("forfallen:ja", ["overdue"]),
    ("åpen:ja", ["open", "overdue"]), ("åpen:ja forfalt:nei", ["open"]),
    ("etter:2021-09-10", ["november", "open", "webinar"]), ("etter:2021-11", ["november"]),
    ("før:2021-08-25", ["note"]), ("fra:20.8.2021 til:25.8.2021", ["note"]),
    ("ulest:ja", ["m@x"]), ("person:kari type:notat", ["note"]), ("rolle:hovedkontakt", ["kari"]),
    ("kategori:dialog", ["note"]), ("kommune:\"snåsa\" type:melding", ["m@x"]),
    ("type:arrangement", ["november", "webinar"]),
    // What is not finished or not understood.
    ("", []), ("  ", []), ("\"", []), ("-", []), ("etter:", []), ("etter:tull", []),
    ("finnes ikke", []), ("a:b", []),
  ])
func `a search finds what is asked for, best first`(text: String, expected: [String]) throws {
  #expect(try found(text) == expected)
}

@Test func `a title counts more than running text, and a limit keeps the best`() throws {
  #expect(try found("dialogmøte").first == "note")
  #expect(try found("dialogmøte", limit: 1).count == 1)
}

@Test func `a hit shows where it was found`() throws {
  let (catalog, today) = (try network(), try day("2021-09-01"))
  let hits = Search.run(Query("orland besok", today: today), in: catalog, today: today)
  let hit = try #require(hits.first { $0.record.id.rawValue == "note" })
  #expect(hit.title.text == "Dialogmøte i Frosta")
  #expect(
    hit.snippet.runs.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
      == "De er gode på poesi og [besøk]svenn. Vanskelig: å finne tid. [Ørland] ble nevnt.")
  #expect(hit.date == (try day("2021-08-20")))
}

@Test func `a long text is cut around the hit`() {
  let long =
    String(repeating: "Mange ord før. ", count: 40) + "Hér er nålen i høystakken. "
    + String(repeating: "Og æøå etter. ", count: 40)
  let note = Note(id: RecordID("n"), title: "", date: nil, text: long)
  let today = CivilDate(dayNumber: 0)
  let hits = Search.run(
    Query("nal", today: today), in: Sample.catalog([.note(note)]), today: today)
  let snippet = hits.first?.snippet
  #expect(snippet?.text.hasPrefix("…") == true && snippet?.text.hasSuffix("…") == true)
  #expect(snippet?.runs.first { $0.isMarked }?.text == "nål")
  #expect((snippet?.text.count ?? 1000) <= SearchHit.snippetLength)
}

@Test func `a query tells what it could not use`() throws {
  let today = try day("2021-09-01")
  #expect(Query("etter:tull møte", today: today).issues == [.value("tull", of: "etter")])
  #expect(Query("etter:", today: today).issues.isEmpty)
  #expect(Query("https://example.no", today: today).terms.count == 1)
  #expect(Query("-type:notat", today: today).excludedConditions == [.kind([.note])])
}

@Test(
  arguments: [
    ("ors kar", ["Kari Demo", "Orkland"], false), ("ork kar", ["Kari Demo", "Orkland"], true),
    ("", ["x"], true), ("-kari", ["Kari Demo"], false), ("-ola", ["Kari Demo"], true),
    ("orland", ["Ørland"], true), ("\"kari d\"", ["Kari Demo"], true), ("ka:", ["ka:"], true),
  ])
func `a list is thinned out as one types`(filter: String, row: [String], passes: Bool) {
  #expect(ListFilter(filter).matches(row) == passes)
}

@Test func `a filter marks what it found`() {
  let marked = ListFilter("oer").mark("Ørland")
  #expect(marked.runs.map(\.text) == ["Ør", "land"])
  #expect(marked.runs.map(\.isMarked) == [true, false])
}

@Test func `what changed since is found as it is now`() throws {
  let (catalog, today) = (try network(), try day("2021-09-01"))
  var changed = Sample.kohler
  changed.name = "Noen Annen Demo"
  let later = catalog.replacing([
    StoredRecord(.contact(changed), revision: Revision(token: "2"), path: "x")
  ])
  func found(_ text: String) -> Int {
    Search.run(Query(text, today: today), in: later, today: today).count
  }
  #expect(found("kohler") == 0)
  #expect(found("annen") == 1)
}

@Test func `no query makes the search fail`() throws {
  let (catalog, today) = (try network(), try day("2021-09-01"))
  let pieces = [
    "\"", "-", ":", "type:", "etter:", "ø", "kommune:", " ", "e", "2021", "ja", "«", "\n",
  ]
  for seed in 0..<500 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<Int.random(in: 0...8, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let query = Query(text, today: today)
    let hits = Search.run(query, in: catalog, today: today)
    #expect(!query.isEmpty || hits.isEmpty)
    #expect(hits.allSatisfy { hit in hit.snippet.runs.allSatisfy { !$0.text.isEmpty } })
  }
}
