extension Coverage {
  /// What the map and the coverage table can show, one at a time.
  ///
  /// The raw values are those of `samspill coverage --measure`.
  package enum Measure: String, CaseIterable, Hashable, Sendable {
    case mainContact = "contact"
    case lastContact = "last-contact"
    case attendance
    case followUps = "followups"
    case over80 = "age80"
  }

  /// What a measure says about one municipality; `Wording` makes text of it.
  package enum Reading: Hashable, Sendable {
    /// Nothing is known.
    case unknown
    /// There is none: no main contact, no contact ever.
    case missing
    /// The main contacts, at least one.
    case contacts([RecordID])
    /// Days since the last contact.
    case days(Int)
    /// The answer to the chosen event.
    case answer(Participant.Status)
    /// How many out of how many gatherings.
    case attended(Int, of: Int)
    /// Open follow-ups and how many of them are overdue.
    case followUps(open: Int, overdue: Int)
    /// A share, 0 to 1.
    case share(Double)
  }

  /// How good a reading is.
  ///
  /// Colour may repeat it; the text of the reading always says it.
  package enum Band: String, CaseIterable, Hashable, Sendable {
    case good
    case fair
    case poor
    /// There is nothing to judge.
    case neutral
  }

  /// What `measure` says about a row of this coverage.
  package func reading(of measure: Measure, for row: Row) -> Reading {
    switch measure {
    case .mainContact:
      row.mainContacts.isEmpty ? .missing : .contacts(row.mainContacts)
    case .lastContact:
      row.daysSinceContact.map(Reading.days) ?? .missing
    case .attendance:
      if event != nil {
        row.attendance.map(Reading.answer) ?? .missing
      } else {
        gatheringCount == 0 ? .unknown : .attended(row.attendedCount, of: gatheringCount)
      }
    case .followUps:
      .followUps(open: row.openFollowUps, overdue: row.overdueFollowUps)
    case .over80:
      row.over80Share.map(Reading.share) ?? .unknown
    }
  }

  /// The band of a reading.
  ///
  /// Good: a main contact; contact within 60 days; a yes, or two of three gatherings; nothing overdue.
  /// Poor: none; more than 90 days or never; no answer or a no, or under one of three; something
  /// overdue. The share over 80 is judged against the whole network's: up to it good, up to half as
  /// much again fair.
  package func band(of measure: Measure, for row: Row) -> Band {
    switch reading(of: measure, for: row) {
    case .unknown: return .neutral
    case .missing: return .poor
    case .contacts: return .good
    case .days(let days): return days <= 60 ? .good : days <= 90 ? .fair : .poor
    case .answer(let status): return Self.band(of: status)
    case .attended(let count, let total):
      return 3 * count >= 2 * total ? .good : 3 * count >= total ? .fair : .poor
    case .followUps(let open, let overdue):
      return overdue > 0 ? .poor : open > 3 ? .fair : .good
    case .share(let share):
      guard let average = over80Share else { return .neutral }
      return share <= average ? .good : share <= 1.5 * average ? .fair : .poor
    }
  }

  /// The rows with the ones that need attention first; equals stay in the catalog's order.
  package func rows(byNeedIn measure: Measure) -> [Row] {
    let keys = rows.map { need(of: measure, for: $0) }
    return rows.indices.sorted { (keys[$0], $1) > (keys[$1], $0) }.map { rows[$0] }
  }

  private func need(of measure: Measure, for row: Row) -> Double {
    switch reading(of: measure, for: row) {
    case .unknown: -.infinity
    case .missing: .infinity
    case .contacts(let contacts): -Double(contacts.count)
    case .days(let days): Double(days)
    case .answer(let status): -Double(status == .accepted ? 2 : status == .tentative ? 1 : 0)
    case .attended(let count, _): -Double(count)
    case .followUps(let open, let overdue): Double(overdue) * 1000 + Double(open)
    case .share(let share): share
    }
  }

  private static func band(of status: Participant.Status) -> Band {
    switch status {
    case .accepted: .good
    case .tentative: .fair
    case .declined, .needsAction: .poor
    }
  }
}
