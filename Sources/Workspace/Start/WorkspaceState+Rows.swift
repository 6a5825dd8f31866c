import CivilTime
import Domain
import Wording

/// Which rows the panes of the start page have.
extension WorkspaceState {
  func rows(of pane: Pane) -> PaneRows {
    guard !isLoading || pane == .contacts else { return PaneRows() }
    switch pane {
    case .contacts: return contactRows
    case .calendar: return calendarRows
    case .threads: return PaneRows([.records(catalog.conversationKeys)], or: .noThreads)
    case .followUps: return followUpRows
    }
  }

  private var contactRows: PaneRows {
    let mainContacts = Set(summary.coverage.rows.flatMap(\.mainContacts))
    return PaneRows(
      municipalityParts + section(.organizations, catalog.otherOrganizationKeys)
        + section(.people, catalog.keys(of: .contact, except: mainContacts)))
  }

  private var municipalityParts: [PaneRows.Part] {
    let records = { [catalog] (organizations: [Organization]) in
      PaneRows.Part.records(catalog.keys(of: .organization, organizations.map(\.id)))
    }
    switch start.contactOrder {
    case .name:
      return [records(catalog.municipalities)]
    case .lastContact:
      let days = Dictionary(
        uniqueKeysWithValues: catalog.municipalities.map {
          ($0.id, summary.row(of: $0.id)?.lastContact?.day.dayNumber ?? .min)
        })
      // A stable order: equal days stay in the order of names.
      return [
        records(
          catalog.municipalities.enumerated().sorted {
            (days[$0.element.id, default: 0], $0.offset)
              < (days[$1.element.id, default: 0], $1.offset)
          }.map(\.element))
      ]
    case .region:
      let regions = Dictionary(grouping: catalog.municipalities) {
        $0.municipality?.regions.first ?? ""
      }
      return regions.keys.sorted().flatMap { region in
        [
          .heading(.region(region.isEmpty ? "–" : region)), records(regions[region, default: []]),
        ]
      }
    }
  }

  private var calendarRows: PaneRows {
    PaneRows([.records(summary.comingEvents)], or: .nothingAhead)
      + PaneRows(section(.past, summary.pastEvents))
  }

  private var followUpRows: PaneRows {
    PaneRows([.records(summary.followUps.open)], or: .noFollowUps)
      + PaneRows(section(.finished, summary.followUps.closed))
  }

  private func section(_ heading: PaneRow.Heading, _ keys: KeyList) -> [PaneRows.Part] {
    keys.isEmpty ? [] : [.heading(heading), .records(keys)]
  }
}

extension PaneRows {
  /// Some parts, or a heading that says that there is nothing.
  fileprivate init(_ parts: [Part], or nothing: PaneRow.Heading) {
    self.init(parts.contains { $0.count > 0 } ? parts : [.heading(nothing)])
  }
}
