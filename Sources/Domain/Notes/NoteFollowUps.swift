package import CivilTime

/// What a note's lines `- [ ] …` mean for the follow-ups agreed in it.
package enum NoteFollowUps {
  /// What saving a note is going to do; shown before it is done.
  package struct Plan: Hashable, Sendable {
    package let items: [Item]
    /// Follow-ups of the note that no line stands for any more; they are left as they are.
    package let orphans: [FollowUp]
    /// The note's text with the boxes ticked of what was done elsewhere meanwhile.
    package let text: String

    /// New and changed follow-ups, to be carried out together with the note.
    package var changes: [Change] {
      items.compactMap(\.change)
    }

    /// Whether there is something that the user should see before saving.
    package var hasHints: Bool {
      !orphans.isEmpty || items.contains { !$0.line.hints.isEmpty }
    }
  }

  /// A line and the follow-up that it is, or is going to be.
  package struct Item: Hashable, Sendable {
    /// What saving the note does to the follow-up.
    package enum Action: Hashable, Sendable {
      case create
      /// The follow-up as it is stored now, and its revision.
      case update(from: FollowUp, basedOn: Revision?)
      case keep
    }

    package let line: NoteLine
    package let followUp: FollowUp
    package let action: Action

    package var change: Change? {
      switch action {
      case .create: .put(.followUp(followUp), basedOn: nil)
      case .update(_, let revision): .put(.followUp(followUp), basedOn: revision)
      case .keep: nil
      }
    }
  }

  /// Compares a note that is about to be saved with what is stored.
  ///
  /// A line and a follow-up belong together by title, folded; an edited title by the words it shares.
  /// Of a line that was there before, only what was edited in it is carried over, so that what was
  /// changed in the follow-up itself, here or by another program, stays. A line that vanished deletes
  /// nothing.
  ///
  /// - Parameters:
  ///   - note: The note as it is to be saved.
  ///   - catalog: Where the note as it was and its follow-ups are.
  ///   - today: The day something is done when its box is ticked.
  ///   - directory: The names that can be mentioned, if the caller keeps them.
  ///   - newID: Makes the identity of a new follow-up.
  /// - Returns: One item for each line, in order.
  package static func plan(
    _ note: Note, in catalog: Catalog, today: CivilDate, directory: MentionDirectory? = nil,
    newID: () -> RecordID
  ) -> Plan {
    let stored = catalog.note(note.id)?.text ?? ""
    let directory =
      directory ?? MentionDirectory(catalog, mentionedIn: note.text + "\n" + stored)
    let context = NoteContext(note, in: catalog, today: today, directory: directory)
    let lines = context.lines(in: note.text)
    let previous = context.lines(in: stored)
    let followUps = catalog.followUps(from: note)
    let pairs = TitlePairs(lines.map(\.title), followUps.map(\.title))
    let previousPairs = TitlePairs(followUps.map(\.title), previous.map(\.title))
    let items = lines.indices.map { index -> Item in
      let line = lines[index]
      guard let match = pairs.partner[index] else {
        return Item(line: line, followUp: context.followUp(line, id: newID()), action: .create)
      }
      let before = previousPairs.partner[match].map { previous[$0] }
      let old = followUps[match]
      let new = context.apply(line, before: before, to: old)
      let revision = catalog.revision(of: RecordKey(.followUp, old.id))
      return Item(
        line: line, followUp: new,
        action: new == old ? .keep : .update(from: old, basedOn: revision))
    }
    let used = Set(pairs.partner.values)
    let orphans = followUps.indices.filter { !used.contains($0) }.map { followUps[$0] }
    return Plan(items: items, orphans: orphans, text: text(note.text, agreeingWith: items))
  }

  /// The note that `followUp` was agreed in, with the box of its line as the follow-up is.
  ///
  /// - Parameters:
  ///   - followUp: As it is now, ticked off or opened again.
  ///   - catalog: Where its note is.
  /// - Returns: `nil` if there is no such note or line, or if the box is right already.
  package static func note(agreeingWith followUp: FollowUp, in catalog: Catalog) -> Note? {
    guard let id = followUp.note, var note = catalog.note(id),
      let box = line(of: followUp, in: note, catalog)?.box, box.isTicked == followUp.isOpen
    else { return nil }
    note.text = box.setting(isTicked: !followUp.isOpen, in: note.text)
    return note
  }

  /// Whether the note that `followUp` was agreed in has a line of just its title.
  ///
  /// Then ``note(agreeingWith:in:)`` does not hang on names that are not known yet.
  package static func isCertain(of followUp: FollowUp, in catalog: Catalog) -> Bool {
    let note = followUp.note.flatMap(catalog.note)
    return note.flatMap { line(of: followUp, in: $0, catalog) }?.isEqual ?? false
  }

  private static func line(
    of followUp: FollowUp, in note: Note, _ catalog: Catalog
  ) -> (box: Checkbox, isEqual: Bool)? {
    let boxes = Checkbox.all(in: note.text)
    // Where a line has that very title, nobody need be looked up who is named in others; and most
    // often those who are named in it are those who take part.
    let likely = boxes.filter { TitlePairs.mayBeTitle(followUp.title, of: $0.text) }
    if let own = ownLine(of: followUp, among: likely, of: note, catalog) { return (own, true) }
    let certain = likely.isEmpty ? nil : match(followUp, among: likely, of: note, in: catalog)
    return certain?.isEqual == true
      ? certain : match(followUp, among: boxes, of: note, in: catalog)
  }

  /// The box of the line whose title is that of a follow-up when nobody is named in it but those who
  /// take part.
  private static func ownLine(
    of followUp: FollowUp, among boxes: [Checkbox], of note: Note, _ catalog: Catalog
  ) -> Checkbox? {
    let directory = MentionDirectory(
      of: followUp.participants.compactMap { catalog.contact(for: $0) },
      followUp.participants.compactMap { catalog.organization(for: $0) })
    let base = note.date ?? CivilDate(dayNumber: 0)
    let titles = boxes.map { box in
      NoteLine(box, base: base, mentions: directory.mentions(in: box.text)).title
    }
    let pairs = TitlePairs([followUp.title], titles)
    return pairs.equals.isEmpty ? nil : pairs.partner[0].map { boxes[$0] }
  }

  /// The box of the line that a follow-up is, and whether its title is the same.
  private static func match(
    _ followUp: FollowUp, among boxes: [Checkbox], of note: Note, in catalog: Catalog
  ) -> (box: Checkbox, isEqual: Bool)? {
    let text = boxes.map(\.text).joined(separator: "\n")
    let directory = MentionDirectory(catalog, mentionedIn: text)
    let context = NoteContext(note, in: catalog, today: nil, directory: directory)
    let pairs = TitlePairs([followUp.title], boxes.map { context.line(of: $0).title })
    return pairs.partner[0].map { (boxes[$0], pairs.equals.contains(0)) }
  }

  private static func text(_ text: String, agreeingWith items: [Item]) -> String {
    zip(Checkbox.all(in: text), items).reduce(text) { text, pair in
      let (box, item) = pair
      let isTicked = item.followUp.status == .completed
      return box.isTicked == isTicked || item.followUp.status == .cancelled
        ? text : box.setting(isTicked: isTicked, in: text)
    }
  }
}

/// What the lines of one note are read and carried out with.
private struct NoteContext {
  private let note: Note
  private let catalog: Catalog
  private let base: CivilDate
  private let today: CivilDate
  private let directory: MentionDirectory
  private let near: Set<RecordID>

  init(_ note: Note, in catalog: Catalog, today: CivilDate?, directory: MentionDirectory) {
    self.note = note
    self.catalog = catalog
    base = note.date ?? today ?? CivilDate(dayNumber: 0)
    self.today = today ?? base
    self.directory = directory
    let people = note.participants.compactMap { catalog.contact(for: $0)?.id }
    let municipalities = catalog.municipalities(of: note.participants)
    // With half the county present, nobody is nearer than others.
    let colleagues =
      municipalities.count > 3 ? [] : municipalities.flatMap { catalog.contacts(of: $0) }
    near = Set(people + colleagues.map(\.id))
  }

  func lines(in text: String) -> [NoteLine] {
    NoteLine.lines(in: text, base: base, directory: directory, near: near)
  }

  func line(of box: Checkbox) -> NoteLine {
    NoteLine(box, base: base, mentions: directory.mentions(in: box.text, near: near))
  }

  func followUp(_ line: NoteLine, id: RecordID) -> FollowUp {
    FollowUp(
      id: id, title: line.title, due: line.due,
      status: line.isTicked ? .completed : .needsAction, completed: line.isTicked ? today : nil,
      participants: participants(of: line), note: note.id)
  }

  /// `old` with what was edited in its line since `before`; without one, only a tick counts.
  func apply(_ line: NoteLine, before: NoteLine?, to old: FollowUp) -> FollowUp {
    var new = old
    if line.isTicked != (before?.isTicked ?? false) && line.isTicked != !old.isOpen {
      new.status = line.isTicked ? .completed : .needsAction
      new.completed = line.isTicked ? today : nil
    }
    guard let before else { return new }
    if line.title != before.title { new.title = line.title }
    if line.due != before.due { new.due = line.due }
    if line.people != before.people || line.organizations != before.organizations {
      let mentioned = Set(participants(of: before).map(\.address))
      let others = old.participants.filter { !mentioned.contains($0.address) }
      let named = participants(of: line)
      let addresses = Set(named.map(\.address))
      new.participants = named + others.filter { !addresses.contains($0.address) }
    }
    return new
  }

  /// Those named; where no municipality is, the note's own if there is just one.
  private func participants(of line: NoteLine) -> [Participant] {
    var seen: Set<RecordID> = []
    let people = line.people.filter { seen.insert($0).inserted }.compactMap(catalog.contact)
    var organizations = line.organizations.filter { seen.insert($0).inserted }
      .compactMap(catalog.organization)
    if organizations.isEmpty {
      let own = catalog.municipalities(of: note.participants)
      if own.count == 1 { organizations = own }
    }
    return people.map { Participant($0) } + organizations.map { Participant($0) }
  }
}
