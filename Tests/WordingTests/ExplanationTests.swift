import Domain
import Testing
import Wording

private let note = RecordKey(.note, RecordID("n"))

private let failures: [ChangeFailure] = [
  .conflict(note, theirs: nil),
  .conflict(note, theirs: .note(Note(id: RecordID("n"), title: "Samtale", date: nil))),
  .present(note, theirs: nil, path: "notes/n.ics"),
  .undoConflict(note, isRedo: false, mine: nil, theirs: nil), .missing(note), .readOnly,
  .otherCharset(note, path: "notes/n.ics"),
  .durabilityUnknown(path: "notes/n.ics"), .nothingToUndo,
  .nothingToRedo, .system(path: "notes/n.ics", reason: .noSpace),
  .system(path: "notes/n.ics", reason: .readOnlyFileSystem),
  .system(path: "notes/n.ics", reason: .noPermission),
  .system(path: "notes/n.ics", reason: .inputOutput),
  .system(path: "notes/n.ics", reason: .tooManyFiles),
  .system(path: "notes/n.ics", reason: .busy), .system(path: "notes/n.ics", reason: .restless),
  .system(path: "notes/n.ics", reason: .obstructed),
  .system(path: "notes/n.ics", reason: .other(errno: 27, message: "File too large")),
]

@Test func `a full disk is told as what happened and what to do`() {
  let failure = ChangeFailure.system(path: "notes/n.ics", reason: .noSpace)
  #expect(
    failure.explanation().text(in: .nb)
      == "notes/n.ics ble ikke lagret: det er ikke mer plass på disken. "
      + "Frigjør plass og lagre på nytt; endringen er her fortsatt.")
}

@Test func `what could not be saved is called by its name where that is known`() {
  let failure = ChangeFailure.system(path: "notes/n.ics", reason: .inputOutput)
  #expect(
    failure.explanation(of: "Samtale").what.nb
      == "«Samtale» ble ikke lagret: disken svarte med en feil.")
}

@Test func `a conflict names the record`() {
  let explanation = failures[1].explanation()
  #expect(
    explanation.what.nn
      == "Ikkje lagra: «Samtale» vart endra av eit anna program medan du redigerte.")
  #expect(ChangeFailure.missing(note).explanation().what.en == "Could not find the note any more.")
  #expect(
    ChangeFailure.missing(note).explanation(of: "Frosta").what.nb == "Fant ikke «Frosta» lenger.")
}

@Test func `every failure is a whole sentence in every language`() {
  for failure in failures {
    for language in Language.allCases {
      let text = failure.explanation().text(in: language)
      #expect(text.hasSuffix("."), "\(text)")
      #expect(!text.contains("  "))
    }
  }
}

@Test func `a problem says where and what`() {
  let problem = Problem(
    path: "contacts/x.vcf", line: 12, severity: .error, code: "syntax", message: "no colon")
  #expect(
    problem.text(in: .nb) == "contacts/x.vcf, linje 12: linjen følger ikke formatet (no colon)")
  let unknown = Problem(path: "x", line: 0, severity: .warning, code: "new-code", message: "")
  #expect(unknown.text(in: .en) == "x: something is wrong")
}

@Test func `every kind of record has its names`() {
  for kind in RecordKind.allCases {
    #expect(kind.counted(1, .nb) != kind.counted(2, .en))
    #expect(!kind.name.nn.isEmpty && !kind.definiteName.nn.isEmpty)
  }
  #expect(RecordKind.note.counted(2, .nb) == "2 notater")
  #expect(RecordKind.note.counted(2, .nn) == "2 notat")
}
