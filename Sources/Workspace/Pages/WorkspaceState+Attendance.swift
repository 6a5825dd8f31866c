import Domain
import TerminalUI
import Wording

/// Recording who comes to an event, municipality by municipality.
extension WorkspaceState {
  mutating func showAttendance() -> [Effect] {
    guard let subject, subject.kind == .event else {
      notice = Notice(Self.nothingSelected(language), kind: .hint)
      return []
    }
    return go(to: .attendance(subject.id))
  }

  /// The selected municipality's answer; the keys go on to the next one.
  mutating func answer(_ status: Participant.Status) -> [Effect] {
    guard let municipality = selectedMunicipalityOfAnswer else { return [] }
    let effects = record(status, of: municipality)
    page.position.step(by: 1, visibleRows: pageRows, among: document.isSelectable)
    return effects
  }

  /// Goes round the answers: coming, perhaps, not coming, no answer.
  mutating func nextAnswer() -> [Effect] {
    guard let municipality = selectedMunicipalityOfAnswer, let event = eventBeingAnswered else {
      return []
    }
    let order: [Participant.Status] = [.needsAction, .accepted, .tentative, .declined]
    let attendance = Attendance(at: event, in: catalog)
    let status =
      attendance.answers.first { $0.municipality == municipality.id }?.status ?? .needsAction
    let index = order.firstIndex(of: status) ?? 0
    return record(order[(index + 1) % order.count], of: municipality)
  }

  private var eventBeingAnswered: Event? {
    guard case .attendance(let id) = page.place else { return nil }
    return unsavedEvent?.id == id ? unsavedEvent : catalog.event(id)
  }

  private var selectedMunicipalityOfAnswer: Organization? {
    guard case .answer(let id) = selectedLine?.target else { return nil }
    return catalog.organization(id)
  }

  /// Changes the event; while an earlier answer is being stored the new ones are collected.
  private mutating func record(
    _ status: Participant.Status, of municipality: Organization
  ) -> [Effect] {
    guard var event = eventBeingAnswered else { return [] }
    event.setStatus(status, of: municipality, in: catalog)
    unsavedEvent = event
    guard !isInFlight(RecordKey(.event, event.id)) else { return [] }
    let label = Phrase("\(municipality.shortName): \(status.name(language))")
    return apply(label, [put(.event(event))])
  }

  /// Stores the answers that came while an earlier one was being stored.
  mutating func continueAnswering() -> [Effect] {
    guard let event = unsavedEvent, !isInFlight(RecordKey(.event, event.id)) else { return [] }
    unsavedEvent = nil
    guard let stored = catalog.event(event.id), stored.participants != event.participants else {
      return []
    }
    var changed = stored
    changed.participants = event.participants
    unsavedEvent = changed
    return apply(Command.attendance.entry.title, [put(.event(changed))])
  }
}

extension Event {
  /// Sets the answer of a municipality: of whoever stands for it on the list, or else its own.
  mutating func setStatus(
    _ status: Participant.Status, of municipality: Organization, in catalog: Catalog
  ) {
    let theirs = participants.indices.filter { index in
      catalog.municipalities(of: [participants[index]]).contains { $0.id == municipality.id }
    }
    // The best answer counts, so that nobody's may stay better than the one recorded.
    for index in theirs where participants[index].status > status {
      participants[index].status = status
    }
    let own = theirs.first { participants[$0].kind == .organization }
    if let index = own ?? (theirs.count == 1 ? theirs.first : nil) {
      participants[index].status = status
    } else {
      participants.append(Participant(municipality, status: status))
    }
  }
}
