import CivilTime
import Glibc
import VObject

/// `edit`: changes properties of one item in its file; all other bytes stay.
///
/// An occurrence that has been as its series says gets a component of its own.
enum EditVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(
      arguments, options: ["--uid", "--item", "--recurrence-id", "--set", "--delete"])
    let path = try arguments.requireOperand("one file")
    let selector = try selector(arguments)
    let changes = try PropertyChanges(arguments)
    let moment = Instant(secondsSince1970: time(nil))
    guard !changes.isEmpty else {
      throw FileArguments.UsageError(message: "say what to --set or --delete")
    }
    do throws(FileFailure) {
      try FileRewriting(path).apply { (file) throws(FileFailure) in
        guard var file else { throw FileFailure(.notFound, "there is no such file") }
        try edit(&file, selector, changes, at: moment)
        return .contents(file)
      }
    } catch {
      output.report(error, at: path)
    }
  }

  private static func selector(
    _ arguments: FileArguments
  ) throws(FileArguments.UsageError) -> ItemSelector {
    let number = arguments.value(of: "--item")
    let selector = ItemSelector(
      uid: arguments.value(of: "--uid"), number: number.flatMap { Int($0) },
      recurrenceID: arguments.value(of: "--recurrence-id"))
    guard (selector.uid != nil) != (selector.number != nil),
      (number == nil) == (selector.number == nil)
    else { throw FileArguments.UsageError(message: "say which item: --uid UID or --item N") }
    return selector
  }

  private static func edit(
    _ file: inout ParsedFile, _ selector: ItemSelector, _ changes: PropertyChanges,
    at moment: Instant
  ) throws(FileFailure) {
    guard let series = selector.series(in: file), var calendar = file.component(at: series.outer)
    else { return try editItem(of: &file, selector, changes) }
    for item in series.items { try check(item) }
    switch try selector.occurrence(in: calendar, at: moment) {
    case .changed(let recurrenceID):
      var selector = selector
      selector.recurrenceID = recurrenceID
      try editItem(of: &file, selector, changes)
    case .unchanged(var change):
      try changes.apply(to: &change, in: .calendar)
      calendar.insert(change, behind: series.last)
      file.replaceComponent(at: series.outer, with: calendar)
    }
  }

  private static func editItem(
    of file: inout ParsedFile, _ selector: ItemSelector, _ changes: PropertyChanges
  ) throws(FileFailure) {
    let place = try selector.place(in: file)
    if let item = file.item(at: place) { try check(item) }
    try changes.apply(to: &file, at: place)
  }

  private static func check(_ item: Component) throws(FileFailure) {
    guard !item.isComplete else { return }
    var failure = FileFailure(.structure, "the item has no END; add it first")
    failure.diagnostic.line = item.lineNumber
    throw failure
  }
}
