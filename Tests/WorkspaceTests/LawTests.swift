import Domain
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Workspace

/// What holds whatever anybody does.
@Suite struct LawTests {
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `no sequence of keys, clicks, pastes and sizes breaks the screen`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var desk = Desk(
      seed % 5 == 0 ? SampleNetwork.empty : SampleNetwork.catalog,
      rows: .random(in: 12...50, using: &generator),
      columns: .random(in: 40...200, using: &generator),
      language: Language.allCases.randomElement(using: &generator) ?? .nb)
    for step in 0..<150 {
      let input = Self.randomInput(using: &generator, size: desk.state.size)
      desk.take(input)
      let frame = desk.state.frame()
      #expect(frame.size == desk.state.size, "seed \(seed), step \(step), \(input)")
      #expect(
        frame.text.split(separator: "\n", omittingEmptySubsequences: false).count
          == max(1, frame.size.rows))
      if let cursor = frame.cursor {
        #expect(frame.area.contains(cursor), "seed \(seed), step \(step), \(input)")
      }
      var forgetful = desk.state
      forgetful.start.pictures = [:]
      #expect(
        forgetful.frame() == frame, "rows drawn before: seed \(seed), step \(step), \(input)")
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `what is shown after changes is what a start would show`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let order = seed.isMultiple(of: 2) ? "s" : ""
    var catalog = SampleNetwork.catalog
    var desk = Desk(catalog, answers: false)
    try desk.press(order)
    for step in 0..<15 {
      catalog = Self.changed(catalog, using: &generator)
      desk.take(.catalog(catalog))
      var forgetful = desk.state
      forgetful.start.pictures = [:]
      #expect(forgetful.frame() == desk.state.frame(), "rows drawn before: step \(step)")
      var fresh = Desk(catalog, answers: false)
      try fresh.press(order)
      let place: Comment = "seed \(seed), step \(step)"
      for pane in Pane.allCases {
        let (rows, expected) = (desk.state.start[pane].allRows, fresh.state.start[pane].allRows)
        #expect(Array(rows) == Array(expected), place)
      }
      let (summary, expected) = (desk.state.summary, fresh.state.summary)
      #expect(summary.coverage == expected.coverage, place)
      #expect(summary.unreadThreadCount == expected.unreadThreadCount, place)
      #expect(summary.followUps.overdueCount == expected.followUps.overdueCount, place)
    }
  }

  private static func changed(
    _ catalog: Catalog, using generator: inout SeededGenerator
  ) -> Catalog {
    var (records, removed): ([Record], [RecordKey]) = ([], [])
    if var followUp = catalog.followUps.randomElement(using: &generator) {
      followUp.status = followUp.isOpen ? .completed : .needsAction
      followUp.completed = followUp.isOpen ? nil : SampleNetwork.today
      records.append(.followUp(followUp))
    }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0:
      if var contact = catalog.contacts.randomElement(using: &generator) {
        (contact.name, contact.emails) = ("A" + contact.name, [])
        records.append(.contact(contact))
      }
    case 1:
      if let contact = catalog.contacts.randomElement(using: &generator) {
        removed.append(RecordKey(.contact, contact.id))
      }
    case 2:
      if var note = catalog.notes.randomElement(using: &generator) {
        note.date = SampleNetwork.today
        records.append(.note(note))
      }
    case 3:
      if let event = catalog.events.randomElement(using: &generator) {
        removed.append(RecordKey(.event, event.id))
      }
    case 4:
      if var message = catalog.messages.values.randomElement(using: &generator) {
        message.flags.formSymmetricDifference(.seen)
        records.append(.message(message))
      }
    default: break
    }
    let revision = String(UInt64.random(in: 2 ... .max, using: &generator))
    return catalog.replacing(
      SampleNetwork.stored(records, revision: revision), removing: removed)
  }

  @Test func `the same inputs give the same screen`() {
    for seed in 100..<104 as Range<UInt64> {
      func play() -> String {
        var generator = SeededGenerator(seed: seed)
        var desk = Desk()
        for _ in 0..<150 {
          desk.take(Self.randomInput(using: &generator, size: desk.state.size))
        }
        return desk.screen
      }
      #expect(play() == play(), "seed \(seed)")
    }
  }

  private static func randomInput(
    using generator: inout SeededGenerator, size: Size
  ) -> Input {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<82: return .terminal(.key(randomKey(using: &generator)))
    case 82..<92:
      let point = Point(
        row: .random(in: 0...max(1, size.rows), using: &generator),
        column: .random(in: 0...max(1, size.columns), using: &generator))
      let actions: [MouseEvent.Action] = [.press, .doublePress, .scrollUp, .scrollDown, .release]
      let action = actions.randomElement(using: &generator) ?? .press
      return .terminal(.mouse(MouseEvent(action, at: point)))
    case 92..<94:
      return .terminal(.paste("Ørland\n- [ ] Ringe @Kari i morgen\n\u{1b}[2J"))
    case 94..<97:
      return .terminal(
        .resize(
          Size(
            rows: .random(in: 0...60, using: &generator),
            columns: .random(in: 0...210, using: &generator))))
    case 97: return .tick(SampleNetwork.now)
    case 98:
      return .catalog(Bool.random(using: &generator) ? SampleNetwork.catalog : SampleNetwork.empty)
    default: return .dayChanged(SampleNetwork.day(2021, 12, .random(in: 1...31, using: &generator)))
    }
  }

  private static func randomKey(using generator: inout SeededGenerator) -> Key {
    let special: [Key] = [
      .enter, .enter, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .control("f"), .control("s"), .control("r"),
      .control("c"), .control("l"), .function(1), .function(4), .alt("b"),
    ]
    if Int.random(in: 0..<2, using: &generator) == 0 {
      return special.randomElement(using: &generator) ?? .enter
    }
    let letters = Array("1234567890abcdefghijklmnoprstuvxyzæøåG/:?[]<> @#-.")
    return .character(letters.randomElement(using: &generator) ?? "a")
  }
}
