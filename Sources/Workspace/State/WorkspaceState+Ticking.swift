import Domain
import Wording

/// Something that the user has ticked off, or ticked off no longer.
enum Tick: Hashable, Sendable {
  case followUps([RecordID])
  /// A box in the text of a note that stands for no follow-up.
  case box(lineIndex: Int, note: RecordID)
}

extension WorkspaceState {
  mutating func tickOff() -> [Effect] {
    if case .box(let lineIndex, nil) = selectedLine?.target {
      guard case .note(let id) = page.place else { return [] }
      return carryOut(.box(lineIndex: lineIndex, note: id))
    }
    let followUps = selectedFollowUps
    start[.followUps].marks = []
    return carryOut(.followUps(followUps))
  }

  /// Ticks what had to wait, each as the one before has left it.
  mutating func tickWhatWaited() -> [Effect] {
    let ticks = waitingTicks
    waitingTicks = []
    return ticks.flatMap { carryOut($0) }
  }

  /// Ticks, or waits where an earlier change of the same has not been answered: whether it is to be done
  /// or to be open again follows from what that leads to.
  private mutating func carryOut(_ tick: Tick) -> [Effect] {
    guard !keys(of: tick).contains(where: isInFlight) else {
      waitingTicks.append(tick)
      return []
    }
    return switch tick {
    case .followUps(let ids): turn(ids.compactMap(catalog.followUp))
    case .box(let lineIndex, let note): turnBox(at: lineIndex, of: note)
    }
  }

  /// The records that a tick changes: follow-ups, and the notes that they were agreed in.
  private func keys(of tick: Tick) -> [RecordKey] {
    switch tick {
    case .followUps(let ids):
      ids.map { RecordKey(.followUp, $0) }
        + ids.compactMap { catalog.followUp($0)?.note }.map { RecordKey(.note, $0) }
    case .box(_, let id): [RecordKey(.note, id)]
    }
  }

  private mutating func turn(_ followUps: [FollowUp]) -> [Effect] {
    guard let first = followUps.first else { return [] }
    let isDone = first.isOpen
    let label =
      isDone
      ? Phrase(
        nb: "Fullført: \(first.title)", nn: "Fullført: \(first.title)", en: "Done: \(first.title)")
      : Phrase(
        nb: "Åpnet igjen: \(first.title)", nn: "Opna att: \(first.title)",
        en: "Reopened: \(first.title)")
    let several = Phrase(
      nb: "\(followUps.count) fullført", nn: "\(followUps.count) fullførte",
      en: "\(followUps.count) done")
    return apply(
      followUps.count > 1 && isDone ? several : label,
      followUps.flatMap { changes(of: $0, isDone: isDone) })
  }

  private mutating func turnBox(at lineIndex: Int, of id: RecordID) -> [Effect] {
    guard var note = catalog.note(id) else { return [] }
    var lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(lineIndex),
      let box = lines[lineIndex].firstRange(of: "[ ]") ?? lines[lineIndex].firstRange(of: "[x]")
    else { return [] }
    let isTicked = lines[lineIndex][box] == "[x]"
    lines[lineIndex].replaceSubrange(box, with: isTicked ? "[ ]" : "[x]")
    note.text = lines.joined(separator: "\n")
    let label = Phrase(nb: "Krysset av", nn: "Kryssa av", en: "Ticked")
    return apply(label, [put(.note(note))])
  }

  /// The follow-up ticked off or reopened, and the box in the note that it was agreed in.
  private func changes(of followUp: FollowUp, isDone: Bool) -> [Change] {
    var changed = followUp
    changed.status = isDone ? .completed : .needsAction
    changed.completed = isDone ? today : nil
    let note = NoteFollowUps.note(agreeingWith: changed, in: catalog)
    return [put(.followUp(changed))] + (note.map { [put(.note($0))] } ?? [])
  }
}
