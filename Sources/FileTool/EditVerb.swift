import VObject

/// `edit`: changes properties of one item in its file; all other bytes stay.
enum EditVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(
      arguments, options: ["--uid", "--item", "--recurrence-id", "--set", "--delete"])
    let path = try arguments.requireOperand("one file")
    let selector = try selector(arguments)
    let changes = try PropertyChanges(arguments)
    guard !changes.isEmpty else {
      throw FileArguments.UsageError(message: "say what to --set or --delete")
    }
    do throws(FileFailure) {
      try FileRewriting(path).apply { (file) throws(FileFailure) in
        guard var file else { throw FileFailure(.notFound, "there is no such file") }
        try edit(&file, selector, changes)
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
    _ file: inout ParsedFile, _ selector: ItemSelector, _ changes: PropertyChanges
  ) throws(FileFailure) {
    let place = try selector.place(in: file)
    var item = file[place]
    guard item.isComplete else {
      var failure = FileFailure(.structure, "the item has no END; mend that first")
      failure.diagnostic.line = item.lineNumber
      throw failure
    }
    try changes.apply(to: &item, in: file.dialect(at: place))
    file[place] = item
  }
}
