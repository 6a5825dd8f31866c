import CivilTime
import VObject

extension ItemSelector {
  /// Where a file has a series: a calendar, and the components in it, by their numbers.
  struct Series {
    var outer: Int
    var inner: [Int]
  }

  /// The series that the wanted occurrence may be of, if the file has no component for that one.
  func unchangedSeries(in file: ParsedFile) -> Series? {
    guard recurrenceID != nil, number == nil else { return nil }
    let items = Self.items(in: file).filter { hasUID($0.item) && $0.place.inner != nil }
    guard let outer = items.first?.place.outer else { return nil }
    let inCalendar = items.filter { $0.place.outer == outer }
    guard !inCalendar.contains(where: { isWantedOccurrence($0.item) }),
      inCalendar.contains(where: { $0.item.property(named: "RECURRENCE-ID") == nil })
    else { return nil }
    return Series(outer: outer, inner: inCalendar.compactMap(\.place.inner))
  }

  /// A component for the wanted occurrence that so far says what the series says.
  func newChange(in calendar: Component, at moment: Instant) throws(FileFailure) -> Component {
    let items = TimedItems(of: calendar, floating: nil).items.filter { item in
      item.main.map(hasUID) ?? false
    }
    guard let item = items.first, let wanted = recurrenceID.flatMap(Self.time) else {
      throw FileFailure(.notFound, noOccurrence)
    }
    guard items.count == 1 else {
      let message = "\(items.count) items have the UID \(uid ?? ""); give all but one another"
      throw FileFailure(.conflict, message, exitCode: .conflict)
    }
    do throws(TimedItem.ChangeRefusal) {
      return try item.change(of: wanted, at: moment)
    } catch {
      switch error {
      case .noOccurrence: throw FileFailure(.notFound, noOccurrence)
      case .followsChange:
        let message =
          "the occurrence follows from a change to all from an earlier one on; edit that"
        throw FileFailure(.conflict, message, exitCode: .conflict)
      }
    }
  }

  private var noOccurrence: String {
    "\(uid ?? "") has no occurrence \(recurrenceID ?? ""); `samspill file expand` shows which it has"
  }

  private static func time(_ text: String) -> CalendarTime? {
    do throws(ValueError) {
      return try CalendarTime(parsing: text)
    } catch {
      return nil
    }
  }
}
