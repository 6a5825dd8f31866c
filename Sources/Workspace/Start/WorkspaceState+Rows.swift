import CivilTime
import Domain
import Wording

/// Which rows the panes of the start page have.
extension WorkspaceState {
  func rows(of pane: Pane) -> [PaneRow] {
    guard !isLoading || pane == .contacts else { return [] }
    switch pane {
    case .contacts: return contactRows
    case .calendar: return calendarRows
    case .threads: return threadRows
    case .followUps: return followUpRows
    }
  }

  private var contactRows: [PaneRow] {
    let organizations = catalog.otherOrganizationIDs
    let mainContacts = Set((summary.coverage?.rows ?? []).flatMap(\.mainContacts))
    let people = catalog.ids(of: .contact).filter { !mainContacts.contains($0) }
    return municipalityRows
      + section(.organizations, organizations.map { .record(RecordKey(.organization, $0)) })
      + section(.people, people.map { .record(RecordKey(.contact, $0)) })
  }

  private var municipalityRows: [PaneRow] {
    let rows = { (organizations: [Organization]) in
      organizations.map { PaneRow.record(RecordKey(.organization, $0.id)) }
    }
    switch start.contactOrder {
    case .name:
      return rows(Array(catalog.municipalities))
    case .lastContact:
      let days = Dictionary(
        uniqueKeysWithValues: catalog.municipalities.map {
          ($0.id, summary.row(of: $0.id)?.lastContact?.day.dayNumber ?? .min)
        })
      // A stable order: equal days stay in the order of names.
      return rows(
        catalog.municipalities.enumerated().sorted {
          (days[$0.element.id, default: 0], $0.offset)
            < (days[$1.element.id, default: 0], $1.offset)
        }.map(\.element))
    case .region:
      let regions = Dictionary(grouping: catalog.municipalities) {
        $0.municipality?.regions.first ?? ""
      }
      return regions.keys.sorted().flatMap { region in
        [.heading(.region(region.isEmpty ? "–" : region))] + rows(regions[region, default: []])
      }
    }
  }

  private var calendarRows: [PaneRow] {
    let coming = summary.comingEvents.map { PaneRow.record(RecordKey(.event, $0)) }
    let past = summary.pastEvents.map { PaneRow.record(RecordKey(.event, $0)) }
    return (coming.isEmpty ? [.heading(.nothingAhead)] : coming) + section(.past, past)
  }

  private var threadRows: [PaneRow] {
    let rows = catalog.conversationIDs.map { PaneRow.record(RecordKey(.message, $0)) }
    return rows.isEmpty ? [.heading(.noThreads)] : rows
  }

  private var followUpRows: [PaneRow] {
    let open = summary.followUps.open.map { PaneRow.record(RecordKey(.followUp, $0)) }
    let closed = summary.followUps.closed.map { PaneRow.record(RecordKey(.followUp, $0)) }
    return (open.isEmpty ? [.heading(.noFollowUps)] : open) + section(.finished, closed)
  }

  private func section(_ heading: PaneRow.Heading, _ rows: [PaneRow]) -> [PaneRow] {
    rows.isEmpty ? [] : [.heading(heading)] + rows
  }
}
