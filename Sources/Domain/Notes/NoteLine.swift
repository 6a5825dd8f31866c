package import CivilTime

/// A line `- [ ] …` of a note and what it was understood to say.
package struct NoteLine: Hashable, Sendable {
  /// Something to show before saving, because it was decided on thin ground or not at all.
  package enum Hint: Hashable, Sendable {
    case unknownPerson(String)
    /// The name fits several; none was taken.
    case ambiguousPerson(String, [RecordID])
    case unknownOrganization(String)
    /// Several dates; the first of these was taken.
    case severalDates([CivilDate])
    /// No single day was named; the due day is the last of its span.
    case vagueDate(VagueDate)
    /// The due day is before the day of the note.
    case pastDate(CivilDate)
    /// A weekday was written that is not the date's.
    case wrongWeekday(CivilDate)
  }

  /// From 0.
  package let lineIndex: Int
  package let isTicked: Bool
  /// What is to be done, without names and dates at its ends; never empty.
  package let title: String
  package let due: CivilDate?
  /// Those responsible, in the order they are named.
  package let people: [RecordID]
  /// Those concerned, in the order they are named.
  package let organizations: [RecordID]
  package let hints: [Hint]
  /// UTF-8 offsets in the note of the names and of the date that was taken, for marking them.
  package let understood: [Range<Int>]
}

extension NoteLine {
  /// Every line with a box in a note's text, in order.
  ///
  /// - Parameters:
  ///   - text: Markdown.
  ///   - base: The day that `fredag` is counted from: the note's.
  ///   - directory: The names that can be mentioned.
  ///   - near: People who are meant first where a name fits several.
  /// - Returns: Nothing for lines in code or without anything behind the box.
  package static func lines(
    in text: String, base: CivilDate, directory: MentionDirectory, near: Set<RecordID> = []
  ) -> [NoteLine] {
    Checkbox.all(in: text).map { box in
      NoteLine(box, base: base, mentions: directory.mentions(in: box.text, near: near))
    }
  }

  init(_ box: Checkbox, base: CivilDate, mentions: [Mention]) {
    var hints = mentions.compactMap(\.hint)
    let dates = LineDates(box.text, base: base, without: mentions)
    hints += dates.hints(base: base)
    lineIndex = box.lineIndex
    isTicked = box.isTicked
    due = dates.due
    people = mentions.compactMap(\.person)
    organizations = mentions.compactMap(\.organization)
    title = LineTitle(box.text, mentions: mentions, date: dates.chosen?.range).text
    self.hints = hints
    understood =
      (mentions.filter(\.isKnown).map(\.range) + [dates.chosen?.range].compactMap(\.self))
      .map { $0.lowerBound + box.textOffset..<$0.upperBound + box.textOffset }
  }
}

extension Mention {
  var person: RecordID? {
    guard case .person(let id) = target else { return nil }
    return id
  }

  var organization: RecordID? {
    guard case .organization(let id) = target else { return nil }
    return id
  }

  /// Whether one record is meant.
  package var isKnown: Bool {
    person != nil || organization != nil
  }

  fileprivate var hint: NoteLine.Hint? {
    switch target {
    case .person, .organization: nil
    case .ambiguousPerson(let people): .ambiguousPerson(name, people)
    case .unknownPerson: .unknownPerson(name)
    case .unknownOrganization: .unknownOrganization(name)
    }
  }
}
