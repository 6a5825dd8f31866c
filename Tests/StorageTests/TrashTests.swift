import CivilTime
import Domain
import TestSupport
import Testing

@testable import Storage

struct TrashTests {
  @Test(arguments: [(89, 90), (91, 90), (91, nil), (31, 30)] as [(Int, Int?)])
  func `what has lain in the trash for as long as it is kept goes for good`(
    daysLater: Int, daysKept: Int?
  ) throws {
    let test = try TestStore()
    _ = try test.put(.note(Note(id: RecordID("n"), title: "Notat", date: nil)))
    _ = try test.delete(RecordKey(.note, RecordID("n")))
    let later = now.adding(seconds: daysLater * 86_400)
    let store = try LocalStore(opening: test.path, readOnly: false, clock: { later })
    store.trashDays = daysKept
    for number in 0..<16 {
      let note = Note(id: RecordID("later-\(number)"), title: "x", date: nil)
      _ = try store.apply(ChangeSet(label: "x", changes: [.put(.note(note), basedOn: nil)]))
    }
    let isGone = daysKept.map { daysLater > $0 } ?? false
    #expect(try store.trash().isEmpty == isGone)
  }

  @Test(arguments: ["cur/1.a:2,FS", "cur/1.a:2,", "new/1.a"])
  func `a message whose name is another's by now comes back with its flags`(of other: String) throws
  {
    let test = try TestStore()
    func mail(_ id: String) -> String {
      "From: a@example.no\r\nMessage-ID: <\(id)@x>\r\n\r\nHei\r\n"
    }
    try test.write(mail("a"), to: "threads/cur/1.a:2,FS")
    _ = test.store.load()
    _ = try test.delete(RecordKey(.message, RecordID("a@x")))
    try test.write(mail("b"), to: "threads/" + other)
    _ = test.store.load()
    let item = try #require(try test.store.trash().first)
    let catalog = try test.store.restore(item, label: "x")
    #expect(catalog.messages[RecordID("a@x")]?.flags == [.seen, .flagged])
    #expect(test.text(of: "threads/cur/1.a-2:2,FS") == mail("a"))
    #expect(test.text(of: "threads/" + other) == mail("b"))
  }

  @Test func `the history stays below its bounds, whatever is changed`() throws {
    let test = try TestStore()
    var note = Note(id: RecordID("n"), title: "Notat", date: nil)
    for number in 0..<48 {
      note.text = "\(number)" + String(repeating: "x", count: 600_000)
      _ = try test.put(.note(note))
    }
    let history = try Directory(opening: test.path + "/.samspill/history")
    let sizes = try history.entries().map { try history.status(of: $0.name)?.byteCount ?? 0 }
    #expect(sizes.reduce(0, +) < History.byteLimit + 16 * 1_300_000)
    #expect(try test.store.undo().catalog.notes.first?.text.hasPrefix("46x") == true)
  }

  @Test func `what was deleted at one time is in one order, in whichever it lies there`() throws {
    for names in [["1-a.item", "1-a-2.item"], ["1-a-2.item", "1-a.item"]] {
      let test = try TestStore()
      _ = try test.put(.note(Note(id: RecordID("n"), title: "Notat", date: nil)))
      _ = try test.delete(RecordKey(.note, RecordID("n")))
      let item = try #require(try test.store.trash().first?.trashFile)
      let text = try #require(test.text(of: item.path))
      for name in names { try test.write(text, to: ".samspill/trash/" + name) }
      let found = try test.store.trash().map(\.trashFile.name).filter { $0 != item.name }
      #expect(found.map(\.description) == ["1-a-2.item", "1-a.item"])
    }
  }

  @Test func `a file in the trash or the history that is broken spoils nothing`() throws {
    let test = try TestStore()
    _ = try test.put(.note(Note(id: RecordID("n"), title: "Notat", date: nil)))
    _ = try test.delete(RecordKey(.note, RecordID("n")))
    try test.write("half", to: ".samspill/trash/1-a.item")
    try test.write("x", to: ".samspill/trash/folder.item/x")
    try test.write("half", to: ".samspill/history/00000090.done")
    try test.write("x", to: ".samspill/history/00000091.done/x")
    #expect(try test.store.trash().map(\.title) == ["Notat"])
    #expect(try test.store.undo().catalog.note(RecordID("n")) != nil)
    let paths = test.store.check().filter { $0.code == "structure" }.map(\.path)
    #expect(paths.contains(".samspill/trash/1-a.item"))
    #expect(paths.contains(".samspill/history/00000090.done"))
  }

  @Test func `a file named like the last of all changes keeps nobody from undoing the next`() throws
  {
    let test = try TestStore()
    let planted = ["99999999", "100000000", String(repeating: "9", count: 18)]
    for number in planted.dropFirst() {
      try test.write("", to: ".samspill/history/\(number).done")
    }
    for name in ["a", "b"] {
      _ = try test.put(.note(Note(id: RecordID(name), title: name, date: nil)))
    }
    #expect(try test.opened().undo().catalog.notes.map(\.title) == ["a"])
    #expect(try test.opened().undo().catalog.notes.isEmpty)
    #expect(try test.opened().redo().catalog.notes.map(\.title) == ["a"])
    // Eight digits are as many as usual, and after them come nine.
    try test.write("", to: ".samspill/history/\(planted[0]).done")
    _ = try test.put(.note(Note(id: RecordID("c"), title: "c", date: nil)))
    #expect(try test.opened().undo().catalog.notes.map(\.title) == ["a"])
  }
}
