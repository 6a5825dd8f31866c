import VObject

/// `rm`: takes an item with all its changed occurrences out of a file.
///
/// A file that then holds no item is removed. Done twice the item is gone once.
enum RemoveVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(arguments, options: ["--uid"])
    let path = try arguments.requireOperand("one file")
    guard let uid = arguments.value(of: "--uid") else {
      throw FileArguments.UsageError(message: "say --uid UID")
    }
    let selector = ItemSelector(uid: uid)
    do throws(FileFailure) {
      try FileRewriting(path).apply { (file) throws(FileFailure) in
        guard var file else { return .nothing }
        return file.removeItems(of: selector)
      }
    } catch {
      output.report(error, at: path)
    }
  }
}

extension ParsedFile {
  /// Takes out all items of the wanted UID.
  fileprivate mutating func removeItems(of selector: ItemSelector) -> FileRewriting.Outcome {
    var (doomed, count) = (0, 0)
    ItemSelector.forEachItem(in: self) { _, item in
      count += 1
      if selector.hasUID(item) { doomed += 1 }
    }
    guard doomed > 0 else { return .contents(self) }
    guard doomed < count else { return .nothing }
    removeComponents { ItemSelector.isItem($0, inCalendar: false) && selector.hasUID($0) }
    changeComponents { calendar in
      guard calendar.name == "VCALENDAR" else { return }
      calendar.removeComponents { ItemSelector.isItem($0, inCalendar: true) && selector.hasUID($0) }
    }
    return .contents(self)
  }
}
